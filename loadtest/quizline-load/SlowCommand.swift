import ArgumentParser

/// One evening in which some stop reading.
struct SlowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slow", abstract: "Have some of the players stop reading, and report what the others feel.",
        discussion:
            "They are as many of --players as --stalled says, and two watchers; a third one reads. Questions that all read "
            + "come first, so that both can be compared; --questions and --storms are its own.")

    @OptionGroup var game: GameSettings

    @Option(help: ArgumentHelp("How many of 100 players stop reading: 1 to 50.", valueName: "n"))
    var stalled = 5

    @Option(help: ArgumentHelp("Event loops of the server.", valueName: "n"))
    var loops = 1

    @Option(help: ArgumentHelp("The server's program.", valueName: "path"))
    var server: String?

    func validate() throws {
        guard (1...50).contains(stalled) else { throw ValidationError("--stalled is from 1 to 50") }
    }

    func run() throws {
        Children.watch()
        let progress = ProgressLine()
        var ledger = Ledger()
        var start = QuizServerStart(
            program: try server ?? Programs.own("quizline"), clients: game.players + 1 + SlowEvening.watchers,
            loops: loops)
        start.isLong = true
        try Evenings(game, progress).slow(start.start(), stalledPercent: stalled, into: &ledger)
        progress.end()
        print(ledger.slowAims.text + "\n\n" + LedgerText(ledger).text)
        try game.write(ledger)
    }
}
