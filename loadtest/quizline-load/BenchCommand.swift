import ArgumentParser
import Foundation

/// Our server, the yardstick and its peers, in turns.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure the server against bare libuv, Redis and NATS, in turns, and say ratios.")

    @OptionGroup var game: GameSettings

    @Option(help: ArgumentHelp("How often each is measured; medians want at least 5.", valueName: "n"))
    var rounds = 5

    @Option(help: ArgumentHelp("How many rooms of 20.", valueName: "n"))
    var rooms = 500

    @Option(
        help: ArgumentHelp("How many of 100 players stop reading in a run for that; 0: no such run.", valueName: "n"))
    var stalled = 5

    @Option(help: ArgumentHelp("The server's program.", valueName: "path"))
    var server: String?

    @Flag(help: "Leave out redis-server and nats-server.")
    var noPeers = false

    @Option(help: ArgumentHelp("Also write the report to this file.", valueName: "file"))
    var text: String?

    func validate() throws {
        guard (1...100).contains(rounds) else { throw ValidationError("--rounds is from 1 to 100") }
        guard (0...5000).contains(rooms) else { throw ValidationError("--rooms is from 0 to 5000") }
        guard (0...50).contains(stalled) else { throw ValidationError("--stalled is from 0 to 50") }
        guard game.questions >= 1 else { throw ValidationError("a bench asks at least one question") }
    }

    /// What was played.
    private var said: String {
        let text =
            "\(game.players) players; \(rooms) rooms of 20 at once; of \(rounds) rounds, the medians. Redis and NATS say some lines "
            + "of their own with each that they deliver, which the players' side has to read too."
        return game.players == 10_000 ? text : text + " What is aimed at is meant for 10000 players."
    }

    func run() throws {
        Children.watch()
        let progress = ProgressLine()
        var bench = try Bench(self, progress)
        for round in 1...rounds {
            progress.begin("round \(round) of \(rounds)")
            try bench.playRound(round)
        }
        progress.end()
        let ledger = bench.ledger
        let report = [
            Machine().text, said, ledger.aims.text,
            LedgerText(ledger).text,
        ].joined(separator: "\n\n")
        print(report)
        if let text { try (report + "\n").write(toFile: text, atomically: true, encoding: .utf8) }
        if let json = game.json {
            try LedgerJSON(ledger, aims: ledger.aims).data().write(to: URL(fileURLWithPath: json))
        }
    }
}

/// A bench under way.
private struct Bench {
    let command: BenchCommand
    let game: GameSettings
    let evenings: Evenings
    let program: String
    var ledger = Ledger()
    private var lengths = LineLengths()

    init(_ command: BenchCommand, _ progress: ProgressLine) throws {
        self.command = command
        game = command.game
        evenings = Evenings(command.game, progress)
        program = try command.server ?? Programs.own("quizline")
    }

    /// Everybody once, in an order that turns from round to round.
    mutating func playRound(_ round: Int) throws {
        // The lengths of the lines come from a real game.
        if lengths.question == 0 { try quiz(Subject.oneLoop, loops: 1) }
        var turns: [(inout Bench) throws -> Void] = [
            { try $0.peer(Subject.baseline, .baseline) },
            { try $0.quiz(Subject.allLoops, loops: nil) },
            { try $0.quiz(Subject.small, loops: 1, players: 100, questions: 40, storms: [0]) },
        ]
        turns.append { try $0.quiz(Subject.journaled, loops: 1, journaled: true) }
        if round > 1 { turns.append { try $0.quiz(Subject.oneLoop, loops: 1) } }
        if command.rooms > 0 {
            turns.append { try $0.quizRooms(Subject.rooms, loops: 1) }
            turns.append { try $0.quizRooms(Subject.roomsAllLoops, loops: nil) }
        }
        if command.stalled > 0 { turns.append { try $0.slow() } }
        if !command.noPeers {
            turns.append { try $0.peer(Subject.redis, .redis) }
            turns.append { try $0.peer(Subject.nats, .nats) }
        }
        for index in turns.indices { try turns[(index + round) % turns.count](&self) }
    }

    private mutating func quiz(
        _ subject: String, loops: Int?, players: Int? = nil, questions: Int? = nil, storms: [Double]? = nil,
        journaled: Bool = false
    ) throws {
        let start = QuizServerStart(
            program: program, clients: (players ?? game.players) + 1, loops: loops, journaled: journaled)
        let found = try evenings.quiz(
            subject, start.start(), players: players, questions: questions ?? game.questions,
            timedQuestions: players == nil ? game.timedQuestions : 0, storms: storms, into: &ledger)
        if players == nil, lengths.question == 0 { lengths = found }
    }

    private mutating func slow() throws {
        var start = QuizServerStart(program: program, clients: game.players + 1 + SlowEvening.watchers, loops: 1)
        start.isLong = true
        try evenings.slow(start.start(), stalledPercent: command.stalled, into: &ledger)
    }

    private mutating func quizRooms(_ subject: String, loops: Int?) throws {
        let players = command.rooms * 20
        let start = QuizServerStart(program: program, clients: players + command.rooms, loops: loops)
        try evenings.quiz(
            subject, start.start(), players: players, rooms: command.rooms, questions: game.questions,
            timedQuestions: max(1, game.timedQuestions), into: &ledger)
    }

    private mutating func peer(_ subject: String, _ peer: Peer) throws {
        guard let server = try PeerStart(peer: peer, clients: game.players, receipt: lengths.receipt).start() else {
            return ledger.remark("\(subject) is not installed (a Debian package of that name); it was left out.")
        }
        try evenings.peer(subject, peer, server, lengths: lengths, questions: game.questions, into: &ledger)
    }
}
