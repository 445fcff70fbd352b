import ArgumentParser
import QuizServer

@main
struct Quizline: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quizline",
        abstract: "A multiplayer quiz server that people join with nothing but nc or telnet.",
        discussion: """
            To host a quiz night: start 'quizline serve', open another terminal, and type what it tells you. \
            To see how an evening goes: 'quizline demo'.
            """,
        version: quizlineVersion,
        subcommands: [
            Serve.self, Demo.self, BankCommand.self, GamesCommand.self, ReplayCommand.self, ReportCommand.self,
            CorrectCommand.self, ExportCommand.self, ImportCommand.self,
        ])
}
