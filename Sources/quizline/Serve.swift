import ArgumentParser
import Foundation
import Logging
import QuizBanks
import QuizServer

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run a quiz server.",
        discussion: """
            Every option may also be set by the environment (QUIZLINE_PORT, QUIZLINE_HOST with commas between addresses, \
            QUIZLINE_BANK_DIR, QUIZLINE_DATA, QUIZLINE_DURABILITY, QUIZLINE_HOST_KEY, QUIZLINE_PRACTICE, \
            QUIZLINE_MAX_CLIENTS, QUIZLINE_LOOPS, QUIZLINE_LOG_LEVEL) and by a YAML file; the \
            command line wins over the environment, and the environment over the file.
            """)

    @Option(help: ArgumentHelp("The TCP port; 0 takes any that is free. (default: 7777)", valueName: "port"))
    var port: String?

    @Option(
        help: ArgumentHelp(
            "An address to listen on; may be given more than once. (default: all of this machine's)",
            valueName: "address"))
    var host: [String] = []

    @Option(help: ArgumentHelp("A directory with banks of your own (*.yaml).", valueName: "dir"))
    var bankDir: String?

    @Option(
        help: ArgumentHelp(
            "Where games are kept; ':memory:' keeps them nowhere. (default: quizline in the system's state directory)",
            valueName: "dir"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "What a receipt promises: full (survives a power cut), normal (survives a kill) or none. (default: full)",
            valueName: "level"))
    var durability: String?

    @Option(
        help: ArgumentHelp(
            "The key for hosting from another machine. (default: a new one, printed at the start)", valueName: "key"))
    var hostKey: String?

    @Option(
        help: ArgumentHelp(
            "Whether people may practise alone: idle (not with a bank that a game uses), always or never. (default: idle)",
            valueName: "rule"))
    var practice: String?

    @Option(help: ArgumentHelp("The most connections at once. (default: 10000)", valueName: "n"))
    var maxClients: String?

    @Option(help: ArgumentHelp("Event loops, each on a thread of its own. (default: one a core)", valueName: "n"))
    var loops: String?

    @Option(
        help: ArgumentHelp(
            "How much is logged to standard error: trace, debug, info, notice, warning, error, critical. (default: notice)",
            valueName: "level"))
    var logLevel: String?

    @Option(help: ArgumentHelp("A YAML file with settings; QUIZLINE_CONFIG names one too.", valueName: "file"))
    var config: String?

    func run() throws {
        let configuration = try settings()
        let library = try library(with: configuration.bankDirectory)
        let server = Server(configuration, library: library, log: makeLog(configuration.logLevel))
        do {
            try server.run { ready in
                print(greeting(ready, banks: library.names))
                // Whoever waits for this through a pipe must not wait for more.
                fflush(nil)
            }
            print("Goodbye.")
        } catch {
            throw failure(error)
        }
    }

    private func settings() throws -> Configuration {
        var configuration = Configuration()
        do {
            let environment = ProcessInfo.processInfo.environment
            if let file = config ?? environment["QUIZLINE_CONFIG"] { try configuration.read(file: file) }
            try configuration.read(environment: environment)
            let options: [(String, [String])] = [
                ("port", list(port)), ("host", host), ("bank_dir", list(bankDir)), ("data", list(data)),
                ("durability", list(durability)), ("host_key", list(hostKey)), ("practice", list(practice)),
                ("max_clients", list(maxClients)), ("loops", list(loops)),
                ("log_level", list(logLevel)),
            ]
            for (name, values) in options where !values.isEmpty {
                try configuration.set(name, to: values)
            }
        } catch {
            throw failure(error)
        }
        return configuration
    }

    private func list(_ value: String?) -> [String] { value.map { [$0] } ?? [] }
}
