import EventLoop

/// A server on a loop whose clients all share one handler.
final class TestServer {
    let handler = RecordingHandler()
    var connections: [TCPConnection] = []
    var onAccept: (TCPConnection) -> Void = { _ in }
    private let loop: Loop
    private(set) var addresses: [ListenAddress] = []
    private(set) var listener: TCPListener?

    init(
        on loop: Loop, _ addresses: [ListenAddress] = [localhost], atMost: Int = .max,
        refusal: String = "full\n"
    ) throws {
        self.loop = loop
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

    /// Runs the clients and the loop (see `play`), then lets go of what the test has hung on this server.
    func play<Found: Sendable>(_ clients: @escaping @Sendable () throws -> Found) throws -> Found {
        defer { forget() }
        return try EventLoopTests.play(loop, clients)
    }

    /// Runs the loop until something stops it, then lets go of what the test has hung on this server.
    func run() throws {
        defer { forget() }
        try EventLoopTests.run(loop)
    }

    private func forget() {
        handler.forget()
        onAccept = { _ in }
    }

    /// Sends everything back to whom it came from.
    func echo() -> Self {
        handler.onRead = { connection, bytes in connection.send(bytes) }
        return self
    }
}
