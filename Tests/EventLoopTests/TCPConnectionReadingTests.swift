import Dispatch
import EventLoop
import Testing

@Suite struct TCPConnectionReadingTests {
    @Test func `who says all at once and no more, as with printf and nc, still reads the answers`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onEnd = { connection in
            connection.send(server.handler.received.reversed())
            connection.close()
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            try client.send("join ABCD Ada\n")
            client.finish()
            return try client.receiveTextToEnd()
        }
        #expect(heard == "\nadA DCBA nioj")
        #expect(server.handler.ends == 1)
        #expect(server.handler.closes == 1)
    }

    @Test func `what may have waited unread is known, and what cannot have`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        var isFresh: [Bool] = []
        server.handler.onRead = { connection, bytes in
            isFresh.append(connection.isReadWithin(milliseconds: 600_000))
            isFresh.append(connection.isReadWithin(milliseconds: 0))
            connection.send(bytes)
            guard isFresh.count == 4 else { return }
            // What comes now waits for as long as we like.
            connection.pauseReading()
            loop.onEndOfTurn = {
                loop.onEndOfTurn = nil
                connection.resumeReading()
            }
        }
        _ = try server.play {
            let client = try ClientSocket(address)
            for round in ["first", "other", "third"] {
                try client.send(round)
                _ = try client.receiveText(5)
            }
        }
        #expect(isFresh.suffix(4) == [true, false, false, false])
    }

    @Test func `a connection whose peer says no more stays until it is closed`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onEnd = { connection in connection.send(Array("noted\n".utf8)) }
        let heard = try server.play {
            let client = try ClientSocket(address)
            client.finish()
            return try client.receiveText(6)
        }
        #expect(heard == "noted\n")
        #expect(server.handler.closes == 1, "at the end of the loop")
    }

    @Test func `a peer that resets is gone at once, without an end`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        server.handler.onRead = { connection, _ in connection.send(Array("too late".utf8)) }
        server.handler.onClose = { _ in loop.stop() }
        do {
            let client = try ClientSocket(server.address)
            client.resetAtEnd()
        }
        try server.run()
        #expect(server.handler.closes == 1)
        #expect(server.handler.ends == 0)
    }

    @Test func `what a player said before his line broke is still heard`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        do {
            let client = try ClientSocket(server.address)
            try client.send("my last answer")
            client.resetAtEnd()
        }
        // Sent to a peer that is gone already, so that it is the write which fails first.
        server.onAccept = { connection in connection.send(Array("welcome\n".utf8)) }
        server.handler.onClose = { _ in loop.stop() }
        try server.run()
        #expect(server.handler.receivedText == "my last answer")
        #expect(server.handler.closes == 1)
    }

    @Test func `while a player is paused nothing of his is read, and then all of it in order`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onRead = { connection, bytes in
            switch String(decoding: bytes, as: UTF8.self) {
            case "pause":
                connection.pauseReading()
                connection.send(Array("paused".utf8))
            case "resume":
                #expect(server.handler.receivedText == "pauseresume")
                #expect(server.handler.ends == 0)
                server.connections[0].resumeReading()
            default: break
            }
        }
        server.handler.onEnd = { connection in connection.close() }
        try server.play {
            let paused = try ClientSocket(address)
            try paused.send("pause")
            _ = try paused.receiveText(6)
            try paused.send("answer")
            paused.finish()
            let other = try ClientSocket(address)
            try other.send("resume")
            #expect(try paused.receiveTextToEnd().isEmpty)
        }
        #expect(server.handler.receivedText == "pauseresumeanswer")
    }

    @Test func `a deadline that pauses a player as his bytes are read loses none of them`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        let (bothAreIn, bothHaveSent) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        server.onAccept = { _ in
            guard server.connections.count == 2 else { return }
            // The loop stands still until both have sent, so that both are read in one turn.
            bothAreIn.signal()
            bothHaveSent.wait()
        }
        var pause: Deadline?
        server.handler.onRead = { connection, bytes in
            if pause == nil {
                let other = server.connections.first { $0 !== connection }
                pause = Deadline(on: loop) { other?.pauseReading() }
                pause?.set(MonotonicClock.now())
            } else {
                for connection in server.connections { connection.close() }
            }
        }
        try server.play {
            let clients = [try ClientSocket(address), try ClientSocket(address)]
            bothAreIn.wait()
            for client in clients { try client.send("answer ") }
            bothHaveSent.signal()
            for client in clients { _ = try client.receiveToEnd() }
        }
        #expect(server.handler.receivedText == "answer answer ")
        pause = nil
    }

    @Test func `the kernel's figures of a player's network are to be had`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop).echo()
        let address = server.address
        var figures: [NetworkFigures?] = []
        server.handler.onReadAt = { _ in figures.append(server.connections[0].networkFigures) }
        try server.play {
            let client = try ClientSocket(address)
            for _ in 0..<3 {
                try client.send("ping")
                _ = try client.receiveText(4)
            }
        }
        let last = try #require(figures.last ?? nil)
        #expect((0..<10_000_000).contains(last.minRoundTrip))
        #expect(last.roundTrip >= last.minRoundTrip)
        #expect(last.sinceLastReceived >= 0)
    }
}
