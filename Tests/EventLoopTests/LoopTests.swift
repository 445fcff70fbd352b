import Dispatch
import EventLoop
import Glibc
import Testing

@Suite struct LoopTests {
    @Test func `a loop runs once`() throws {
        let loop = try Loop()
        loop.stop()
        try run(loop)
        #expect(throws: LoopError.self) { try loop.run() }
    }

    @Test func `a loop that never runs leaves nothing open`() throws {
        let loop = try Loop()
        #expect(loop.openHandles == 0)
        loop.stop()
    }

    @Test func `everything on a loop is closed when it ends`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop, [ListenAddress(host: "127.0.0.6", port: 0)]).echo()
        let mailbox = try Mailbox<Int>(on: loop) { _ in }
        let signals = try SignalWatcher(on: loop, [SIGWINCH]) { _ in }
        let address = server.address
        server.handler.onEnd = { _ in loop.stop() }
        #expect(loop.openHandles == 3)
        let client = try ClientSocket(address)
        try client.send("hello")
        client.finish()
        try server.run()
        #expect(loop.openHandles == 0)
        #expect(server.handler.closes == 1)
        #expect(try client.receiveTextToEnd() == "hello", "what was sent in the last turn is flushed")
        #expect(throws: ClientSocket.Failure.self) { try ClientSocket(address) }
        #expect(!mailbox.post(1))
        signals.close()
    }

    @Test func `stopping again in the last turn does no harm`() throws {
        let loop = try Loop()
        var turns = 0
        loop.onEndOfTurn = {
            turns += 1
            loop.stop()
        }
        try run(loop)
        #expect(turns == 2)
    }

    @Test func `a wake makes a turn without anything coming`() throws {
        let loop = try Loop()
        var turns = 0
        loop.onEndOfTurn = {
            turns += 1
            if turns < 10 { loop.wake() } else { loop.stop() }
        }
        try run(loop)
        // One more after the stop.
        #expect(turns == 11)
    }

    @Test func `an idle loop sleeps`() throws {
        let loop = try Loop()
        var turns = 0
        loop.onEndOfTurn = { turns += 1 }
        let end = Deadline(on: loop) { loop.stop() }
        end.set(MonotonicClock.now() + .milliseconds(30))
        try run(loop)
        // The turn before the sleep, the last one, and at most one more where the sleep ended a little early.
        #expect((2...5).contains(turns))
    }

    @Test func `when all answer at once a turn ends after 64 of them`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        let (allAreIn, allHaveSent) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        server.onAccept = { _ in
            guard server.connections.count == 100 else { return }
            // The loop stands still until all have sent, so that it finds all of them readable at once.
            allAreIn.signal()
            allHaveSent.wait()
        }
        var answers = 0
        var turns: [Int] = []
        server.handler.onRead = { connection, _ in
            answers += 1
            connection.send(Array("taken".utf8))
        }
        loop.onEndOfTurn = {
            if answers > 0 { turns.append(answers) }
            answers = 0
        }
        let heard = try server.play {
            let clients = try (0..<100).map { _ in try ClientSocket(address) }
            allAreIn.wait()
            for client in clients { try client.send("answer") }
            allHaveSent.signal()
            return try clients.map { try $0.receiveText(5) }
        }
        #expect(turns.first == 64)
        #expect(turns.reduce(0, +) == 100)
        #expect(heard.allSatisfy { $0 == "taken" })
    }

    @Test func `nothing can be opened on a loop that has ended, and nothing on it traps`() throws {
        let loop = try Loop()
        loop.stop()
        try run(loop)
        #expect(throws: ListenError.self) { try TestServer(on: loop) }
        #expect(throws: LoopError.self) { try SignalWatcher(on: loop, [SIGWINCH]) { _ in } }
        loop.wake()
        loop.stop()
        let deadline = Deadline(on: loop) {}
        deadline.set(loop.now)
    }

    @Test func `two loops on two threads hand a client from one to the other`() throws {
        let door = try Loop()
        let hall = try HallThread()
        let listener = try TCPListener(
            on: door, addresses: [localhost], mayAccept: { true }, refusal: { [] }, accept: { hall.clients.post($0) })
        let address = listener.boundAddresses[0]
        let answer = try play(door) {
            let client = try ClientSocket(address)
            try client.send("good evening")
            return try client.receiveText(12)
        }
        #expect(answer == "good evening")
        hall.end()
    }

    @Test func `a client that nobody takes is hung up on`() throws {
        let loop = try Loop()
        let listener = try TCPListener(
            on: loop, addresses: [localhost], mayAccept: { true }, refusal: { [] }, accept: { _ in })
        let address = listener.boundAddresses[0]
        let heard = try play(loop) { try ClientSocket(address).receiveTextToEnd() }
        #expect(heard.isEmpty)
    }
}
