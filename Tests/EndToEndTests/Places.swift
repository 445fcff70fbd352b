import Foundation

/// Where things lie: the program under test, the protocol's files and the tests' tools.
enum Places {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let schema = repository.appending(path: "Protocol/schema/server.json").path
    static let examples = repository.appending(path: "Protocol/examples").path
    static let transcripts = repository.appending(path: "Protocol/transcripts").path
    static let banks = repository.appending(path: "Tests/Tools/banks").path
    static let tools = repository.appending(path: "Tests/Tools").path

    /// `quizline`, built beside these tests; `QUIZLINE_BINARY` names another.
    static let quizline: String = {
        if let named = ProcessInfo.processInfo.environment["QUIZLINE_BINARY"] { return named }
        var folders = [URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()]
        folders += CommandLine.arguments.filter { $0.hasPrefix("/") }.map { URL(filePath: $0) }
        let beside = folders.map { $0.deletingLastPathComponent().appending(path: "quizline").path }
        return beside.first { FileManager.default.isExecutableFile(atPath: $0) } ?? "quizline"
    }()

    /// Debian's own Python has the packages that the tools need; another one found first may not.
    static let python =
        FileManager.default.isExecutableFile(atPath: "/usr/bin/python3") ? "/usr/bin/python3" : "python3"
}
