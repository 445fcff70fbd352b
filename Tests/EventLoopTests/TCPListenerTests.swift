import EventLoop
import Glibc
import Testing

@Suite struct TCPListenerTests {
    private static let six = ListenAddress(host: "::1", port: 0)

    @Test(arguments: [localhost, six]) func `players come by IPv4 and by IPv6`(_ address: ListenAddress) throws {
        let loop = try Loop()
        let server = try TestServer(on: loop, [address]).echo()
        #expect(server.address.host == address.host)
        #expect(server.address.port != 0)
        try expectEcho(loop, at: server.addresses)
        #expect(server.connections.map(\.peerAddress) == [address.host])
        #expect(server.connections.map(\.isLoopback) == [true])
    }

    @Test func `several addresses that ask for any port share one`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop, [localhost, Self.six, ListenAddress(host: "127.0.0.2", port: 0)]).echo()
        #expect(server.addresses.map(\.host) == ["127.0.0.1", "::1", "127.0.0.2"])
        #expect(Set(server.addresses.map(\.port)).count == 1)
        try expectEcho(loop, at: server.addresses)
    }

    @Test func `both wildcards share a port, and a player is told as what he is`() throws {
        let loop = try Loop()
        let all = ["0.0.0.0", "::"].map { ListenAddress(host: $0, port: 0) }
        let server = try TestServer(on: loop, all).echo()
        #expect(server.addresses.map(\.host) == ["0.0.0.0", "::"])
        let port = server.address.port
        try expectEcho(loop, at: ["127.0.0.1", "::1"].map { ListenAddress(host: $0, port: port) })
        #expect(server.connections.map(\.peerAddress).sorted() == ["127.0.0.1", "::1"])
    }

    @Test func `a name stands for its addresses`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop, [ListenAddress(host: "localhost", port: 0)]).echo()
        #expect(Set(server.addresses.map(\.host)).isSubset(of: ["127.0.0.1", "::1"]))
        try expectEcho(loop, at: server.addresses)
    }

    @Test func `an address asked for twice is listened on once`() throws {
        let loop = try Loop()
        let hosts = ["127.0.0.1", "localhost", "127.0.0.1", "::1"]
        let server = try TestServer(on: loop, hosts.map { ListenAddress(host: $0, port: 0) }).echo()
        #expect(server.addresses.map(\.host).sorted() == ["127.0.0.1", "::1"])
        let free = try freePort()
        #expect(try TestServer(on: loop, [free, free]).addresses == [free])
        try expectEcho(loop, at: server.addresses)
    }

    @Test func `a port that is taken is said to be so, and the others are given back`() throws {
        let loop = try Loop()
        let first = try TestServer(on: loop)
        let free = try freePort()
        let error = #expect(throws: ListenError.self) { try TestServer(on: loop, [free, first.address]) }
        #expect(error == .inUse(first.address))
        #expect(error?.description == "cannot listen on \(first.address): the port is taken by another program")
        #expect(loop.openHandles == 1)
        _ = try TestServer(on: loop, [free])
        loop.stop()
        try run(loop)
    }

    @Test func `a port is free again as soon as its listener is closed`() throws {
        let loop = try Loop()
        let first = try TestServer(on: loop, [ListenAddress(host: "127.0.0.4", port: 0)])
        let address = first.address
        first.listener?.close()
        let second = try TestServer(on: loop, [address]).echo()
        try expectEcho(loop, at: second.addresses)
    }

    @Test func `a server started again at once gets its port, though the last one's clients linger`() throws {
        let address: ListenAddress
        do {
            let loop = try Loop()
            let server = try TestServer(on: loop, [ListenAddress(host: "127.0.0.5", port: 0)])
            server.onAccept = { $0.close() }
            address = server.address
            _ = try server.play { try ClientSocket(address).receiveToEnd() }
        }
        let loop = try Loop()
        let server = try TestServer(on: loop, [address]).echo()
        try expectEcho(loop, at: server.addresses)
    }

    @Test func `a host that is none is named`() throws {
        let loop = try Loop()
        let nowhere = ListenAddress(host: "no-such-host.invalid", port: 7777)
        let error = #expect(throws: ListenError.self) { try TestServer(on: loop, [nowhere]) }
        guard case .unknownHost(nowhere, let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
        #expect(loop.openHandles == 0)
    }

    @Test func `an address that is not of this machine, and none at all, are told`() throws {
        let loop = try Loop()
        // 192.0.2.0/24 is for documentation (RFC 5737).
        let elsewhere = ListenAddress(host: "192.0.2.7", port: 0)
        let error = #expect(throws: ListenError.self) { try TestServer(on: loop, [elsewhere]) }
        #expect(error?.description == "cannot listen on 192.0.2.7:0: Cannot assign requested address")
        #expect(throws: ListenError.self) { try TestServer(on: loop, []) }
    }

    @Test func `who comes when the room is full reads why, whole, even after talking first`() throws {
        let loop = try Loop()
        let why = String(repeating: "The room is full. ", count: 1000) + "\n"
        let server = try TestServer(on: loop, atMost: 1, refusal: why).echo()
        let address = server.address
        let (heard, stillIn) = try server.play {
            let inside = try ClientSocket(address)
            try inside.send("in")
            _ = try inside.receiveText(2)
            let outside = try ClientSocket(address)
            try outside.send(String(repeating: "join ABCD Ada\n", count: 100))
            let heard = try outside.receiveTextToEnd()
            try inside.send("still")
            return (heard, try inside.receiveText(5))
        }
        #expect(heard == why)
        #expect(stillIn == "still")
        #expect(server.handler.closes == 1)
    }

    @Test func `a hundred who come at once when the room is full are all told`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop, atMost: 0)
        let address = server.address
        let heard = try server.play {
            let clients = try (0..<100).map { _ in try ClientSocket(address) }
            return try clients.map { try $0.receiveTextToEnd() }
        }
        #expect(heard == Array(repeating: "full\n", count: 100))
    }

    @Test func `a crowd is let in a few at a time, and others have their turn between`() throws {
        let loop = try Loop()
        var accepted = 0
        var acceptedThisTurn = 0
        var mostInATurn = 0
        let handler = RecordingHandler()
        let listener = try TCPListener(
            on: loop, addresses: [localhost], acceptsPerTurn: 4, mayAccept: { true }, refusal: { [] },
            accept: { socket in
                _ = try? TCPConnection(socket, on: loop, handler: handler)
                accepted += 1
                acceptedThisTurn += 1
                if accepted == 30 { loop.stop() }
            })
        loop.onEndOfTurn = {
            mostInATurn = max(mostInATurn, acceptedThisTurn)
            acceptedThisTurn = 0
        }
        let clients = try (0..<30).map { _ in try ClientSocket(listener.boundAddresses[0]) }
        try run(loop)
        #expect(accepted == 30)
        #expect(mostInATurn == 4)
        withExtendedLifetime(clients) {}
    }

    @Test func `a listener closed by the first who comes lets nobody else in`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop).echo()
        server.onAccept = { _ in server.listener?.close() }
        let clients = try (0..<5).map { _ in try ClientSocket(server.address) }
        try server.play {
            try clients[0].send("hello")
            #expect(try clients[0].receiveText(5) == "hello")
        }
        #expect(server.connections.count == 1)
    }

    /// Has a client at each of the addresses say something and hear it back.
    private func expectEcho(_ loop: Loop, at addresses: [ListenAddress]) throws {
        let heard = try play(loop) {
            try addresses.map { address in
                let client = try ClientSocket(address)
                try client.send("hello")
                return try client.receiveText(5)
            }
        }
        #expect(heard == addresses.map { _ in "hello" })
    }

    /// An address of this machine, that nothing but this suite uses, with a port that nobody had a moment ago.
    private func freePort() throws -> ListenAddress {
        let loop = try Loop()
        let address = try TestServer(on: loop, [ListenAddress(host: "127.0.0.3", port: 0)]).address
        loop.stop()
        try run(loop)
        return address
    }
}
