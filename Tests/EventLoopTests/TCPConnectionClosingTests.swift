import Dispatch
import EventLoop
import Testing

@Suite struct TCPConnectionClosingTests {
    @Test func `an orderly close first delivers megabytes to a slow reader`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onRead = { connection, _ in
            connection.outputLimit = .max
            connection.closeTimeout = .seconds(60)
            connection.send(
                SharedBytes(Stream.bytes(0..<2_000_000)), rest: Stream.bytes(2_000_000..<3_000_000), marker: 1)
            connection.close()
            connection.send(Array("after the end".utf8), marker: 2)
        }
        let heard = try server.play {
            let client = try ClientSocket(address, receiveBuffer: 16384)
            try client.send("?")
            return try client.receiveToEnd()
        }
        #expect(heard == Stream.bytes(0..<3_000_000))
        #expect(server.handler.handedOver == [1])
        #expect(server.handler.closes == 1)
    }

    @Test func `the last word reaches one who still talks, instead of a reset`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onRead = { connection, _ in
            connection.closeTimeout = .seconds(600)
            connection.send(Stream.bytes(0..<50_000))
            connection.close()
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            for _ in 0..<100 { try client.send(Stream.bytes(0..<10_000)) }
            let heard = try client.receiveToEnd()
            for _ in 0..<3 {
                // While another comes and goes, a reset would have come.
                let other = try ClientSocket(address)
                try other.send("?")
                _ = try other.receiveToEnd()
                try client.send("I am still talking")
            }
            return heard
        }
        #expect(heard == Stream.bytes(0..<50_000))
        #expect(server.handler.received.count <= 65536 + 3, "what comes after the close is not told")
        #expect(server.handler.closes == 4)
    }

    @Test func `one who has heard all and does not hang up is not waited for`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        let closed = DispatchSemaphore(value: 0)
        server.onAccept = { connection in
            connection.closeTimeout = .seconds(4)
            connection.send(Array("bye\n".utf8))
            connection.close()
        }
        server.handler.onClose = { _ in closed.signal() }
        let heard = try server.play {
            let client = try ClientSocket(address)
            let heard = try client.receiveTextToEnd()
            closed.wait()
            return heard
        }
        #expect(heard == "bye\n")
    }

    @Test func `one who never reads is given up when the time for it is over, and not before`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        let closed = DispatchSemaphore(value: 0)
        let timeout = Duration.milliseconds(40)
        var closing = MonotonicClock.now()
        server.onAccept = { connection in
            connection.outputLimit = .max
            connection.closeTimeout = timeout
            connection.send(SharedBytes(Stream.bytes(0..<8_000_000)), marker: 1)
            closing = MonotonicClock.now()
            connection.close()
        }
        server.handler.onClose = { _ in
            #expect(MonotonicClock.now() >= closing + timeout)
            closed.signal()
        }
        try server.play {
            let client = try ClientSocket(address, receiveBuffer: 8192)
            closed.wait()
            withExtendedLifetime(client) {}
        }
        #expect(server.handler.handedOver.isEmpty)
        #expect(server.handler.closes == 1)
    }

    @Test func `an abort closes at once and drops what is queued`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.onAccept = { connection in
            connection.send(Array("never heard".utf8), marker: 1)
            connection.abort()
        }
        let heard = try server.play { try ClientSocket(address).receiveTextToEnd() }
        #expect(heard.isEmpty)
        #expect(server.handler.handedOver.isEmpty)
        #expect(server.handler.closes == 1)
    }

    @Test func `an abort in the middle of a write to one who does not read`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.onAccept = { connection in
            connection.outputLimit = .max
            connection.send(SharedBytes(Stream.bytes(0..<8_000_000)), marker: 1)
            connection.close()
            loop.wake()
            loop.onEndOfTurn = {
                if server.handler.closes == 0, connection.queuedBytes < 8_000_000 { connection.abort() }
            }
        }
        let heard = try server.play { try ClientSocket(address, receiveBuffer: 8192).receiveToEnd() }
        #expect(heard == Stream.bytes(0..<heard.count))
        #expect(heard.count < 8_000_000)
        #expect(server.handler.handedOver.isEmpty)
        #expect(server.handler.closes == 1)
    }

    @Test func `closing again and again is closing once`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onRead = { connection, bytes in
            connection.send(bytes)
            connection.close()
            connection.close()
        }
        server.handler.onClose = { connection in
            connection.close()
            connection.abort()
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            try client.send("x")
            return try client.receiveTextToEnd()
        }
        #expect(heard == "x")
        #expect(server.handler.closes == 1)
    }

    @Test func `a paused player is closed in order too`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onRead = { connection, bytes in
            connection.pauseReading()
            connection.send(bytes)
            connection.close()
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            try client.send("x")
            return try client.receiveTextToEnd()
        }
        #expect(heard == "x")
        #expect(server.handler.closes == 1)
    }
}
