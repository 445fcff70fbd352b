import ArgumentParser
import Foundation

@main
struct QuizlineLoad: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quizline-load",
        abstract: "Plays quiz nights with thousands of players on this machine, and says what they felt.",
        discussion: """
            Only this machine's own loopback addresses are ever connected to. Instants of all processes are of one clock; \
            percentiles come from HdrHistogram, and answers are timed from when they were to be sent.
            """,
        subcommands: [PlayCommand.self, BenchCommand.self, SlowCommand.self, CrewCommand.self],
        defaultSubcommand: PlayCommand.self)
}

/// Options of a game and of the players, for all commands.
struct GameSettings: ParsableArguments {
    @Option(help: ArgumentHelp("How many players: 1 to 200000.", valueName: "n"))
    var players = 1000

    @Option(help: ArgumentHelp("How many questions are closed by the host.", valueName: "n"))
    var questions = 4

    @Option(
        help: ArgumentHelp("How many more are closed by their time, a tenth of the players silent.", valueName: "n"))
    var timedQuestions = 0

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Over how many seconds answers are spread, as a Poisson process; 0: all at once. Several take turns.",
            valueName: "seconds"))
    var storms: [Double] = [0, 2]

    @Option(help: ArgumentHelp("How many loopback addresses players come from: 1 to 200.", valueName: "n"))
    var sources = 8

    @Option(help: ArgumentHelp("How many players come in at a time.", valueName: "n"))
    var joining = 256

    @Option(help: ArgumentHelp("Seed of all chance.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Also write all figures to this file, as JSON.", valueName: "file"))
    var json: String?

    func validate() throws {
        guard (1...200_000).contains(players) else { throw ValidationError("--players is from 1 to 200000") }
        guard (1...200).contains(sources) else { throw ValidationError("--sources is from 1 to 200") }
        guard (1...10_000).contains(joining) else { throw ValidationError("--joining is from 1 to 10000") }
        guard (0...1000).contains(questions), (0...1000).contains(timedQuestions) else {
            throw ValidationError("--questions and --timed-questions are from 0 to 1000")
        }
        guard storms.allSatisfy({ (0...600).contains($0) }) else { throw ValidationError("--storms are from 0 to 600") }
    }

    func write(_ ledger: Ledger) throws {
        guard let json else { return }
        try LedgerJSON(ledger).data().write(to: URL(fileURLWithPath: json))
    }
}
