import Dispatch
import EventLoop
import Testing

@Suite struct TCPConnectionOutputTests {
    @Test func `all that is said in one turn leaves together at its end, in order`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        var queued: [Int] = []
        server.handler.onRead = { connection, _ in
            connection.send(Array("one ".utf8))
            connection.send(SharedBytes(Array("two ".utf8)))
            connection.send([])
            connection.send(SharedBytes([]), rest: Array("three ".utf8))
            connection.send(SharedBytes(Array("four ".utf8)), rest: Array("five ".utf8))
            connection.send(Array("six".utf8))
            queued.append(connection.queuedBytes)
            loop.onEndOfTurn = { queued.append(connection.queuedBytes) }
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            try client.send("?")
            return try client.receive()
        }
        #expect(String(decoding: heard, as: UTF8.self) == "one two three four five six")
        #expect(queued.prefix(2) == [27, 27])
        #expect(queued.last == 0)
    }

    @Test func `the last that is said in a turn leaves at once, with all before it`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        var queued: [Int] = []
        var markedInside: [UInt64]?
        server.handler.onRead = { connection, _ in
            connection.send(Array("one ".utf8))
            connection.send(SharedBytes(Array("two ".utf8)), rest: Array("three ".utf8))
            queued.append(connection.queuedBytes)
            connection.send(SharedBytes(Array("four ".utf8)), rest: Array("five".utf8), marker: 5, isLast: true)
            queued.append(connection.queuedBytes)
            markedInside = server.handler.handedOver
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            try client.send("?")
            return try client.receiveText(23)
        }
        #expect(heard == "one two three four five")
        #expect(queued == [14, 0])
        #expect(markedInside == [], "nobody is called from within a send")
        #expect(server.handler.handedOver == [5])
    }

    @Test func `the loop knows how much waits for those who do not read`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        let stuck = DispatchSemaphore(value: 0)
        var waiting: [Int] = []
        server.handler.onRead = { connection, _ in
            connection.outputLimit = .max
            connection.send(Stream.bytes(0..<4_000_000), marker: 1)
            loop.onEndOfTurn = {
                waiting.append(loop.queuedBytes)
                loop.onEndOfTurn = {
                    loop.onEndOfTurn = nil
                    waiting.append(loop.queuedBytes)
                    stuck.signal()
                }
                loop.wake()
            }
        }
        server.handler.onHandedOver = { _, _ in loop.wake() }
        _ = try server.play {
            let client = try ClientSocket(address, receiveBuffer: 8192)
            try client.send("?")
            stuck.wait()
            return try client.receive(exactly: 4_000_000)
        }
        #expect(waiting.first == 0, "this turn's are not in it yet")
        #expect(try #require(waiting.last) > 0)
        #expect(loop.queuedBytes == 0)
    }

    @Test func `what is sent at the end of a turn leaves with it`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onRead = { connection, bytes in
            loop.onEndOfTurn = {
                loop.onEndOfTurn = nil
                connection.send(bytes)
            }
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            try client.send("question")
            return try client.receiveText(8)
        }
        #expect(heard == "question")
    }

    @Test func `each mark is told once, in order, at a time between the send and the telling`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        var sentAt = Instant(nanoseconds: 0)
        server.handler.onRead = { connection, _ in
            sentAt = MonotonicClock.now()
            connection.send([], marker: 10)
            connection.send(Array("question".utf8), marker: 11)
            connection.send(Array(" and ".utf8))
            connection.send(SharedBytes(Array("answer".utf8)), marker: 12)
            connection.send([], marker: 13)
        }
        server.handler.onHandedOver = { connection, marker in if marker == 13 { connection.close() } }
        _ = try server.play {
            let client = try ClientSocket(address)
            try client.send("?")
            return try client.receiveToEnd()
        }
        #expect(server.handler.handedOver == [10, 11, 12, 13])
        let times = server.handler.handedOverTimes
        #expect(times == times.sorted())
        #expect(times.allSatisfy { sentAt <= $0 && $0 <= MonotonicClock.now() })
    }

    @Test func `a peer who does not read gets everything when he does, and the mark comes only then`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        let broadcast = SharedBytes(Stream.bytes(0..<50_000))
        let stuck = DispatchSemaphore(value: 0)
        var marksWhenStuck: [UInt64]?
        server.handler.onRead = { connection, _ in
            connection.outputLimit = .max
            for number in 0..<40 {
                connection.send(broadcast, rest: Array("\(number % 10)".utf8), marker: UInt64(number))
            }
            loop.onEndOfTurn = {
                loop.onEndOfTurn = nil
                loop.wake()
                // The turn after the one in which all was sent.
                loop.onEndOfTurn = {
                    guard marksWhenStuck == nil else { return }
                    #expect(connection.queuedBytes > 0)
                    marksWhenStuck = server.handler.handedOver
                    stuck.signal()
                }
            }
        }
        let heard = try server.play {
            let client = try ClientSocket(address, receiveBuffer: 8192)
            try client.send("?")
            stuck.wait()
            return try client.receive(exactly: 40 * 50_001)
        }
        #expect(heard == (0..<40).flatMap { Stream.bytes(0..<50_000) + Array("\($0 % 10)".utf8) })
        #expect(server.handler.handedOver == (0..<40).map(UInt64.init))
        #expect(server.handler.handedOverTimes == server.handler.handedOverTimes.sorted())
        #expect(try #require(marksWhenStuck).count < 40)
    }

    @Test func `a mark is told as soon as its own bytes are with the kernel, whatever waits behind them`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        let broadcast = SharedBytes(Stream.bytes(0..<50_000))
        let tenth = DispatchSemaphore(value: 0)
        server.handler.onRead = { connection, _ in
            connection.outputLimit = .max
            for number in 0..<60 { connection.send(broadcast, marker: UInt64(number)) }
        }
        server.handler.onHandedOver = { _, mark in if mark == 9 { tenth.signal() } }
        let inTime = try server.play {
            let client = try ClientSocket(address, receiveBuffer: 8192)
            try client.send("?")
            _ = try client.receive(exactly: 10 * 50_000)
            let inTime = tenth.wait(timeout: .now() + 20) == .success
            _ = try client.receive(exactly: 50 * 50_000)
            return inTime
        }
        #expect(inTime)
    }

    @Test func `a peer who does not read is told of once, and hears a whole beginning and the last word`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        let told = DispatchSemaphore(value: 0)
        server.handler.onRead = { connection, _ in
            for number in 0..<2000 { connection.send(line(number)) }
            #expect(connection.queuedBytes <= connection.outputLimit)
            #expect(server.handler.overflows == 0, "it is told at the end of the turn")
        }
        server.handler.onOverflow = { connection in
            connection.outputLimit += 4
            connection.send(Array("bye\n".utf8))
            connection.close()
            told.signal()
        }
        let heard = try server.play {
            let client = try ClientSocket(address, receiveBuffer: 8192)
            try client.send("?")
            told.wait()
            return try client.receiveToEnd()
        }
        let whole = (heard.count - 4) / 4096
        #expect(heard == (0..<whole).flatMap(line) + Array("bye\n".utf8))
        #expect(whole * 4096 >= 96 * 1024 - 4096)
        #expect(server.handler.overflows == 1)
    }

    @Test func `much said in one turn to a peer who can take it is no overflow`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onRead = { connection, _ in
            connection.outputLimit = 5000
            for number in 0..<10 { connection.send(line(number)) }
        }
        let heard = try server.play {
            let client = try ClientSocket(address)
            try client.send("?")
            return try client.receive(exactly: 10 * 4096)
        }
        #expect(heard == (0..<10).flatMap(line))
        #expect(server.handler.overflows == 0)
    }

    @Test func `what is sent to one who has gone is lost without harm`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        server.handler.onClose = { connection in
            connection.send(Array("are you there?".utf8), marker: 1)
            connection.close()
            connection.abort()
            connection.pauseReading()
            connection.resumeReading()
            #expect(connection.queuedBytes == 0)
            #expect(connection.networkFigures == nil)
            loop.stop()
        }
        do {
            let client = try ClientSocket(address)
            client.resetAtEnd()
        }
        try server.run()
        #expect(server.handler.closes == 1)
        #expect(server.handler.handedOver.isEmpty)
    }
}

/// A line of 4096 bytes that tells its number.
private func line(_ number: Int) -> [UInt8] {
    let text = Array("\(number)".utf8)
    return text + [UInt8](repeating: 46, count: 4095 - text.count) + [10]
}
