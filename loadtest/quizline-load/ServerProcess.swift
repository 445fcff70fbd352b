import EventLoop
import Foundation

/// A server that was started to be measured, or one that runs already.
final class ServerProcess {
    let port: UInt16
    /// Nil where it was not started here and nobody said which it is.
    let id: pid_t?
    /// From just before it was started until it said that it listens, or could be connected to.
    let readyAfter: Double?
    private let process: Process?
    private var output: Pipe?
    private let mallocCounts: MallocCounts?
    /// Counts its instructions; nil where nobody does.
    private(set) var callgrind: Callgrind?

    /// One that runs already.
    init(port: UInt16, id: pid_t?) {
        self.port = port
        self.id = id
        readyAfter = nil
        process = nil
        mallocCounts = nil
    }

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - port: nil where the server chooses one, and says `listening on 127.0.0.1:PORT`.
    ///   - counting: a library that counts allocations, to be loaded before all others.
    ///   - callgrind: runs it, and counts its instructions.
    init(
        _ path: String, _ arguments: [String], port chosen: UInt16?, counting library: String? = nil,
        callgrind: Callgrind? = nil
    ) throws {
        let command = try callgrind?.command(path, arguments) ?? (program: path, arguments: arguments)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: command.program)
        process.arguments = command.arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        var counts: MallocCounts?
        if let library {
            let shared = try MallocCounts()
            var environment = ProcessInfo.processInfo.environment
            environment["LD_PRELOAD"] = library
            environment["QUIZLINE_MALLOC_COUNTS"] = shared.path
            process.environment = environment
            counts = shared
        }
        let began = MonotonicClock.now()
        try process.run()
        Children.add(process.processIdentifier)
        let port: UInt16
        if let chosen {
            try Self.wait(for: chosen, process)
            port = chosen
            // Nobody reads what such a server prints; it must not block on a full pipe.
            Thread.detachNewThread { while !output.fileHandleForReading.availableData.isEmpty {} }
        } else {
            port = try Self.readPort(output)
        }
        readyAfter = (MonotonicClock.now() - began).milliseconds
        self.process = process
        self.output = output
        self.port = port
        id = process.processIdentifier
        mallocCounts = counts
        self.callgrind = callgrind
    }

    /// Files that were made for it, removed with it.
    var temporaryFiles: [String] = []

    deinit {
        for path in temporaryFiles { try? FileManager.default.removeItem(atPath: path) }
        if let process, process.isRunning { process.terminate() }
    }

    // MARK: - What it takes

    /// CPU time of all its threads so far, in nanoseconds.
    var cpu: UInt64? { id.flatMap { CPUClock.of($0) } }

    /// Bytes of its memory that are in RAM (proc(5), statm).
    var residentBytes: Int? {
        guard let id, let text = try? String(contentsOfFile: "/proc/\(id)/statm", encoding: .utf8) else { return nil }
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }

    /// Its open files, connections among them.
    var openFiles: Int? {
        id.flatMap { try? FileManager.default.contentsOfDirectory(atPath: "/proc/\($0)/fd").count }
    }

    /// How often it has asked for memory, and for how much; nil where it is not counted.
    var memoryAskedFor: MemoryAskedFor? { mallocCounts?.askedFor }

    // MARK: - The end

    /// Asks it to end, in order.
    func askToEnd() { process?.terminate() }

    /// Waits for its end: true where it came in time. Ends it by force where not.
    func waitForEnd(atMost seconds: Double) -> Bool {
        guard let process else { return true }
        defer { Children.remove(process.processIdentifier) }
        let limit = MonotonicClock.now() + .milliseconds(Int(seconds * 1000))
        while process.isRunning, MonotonicClock.now() < limit { usleep(500) }
        guard process.isRunning else { return true }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return false
    }

    // MARK: - Starting

    private static func readPort(_ output: Pipe) throws -> UInt16 {
        var reader = LineReader(descriptor: output.fileHandleForReading.fileDescriptor)
        while let line = reader.next() {
            let text = String(decoding: line, as: UTF8.self).lowercased()
            guard let found = text.range(of: "listening on 127.0.0.1:") else { continue }
            if let port = UInt16(text[found.upperBound...].prefix { $0.isNumber }) { return port }
        }
        throw LoadError("the server ended, or did not say where it listens")
    }

    /// Waits until somebody listens there; 10 s at most.
    private static func wait(for port: UInt16, _ process: Process) throws {
        let limit = MonotonicClock.now() + .seconds(10)
        while process.isRunning, MonotonicClock.now() < limit {
            if Loopback.canConnect(port) { return }
            usleep(1000)
        }
        throw LoadError("\(process.executableURL?.lastPathComponent ?? "the server") did not start")
    }
}

extension Duration {
    var milliseconds: Double {
        Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
    }
}
