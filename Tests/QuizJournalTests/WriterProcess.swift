import Foundation
import QuizJournal
import QuizRules
import Whim

/// A journal's writer in a process of its own, which can be ended at any moment (see `Tests/JournalWriter`).
final class WriterProcess {
    private let process = Process()
    private let output = Pipe()
    private var rest = Data()
    private(set) var lines: [String] = []

    init(_ directory: String, _ durability: Durability = .full, user: Int? = nil, environment: [String: String] = [:])
        throws
    {
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appendingPathComponent("journal-writer")
        process.arguments = [directory, durability.rawValue] + (user.map { ["\($0)"] } ?? [])
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        try process.run()
    }

    /// The next line it says; nil: it has ended.
    func nextLine() -> String? {
        while true {
            if let end = rest.firstIndex(of: 0x0A) {
                let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
                rest = Data(rest[(end + 1)...])
                lines.append(line)
                return line
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            rest += more
        }
    }

    /// Ends it as the kernel ends a process, and hears the last it had said.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        hearOut()
    }

    /// Waits until it ends by itself; its exit code.
    @discardableResult
    func hearOut() -> Int32 {
        while nextLine() != nil {}
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// The last batch that it said was durable; nil: not even the game.
    var lastDurable: Int? {
        lines.last { $0.hasPrefix("durable ") }.flatMap { Int($0.dropFirst(8)) }
    }

    /// What the writer keeps as batch `number`.
    static func turn(_ number: Int) -> [TimedInput] {
        let at = Milliseconds(1_764_000_000_000 + number)
        let answer = GivenAnswer.form(.text("answer \(number)"))
        return [
            TimedInput(.say("batch \(number)"), at: at),
            TimedInput(
                .answer(PlayerID(number: number), question: number, answer, received: at - 1, credit: 0), at: at),
        ]
    }
}

/// The disk that can lose its power (see `Tests/PowerCut`), compiled once.
enum PowerCut {
    static let library: Result<String, any Error> = Result {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("PowerCut/powercut.c").path
        let library = NSTemporaryDirectory() + "quizline-powercut-\(getpid()).so"
        let compiler = Process()
        compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        compiler.arguments = ["cc", "-shared", "-fPIC", "-O1", "-w", "-o", library, source, "-ldl", "-lpthread"]
        try compiler.run()
        compiler.waitUntilExit()
        guard compiler.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        return library
    }

    static let isPossible = ["/usr/bin/cc", "/usr/local/bin/cc"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }
}
