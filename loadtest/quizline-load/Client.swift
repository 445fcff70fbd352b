import EventLoop
import Glibc

/// One connection to a server: it cuts what comes into lines and hands them to its crew.
final class Client: TCPConnectionHandler {
    enum Role { case host(room: Int), player(Int) }

    let role: Role
    private unowned let crew: Crew
    private var connection: TCPConnection?
    /// A line whose end has not come yet.
    private var unfinished: [UInt8] = []

    init(_ role: Role, _ crew: Crew) {
        self.role = role
        self.crew = crew
    }

    /// Takes the connection that was made for it.
    func begin(_ socket: AcceptedSocket, on loop: Loop) throws(LoopError) {
        connection = try TCPConnection(socket, on: loop, handler: self)
    }

    func send(_ line: [UInt8]) { connection?.send(line) }
    func hangUp() { connection?.abort() }

    func connection(_ connection: TCPConnection, didRead bytes: UnsafeRawBufferPointer, at: Instant) {
        var rest = bytes
        if !unfinished.isEmpty {
            guard let end = rest.lineEnd else { return unfinished.append(contentsOf: rest) }
            unfinished.append(contentsOf: rest[..<end])
            let line = unfinished
            unfinished = []
            line.withUnsafeBytes { crew.took($0, self, at: at.nanoseconds) }
            rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
        }
        while let end = rest.lineEnd {
            crew.took(UnsafeRawBufferPointer(rebasing: rest[..<end]), self, at: at.nanoseconds)
            rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
        }
        if !rest.isEmpty { unfinished.append(contentsOf: rest) }
    }

    func connectionDidReachEnd(_ connection: TCPConnection) { connection.abort() }
    func connection(_ connection: TCPConnection, handedOver marker: UInt64, at: Instant) {}
    func connectionDidOverflow(_ connection: TCPConnection) { connection.abort() }

    func connectionDidClose(_ connection: TCPConnection) {
        self.connection = nil
        crew.lost(self)
    }
}

extension UnsafeRawBufferPointer {
    /// Where the first line ends.
    fileprivate var lineEnd: Int? {
        guard let baseAddress, let end = memchr(baseAddress, Int32(UInt8(ascii: "\n")), count) else { return nil }
        return UnsafeRawPointer(end) - baseAddress
    }
}
