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
        let names = banks.map { "\"\($0)\"" }.joined(separator: ",")
        let create =
            "{\"type\":\"create\",\"bank\":\(banks.count == 1 ? names : "[\(names)]"),\"options\":{\"early_close\":false}}"
        try session.comeIn(
            players: players, rooms: rooms, create: create, sources: game.sources, outstanding: game.joining)
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

    private func begin(
        _ subject: String, _ peer: Peer, _ server: ServerProcess, connections: Int, _ ledger: Ledger
    ) throws -> Session {
        let troupe = try Troupe(peer, port: server.port, connections: connections, progress: progress)
        return Session(subject, server, troupe, progress, ledger, seed: game.seed)
    }
}
