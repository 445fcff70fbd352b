import Foundation

/// A program of its own, as a person at a terminal would run it: lines go in, and everything that comes out is kept, byte
/// for byte. Whoever waits for something waits for a line, never for time to pass.
final class Program: @unchecked Sendable {
    /// Long enough for any machine that is merely busy; reached only where something is broken.
    static let patience: TimeInterval = 30

    let name: String
    private let process = Process()
    private let input: Pipe
    private let changed = NSCondition()
    private var output: [UInt8] = []
    private var errors: [UInt8] = []
    private var openStreams = 2
    /// Where the next wait looks on: in `output`, and in `errors`.
    private var position = 0
    private var errorPosition = 0

    init(_ name: String, _ words: [String], environment: [String: String] = [:]) throws {
        // Writing to a program that is gone is an error to be told, not the end of the tests.
        signal(SIGPIPE, SIG_IGN)
        self.name = name
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        self.input = input
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try Self.withoutBlockedSignals { try process.run() }
        read(output.fileHandleForReading) { $0.output += $1 }
        read(errors.fileHandleForReading) { $0.errors += $1 }
    }

    /// The threads that tests run on block signals, and a program starts with the mask of the thread that starts it: it
    /// would not hear that it is to end.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    deinit { process.isRunning ? process.terminate() : () }

    var processIdentifier: Int32 { process.processIdentifier }

    /// All that came so far.
    var captured: [UInt8] { locked { output } }
    var capturedErrors: [UInt8] { locked { errors } }
    var text: String { String(decoding: captured, as: UTF8.self) }

    // MARK: - In

    func type(_ line: String) throws { try send(Array((line + "\n").utf8)) }

    func send(_ bytes: [UInt8]) throws {
        try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    }

    func closeInput() { try? input.fileHandleForWriting.close() }

    func stop() { if process.isRunning { process.terminate() } }

    /// The status it ends with.
    func end(within patience: TimeInterval = Program.patience) throws -> Int32 {
        let deadline = Date(timeIntervalSinceNow: patience)
        try locked {
            while openStreams > 0 {
                guard changed.wait(until: deadline) else { throw Missed("\(name) does not end", tail: output) }
            }
        }
        process.waitUntilExit()
        return process.terminationStatus
    }

    // MARK: - Out

    /// The next line of its output (without its end) that is as wanted; those before it are passed over for good.
    @discardableResult
    func line(_ what: String, where isWanted: (String) -> Bool) throws -> String {
        try next(what, \.output, \.position, isWanted)
    }

    @discardableResult
    func line(containing part: String) throws -> String {
        try line("a line with “\(part)”") { $0.contains(part) }
    }

    /// The same, of what it says on standard error.
    @discardableResult
    func errorLine(_ what: String, where isWanted: (String) -> Bool) throws -> String {
        try next(what, \.errors, \.errorPosition, isWanted)
    }

    /// Waits for a text that need not end its line, such as a prompt, and goes on behind it.
    func wait(forText part: String) throws {
        let wanted = Array(part.utf8)
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        try locked {
            while true {
                if let found = output[position...].firstRange(of: wanted) {
                    position = found.upperBound
                    return
                }
                try waitForMore(until: deadline, "“\(part)”", output)
            }
        }
    }

    private func next(
        _ what: String, _ stream: KeyPath<Program, [UInt8]>, _ cursor: ReferenceWritableKeyPath<Program, Int>,
        _ isWanted: (String) -> Bool
    ) throws -> String {
        let deadline = Date(timeIntervalSinceNow: Self.patience)
        return try locked {
            while true {
                while let end = self[keyPath: stream][self[keyPath: cursor]...].firstIndex(of: 0x0A) {
                    var line = self[keyPath: stream][self[keyPath: cursor]..<end]
                    self[keyPath: cursor] = end + 1
                    while line.last == 0x0D || line.last == 0 { line.removeLast() }
                    let text = String(decoding: line, as: UTF8.self)
                    if isWanted(text) { return text }
                }
                try waitForMore(until: deadline, what, self[keyPath: stream])
            }
        }
    }

    /// Called with the lock held.
    private func waitForMore(until deadline: Date, _ what: String, _ sofar: [UInt8]) throws {
        let seen = (output.count, errors.count)
        while seen == (output.count, errors.count) {
            guard openStreams > 0 else { throw Missed("\(name) ended before \(what)", tail: sofar + errors) }
            guard changed.wait(until: deadline) else { throw Missed("\(name) never got \(what)", tail: sofar + errors) }
        }
    }

    private func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
        changed.lock()
        defer { changed.unlock() }
        return try body()
    }

    /// A thread of its own for each stream: a wait must never keep what it waits for from being read.
    private func read(_ handle: FileHandle, _ keep: @escaping @Sendable (Program, [UInt8]) -> Void) {
        Thread.detachNewThread { [weak self] in
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = buffer.withUnsafeMutableBytes {
                    Glibc.read(handle.fileDescriptor, $0.baseAddress, $0.count)
                }
                guard let self else { return }
                self.locked {
                    if count > 0 { keep(self, Array(buffer[..<count])) } else { self.openStreams -= 1 }
                    self.changed.broadcast()
                }
                guard count > 0 else { return }
            }
        }
    }
}

/// What was waited for did not come.
struct Missed: Error, CustomStringConvertible {
    let description: String

    init(_ what: String, tail bytes: [UInt8] = []) {
        let tail = String(decoding: bytes.suffix(1500), as: UTF8.self)
        description = bytes.isEmpty ? what : "\(what). The last it said:\n\(tail)"
    }
}
