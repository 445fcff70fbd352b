import EventLoop

/// Notes what it is told, and does what a test says.
final class RecordingHandler: TCPConnectionHandler {
    var received: [UInt8] = []
    var ends = 0
    var handedOver: [UInt64] = []
    var handedOverTimes: [Instant] = []
    var overflows = 0
    var closes = 0

    var onReadAt: (Instant) -> Void = { _ in }
    var onRead: (TCPConnection, [UInt8]) -> Void = { _, _ in }
    var onEnd: (TCPConnection) -> Void = { _ in }
    var onHandedOver: (TCPConnection, UInt64) -> Void = { _, _ in }
    var onOverflow: (TCPConnection) -> Void = { _ in }
    var onClose: (TCPConnection) -> Void = { _ in }

    var receivedText: String { String(decoding: received, as: UTF8.self) }

    func connection(_ connection: TCPConnection, didRead bytes: UnsafeRawBufferPointer, at: Instant) {
        received += bytes
        onReadAt(at)
        onRead(connection, Array(bytes))
    }

    func connectionDidReachEnd(_ connection: TCPConnection) {
        ends += 1
        onEnd(connection)
    }

    func connection(_ connection: TCPConnection, handedOver marker: UInt64, at: Instant) {
        handedOver.append(marker)
        handedOverTimes.append(at)
        onHandedOver(connection, marker)
    }

    func connectionDidOverflow(_ connection: TCPConnection) {
        overflows += 1
        onOverflow(connection)
    }

    func connectionDidClose(_ connection: TCPConnection) {
        closes += 1
        onClose(connection)
    }
}

/// A server on a loop whose clients all share one handler.
final class TestServer {
    let handler = RecordingHandler()
    var connections: [TCPConnection] = []
    var onAccept: (TCPConnection) -> Void = { _ in }
    private(set) var addresses: [ListenAddress] = []
    private(set) var listener: TCPListener?

    init(
        on loop: Loop, _ addresses: [ListenAddress] = [localhost], atMost: Int = .max,
        refusal: String = "full\n"
    ) throws {
        let listener = try TCPListener(
            on: loop, addresses: addresses, mayAccept: { [unowned self] in connections.count < atMost },
            refusal: { Array(refusal.utf8) },
            accept: { [unowned self] socket in
                guard let connection = try? TCPConnection(socket, on: loop, handler: handler) else { return }
                connections.append(connection)
                onAccept(connection)
            })
        self.listener = listener
        self.addresses = listener.boundAddresses
    }

    var address: ListenAddress { addresses[0] }

    /// Sends everything back to whom it came from.
    func echo() -> Self {
        handler.onRead = { connection, bytes in connection.send(bytes) }
        return self
    }
}
