import ArgumentParser
import Foundation

/// One evening on one server.
struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play one game on one server, and report.",
        discussion:
            "Without --port it starts a server of its own, the quizline beside this program or that of --server.")

    @OptionGroup var game: GameSettings

    @Option(help: ArgumentHelp("How many rooms, with the players dealt over them.", valueName: "n"))
    var rooms = 1

    @Option(
        help: ArgumentHelp(
            "The bank to play; 'load' is one made for this. May be given more than once.", valueName: "name"))
    var bank: [String] = [LoadBank.name]

    @Option(help: ArgumentHelp("The server's program.", valueName: "path"))
    var server: String?

    @Option(help: "Which kind of server: quizline, or to compare baseline, redis or nats.")
    var peer = Peer.quizline

    @Option(help: ArgumentHelp("Event loops of the server. (default: its own)", valueName: "n"))
    var loops: Int?

    @Option(help: ArgumentHelp("An argument for the server; may be given more than once.", valueName: "word"))
    var serverArgument: [String] = []

    @Option(help: ArgumentHelp("The port on this machine of a server that runs already.", valueName: "port"))
    var port: UInt16?

    @Option(help: ArgumentHelp("Its process, so that its CPU time and memory can be told.", valueName: "pid"))
    var pid: Int32?

    @Flag(help: "Have the server keep the game in a journal that survives a power cut.")
    var journaled = false

    @Flag(help: "Count the server's allocations too (slows it down a little).")
    var countAllocations = false

    @Option(
        help: ArgumentHelp(
            "Count the server's instructions too, with Valgrind's callgrind, and keep its files there: times mean nothing.",
            valueName: "directory"))
    var callgrind: String?

    func validate() throws {
        guard (1...5000).contains(rooms), rooms <= game.players else {
            throw ValidationError("--rooms is from 1 to 5000, and no more than there are players")
        }
    }

    func run() throws {
        Children.watch()
        let progress = ProgressLine()
        var ledger = Ledger()
        if peer == .quizline {
            try Evenings(game, progress).quiz(
                "quizline", start(), rooms: rooms, banks: bank, questions: game.questions,
                timedQuestions: game.timedQuestions, into: &ledger)
        } else {
            try Evenings(game, progress).peer(
                peer.rawValue, peer, startPeer(), lengths: .usual, questions: game.questions, into: &ledger)
        }
        progress.end()
        print(LedgerText(ledger).text)
        try game.write(ledger)
    }

    private func startPeer() throws -> ServerProcess {
        if let port { return ServerProcess(port: port, id: pid) }
        let start = PeerStart(peer: peer, clients: game.players, receipt: LineLengths.usual.receipt)
        guard let server = try start.start() else { throw LoadError("\(peer.rawValue) is not installed") }
        return server
    }

    private func start() throws -> ServerProcess {
        if let port { return ServerProcess(port: port, id: pid) }
        let program = try server ?? Programs.own("quizline")
        return try QuizServerStart(
            program: program, clients: game.players + rooms, loops: loops, more: serverArgument,
            counting: countAllocations, journaled: journaled, callgrind: callgrind
        ).start()
    }
}
