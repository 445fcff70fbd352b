import EventLoop
import Testing

@Suite struct TCPConnectorTests {
    @Test func `a client on a loop connects from the address it wants, and talks`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop).echo()
        let client = RecordingHandler()
        var connection: TCPConnection?
        client.onRead = { connection, _ in if client.receivedText == "hello" { connection.close() } }
        client.onClose = { _ in loop.stop() }
        _ = try TCPConnector(on: loop, to: server.address, from: "127.0.0.2") { result in
            connection = try? TCPConnection(result.get(), on: loop, handler: client)
            connection?.send(Array("hello".utf8))
        }
        try run(loop)
        #expect(client.receivedText == "hello")
        #expect(connection?.peerPort == server.address.port)
        #expect(server.connections.first?.peerAddress == "127.0.0.2")
    }

    @Test func `where nobody listens it says so, and not before it has returned`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.listener?.close()
        var hasReturned = false
        var error: LoopError?
        _ = try TCPConnector(on: loop, to: address) { result in
            #expect(hasReturned)
            if case .failure(let failure) = result { error = failure }
            loop.stop()
        }
        hasReturned = true
        try run(loop)
        #expect(error?.description == "cannot connect: Connection refused")
    }

    @Test func `an address that is not of this machine is refused at once`() throws {
        let loop = try Loop()
        #expect(throws: LoopError.self) {
            try TCPConnector(on: loop, to: ListenAddress(host: "127.0.0.1", port: 9), from: "192.0.2.1") { _ in }
        }
        loop.stop()
        try run(loop)
    }

    @Test func `one that is given up says so`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        var error: LoopError?
        let connector = try TCPConnector(on: loop, to: server.address) { result in
            if case .failure(let failure) = result { error = failure }
            loop.stop()
        }
        connector.cancel()
        try run(loop)
        #expect(error?.reason == "it was given up")
    }

    @Test func `the end of the loop ends what is still being connected`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        var outcomes = 0
        _ = try TCPConnector(on: loop, to: server.address) { _ in outcomes += 1 }
        loop.stop()
        try run(loop)
        #expect(outcomes == 1)
    }
}
