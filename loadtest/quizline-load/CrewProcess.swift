import Foundation

/// A crew in a process of its own, as the director sees it: an order goes in, a report comes back.
final class CrewProcess {
    private let process = Process()
    private let orders = Pipe()
    private var reports: LineReader
    private let progress: ProgressLine

    init(_ progress: ProgressLine) throws {
        self.progress = progress
        let output = Pipe()
        reports = LineReader(descriptor: output.fileHandleForReading.fileDescriptor)
        self.output = output
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["crew"]
        process.standardInput = orders
        process.standardOutput = output
        try process.run()
    }

    private let output: Pipe

    func give(_ order: Order) throws {
        orders.fileHandleForWriting.write(try JSONEncoder().encode(order) + Data("\n".utf8))
    }

    /// Waits for the report of the last order.
    func takeReport() throws -> Report {
        while let line = reports.next() {
            switch try JSONDecoder().decode(Report.self, from: Data(line)) {
            case .progress(let text): progress.note(text)
            case .failed(let why): throw LoadError(why)
            case let report: return report
            }
        }
        throw LoadError("a process that plays the players ended before its time")
    }

    func end() {
        try? orders.fileHandleForWriting.close()
        process.waitUntilExit()
    }
}

/// One line on standard error that says what is being done; nothing where that is no terminal and nobody asked for it.
final class ProgressLine {
    private let isTerminal = isatty(2) == 1
    private var heading = ""

    /// What is being done from now on.
    func begin(_ heading: String) {
        self.heading = heading
        show(heading)
        if !isTerminal { FileHandle.standardError.write(Data((heading + "\n").utf8)) }
    }

    func note(_ detail: String) { show(heading + ": " + detail) }

    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }

    private func show(_ text: String) {
        if isTerminal { FileHandle.standardError.write(Data(("\r\u{1B}[K" + text.prefix(110)).utf8)) }
    }
}
