import EventLoop
import Testing

/// A handler may do anything to its connection from any callback.
@Suite struct TCPConnectionCallbackTests {
    enum Moment: CaseIterable {
        case accepted, read, end, handedOver, overflow, closed, endOfTurn, deadline
    }

    enum Deed: CaseIterable {
        case send, close, abort, sendAndClose, pauseAndResume, overflow
    }

    @Test(arguments: Moment.allCases, Deed.allCases)
    func `from every callback everything may be done`(_ moment: Moment, _ deed: Deed) throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        var done = 0
        let act = { (now: Moment) in
            guard now == moment, done == 0, let connection = server.connections.first else { return }
            done += 1
            deed.act(on: connection)
        }
        let deadline = Deadline(on: loop) { act(.deadline) }
        loop.onEndOfTurn = { act(.endOfTurn) }
        server.onAccept = { connection in
            deadline.set(MonotonicClock.now())
            if moment == .overflow { connection.outputLimit = 0 }
            connection.send(Array("welcome\n".utf8), marker: 1)
            act(.accepted)
        }
        server.handler.onRead = { _, _ in act(.read) }
        server.handler.onHandedOver = { _, _ in act(.handedOver) }
        server.handler.onOverflow = { _ in act(.overflow) }
        server.handler.onClose = { _ in act(.closed) }
        server.handler.onEnd = { connection in
            act(.end)
            connection.close()
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            // An abort may come first.
            try? client.send("join\n")
            client.finish()
            return (try? client.receiveTextToEnd()) ?? ""
        }
        #expect(server.handler.closes == 1)
        #expect(done == 1)
        if deed == .send || deed == .sendAndClose, moment != .closed, moment != .overflow {
            #expect(heard == "welcome\nmore\n")
        }
    }
}

extension TCPConnectionCallbackTests.Deed {
    func act(on connection: TCPConnection) {
        switch self {
        case .send: connection.send(Array("more\n".utf8), marker: 2)
        case .close: connection.close()
        case .abort: connection.abort()
        case .sendAndClose:
            connection.send(Array("more\n".utf8), marker: 2)
            connection.close()
        case .pauseAndResume:
            connection.pauseReading()
            connection.resumeReading()
        case .overflow:
            connection.outputLimit = 0
            connection.send(Array("too much".utf8), marker: 3)
        }
    }
}
