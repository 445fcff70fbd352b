import ArgumentParser
import EventLoop
import Foundation

/// The other end of a `CrewProcess`: orders come as lines on standard input, reports go as lines to standard output.
struct CrewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "crew", abstract: "Play some of the players (started by the other commands).", shouldDisplay: false
    )

    func run() throws {
        try Descriptors.raise()
        let loop = try Loop()
        let crew = Crew(on: loop) { report in CrewWire.write(report) }
        let orders = try Mailbox<Order?>(on: loop) { orders in
            for order in orders {
                if let order { crew.take(order) } else { loop.stop() }
            }
        }
        Thread.detachNewThread {
            var input = LineReader(descriptor: 0)
            while let line = input.next(), let order = try? JSONDecoder().decode(Order.self, from: Data(line)) {
                orders.post(order)
            }
            orders.post(nil)
        }
        try loop.run()
    }
}

/// How orders and reports are written.
enum CrewWire {
    static func write(_ report: Report) {
        guard let data = try? JSONEncoder().encode(report) else { return }
        FileHandle.standardOutput.write(data + Data("\n".utf8))
    }
}

/// Lines of a descriptor, read as they come; blocks.
struct LineReader {
    private let descriptor: Int32
    private var unread: [UInt8] = []
    private var searched = 0

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Nil at the end.
    mutating func next() -> [UInt8]? {
        while true {
            if let end = unread[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = Array(unread[..<end])
                unread.removeFirst(end + 1)
                searched = 0
                return line
            }
            searched = unread.count
            var more = [UInt8](repeating: 0, count: 256 * 1024)
            let count = read(descriptor, &more, more.count)
            guard count > 0 else { return nil }
            unread += more[..<count]
        }
    }
}

enum Descriptors {
    /// Raises the limit to what the machine allows, and returns it.
    @discardableResult
    static func raise() throws -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            throw LoadError("cannot learn the limit of open files")
        }
        limit.rlim_cur = min(limit.rlim_max, 1 << 20)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return Int(limit.rlim_cur)
    }
}

/// Why a measurement cannot be made, in a sentence.
struct LoadError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
