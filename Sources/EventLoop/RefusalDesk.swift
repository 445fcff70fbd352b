internal import Glibc

/// Tells clients that cannot be let in so, and sees them off in order, so that they read it.
final class RefusalDesk: TCPConnectionHandler {
    /// How many are seen off at once by a whole connection each; more are told and hung up on, lest refusing clients should
    /// use up the descriptors that the limit of clients leaves free.
    private let most = 32
    private let loop: Loop
    private var current = 0

    init(on loop: Loop) {
        self.loop = loop
    }

    func refuse(_ socket: AcceptedSocket, _ bytes: [UInt8]) {
        guard current < most, let connection = try? TCPConnection(socket, on: loop, handler: self) else {
            refuseAtOnce(socket, bytes)
            return
        }
        current += 1
        connection.send(bytes)
        connection.close()
    }

    /// Without a handle and without waiting. What the client has sent so far is read, for a close with unread bytes is a
    /// reset, and a reset may take the refusal away from a client that has not read it yet.
    func refuseAtOnce(_ socket: AcceptedSocket, _ bytes: [UInt8]) {
        guard let descriptor = socket.takeDescriptor() else { return }
        _ = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        shutdown(descriptor, Int32(SHUT_WR))
        var reads = 0
        while reads < 4, recv(descriptor, loop.readSlab.baseAddress, loop.readSlab.count, 0) > 0 { reads += 1 }
        Glibc.close(descriptor)
    }

    func connectionDidClose(_ connection: TCPConnection) {
        current -= 1
    }

    func connection(_ connection: TCPConnection, didRead bytes: UnsafeRawBufferPointer, at: Instant) {}
    func connectionDidReachEnd(_ connection: TCPConnection) {}
    func connection(_ connection: TCPConnection, handedOver marker: UInt64, at: Instant) {}
    func connectionDidOverflow(_ connection: TCPConnection) {}
}
