import Foundation

/// Whole evenings, each on a server of its own.
struct Evenings {
    let game: GameSettings
    let progress: ProgressLine

    init(_ game: GameSettings, _ progress: ProgressLine) {
        self.game = game
        self.progress = progress
    }

    /// A game on our own server. Returns the lengths of its lines.
    @discardableResult
    func quiz(
        _ subject: String, _ server: ServerProcess, players: Int? = nil, rooms: Int = 1,
        banks: [String] = [LoadBank.name],
        questions: Int, timedQuestions: Int = 0, storms: [Double]? = nil, into ledger: inout Ledger
    ) throws -> LineLengths {
        let players = players ?? game.players
        let session = try begin(subject, .quizline, server, connections: players + rooms, ledger)
        defer { ledger = session.ledger }
        try session.comeIn(
            players: players, rooms: rooms, create: Self.create(banks), sources: game.sources, outstanding: game.joining
        )
        var evening = QuizEvening(
            session, questions: questions, storms: storms ?? game.storms, timedQuestions: timedQuestions)
        try evening.play()
        try session.end(isQuiz: true)
        return evening.lengths
    }

    /// The same amount of lines on a server that only moves bytes.
    func peer(
        _ subject: String, _ peer: Peer, _ server: ServerProcess, lengths: LineLengths, questions: Int,
        into ledger: inout Ledger
    ) throws {
        let session = try begin(subject, peer, server, connections: game.players + 1, ledger)
        defer { ledger = session.ledger }
        try session.comeIn(
            players: game.players, rooms: 1, create: "", sources: game.sources, outstanding: game.joining)
        try PeerEvening(
            session: session, lengths: lengths, questions: questions, storms: game.storms, answers: peer == .baseline
        ).play()
        try session.end(isQuiz: false)
    }

    /// A game in which a share of the players and two watchers stop reading halfway.
    func slow(_ server: ServerProcess, stalledPercent: Int, into ledger: inout Ledger) throws {
        let stalled = max(1, game.players * stalledPercent / 100)
        let players = max(1, game.players - stalled)
        let session = try begin(Subject.allRead, .quizline, server, connections: players + 1, ledger)
        defer { ledger = session.ledger }
        let rooms = try session.comeIn(
            players: players, rooms: 1, create: Self.create([LoadBank.name]), sources: game.sources,
            outstanding: game.joining)
        let readers = try SlowReaders(
            port: server.port, room: rooms[0], players: stalled, watchers: SlowEvening.watchers)
        defer { readers.leave() }
        try SlowEvening(
            session: session, readers: readers, stalledPlayers: stalled, questions: 6, storms: [0, 0.5]
        ).play()
        readers.leave()
        try session.end(isQuiz: true)
    }

    private static func create(_ banks: [String]) -> String {
        let names = banks.map { "\"\($0)\"" }.joined(separator: ",")
        let bank = banks.count == 1 ? names : "[\(names)]"
        return "{\"type\":\"create\",\"bank\":\(bank),\"options\":{\"early_close\":false}}"
    }

    private func begin(
        _ subject: String, _ peer: Peer, _ server: ServerProcess, connections: Int, _ ledger: Ledger
    ) throws -> Session {
        let troupe = try Troupe(peer, port: server.port, connections: connections, progress: progress)
        return Session(subject, server, troupe, progress, ledger, seed: game.seed)
    }
}
