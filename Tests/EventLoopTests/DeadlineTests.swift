import EventLoop
import Testing

@Suite struct DeadlineTests {
    private let start = MonotonicClock.now()

    @Test func `questions close in the order of their times, not in the order in which they were opened`() throws {
        let loop = try Loop()
        var closed: [Int] = []
        let deadlines = [7, 2, 9, 4].map { milliseconds in
            let deadline = Deadline(on: loop) { closed.append(milliseconds) }
            deadline.set(start + .milliseconds(milliseconds))
            return deadline
        }
        try run(loop, until: start + .milliseconds(10))
        #expect(closed == [2, 4, 7, 9])
        withExtendedLifetime(deadlines) {}
    }

    @Test func `what is due at the same moment runs in the order in which it was set`() throws {
        let loop = try Loop()
        var ran: [Int] = []
        let deadlines = (0..<50).map { number in Deadline(on: loop) { ran.append(number) } }
        for deadline in deadlines { deadline.set(start + .milliseconds(2)) }
        deadlines[0].set(start + .milliseconds(2))
        try run(loop, until: start + .milliseconds(3))
        #expect(ran == Array(1..<50) + [0])
    }

    @Test func `no question closes early, not even by a part of a millisecond`() throws {
        let loop = try Loop()
        var early = 0
        var ran = 0
        let deadlines = (0..<200).map { number in
            let at = start + .nanoseconds(number * 123_457)
            let deadline = Deadline(on: loop) {
                ran += 1
                if MonotonicClock.now() < at { early += 1 }
            }
            deadline.set(at)
            return deadline
        }
        try run(loop, until: start + .milliseconds(26))
        #expect(ran == 200)
        #expect(early == 0)
        withExtendedLifetime(deadlines) {}
    }

    @Test func `ten thousand timeouts set by chance run in order, each once`() throws {
        let loop = try Loop()
        var chance = SeededChance(seed: 7)
        var ran: [Instant] = []
        let times = (0..<10_000).map { _ in start + .nanoseconds(Int.random(in: 0..<20_000_000, using: &chance)) }
        let deadlines = times.map { at in
            let deadline = Deadline(on: loop) { ran.append(at) }
            deadline.set(at)
            return deadline
        }
        try run(loop, until: start + .milliseconds(20))
        #expect(ran == times.sorted())
        #expect(deadlines.allSatisfy { $0.at == nil })
    }

    @Test func `what falls due while many are told something runs in between`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop)
        let address = server.address
        var sentWhenItRan: Int?
        server.handler.onRead = { connection, _ in
            var sent = 0
            let deadline = Deadline(on: loop) { sentWhenItRan = sent }
            deadline.set(MonotonicClock.now())
            for _ in 0..<100 {
                connection.send(Array("question".utf8))
                connection.flushNow()
                sent += 1
            }
        }
        _ = try server.play {
            let client = try ClientSocket(address)
            try client.send("?")
            return try client.receive(exactly: 800)
        }
        #expect(try #require(sentWhenItRan) < 10)
    }

    @Test func `time extended is time extended`() throws {
        let loop = try Loop()
        var ran: [String] = []
        let extended = Deadline(on: loop) { ran.append("extended") }
        let other = Deadline(on: loop) { ran.append("other") }
        extended.set(start + .milliseconds(1))
        other.set(start + .milliseconds(3))
        extended.set(start + .milliseconds(5))
        #expect(extended.at == start + .milliseconds(5))
        try run(loop, until: start + .milliseconds(8))
        #expect(ran == ["other", "extended"])
    }

    @Test func `a close brought forward comes once, at the earlier time`() throws {
        let loop = try Loop()
        var ran: [String] = []
        let hurried = Deadline(on: loop) { ran.append("hurried") }
        let other = Deadline(on: loop) { ran.append("other") }
        hurried.set(start + .milliseconds(5))
        other.set(start + .milliseconds(3))
        hurried.set(start + .milliseconds(1))
        try run(loop, until: start + .milliseconds(8))
        #expect(ran == ["hurried", "other"])
    }

    @Test func `what is switched off or let go never runs`() throws {
        let loop = try Loop()
        var ran = 0
        let off = Deadline(on: loop) { ran += 1 }
        off.set(start + .milliseconds(1))
        off.set(nil)
        #expect(off.at == nil)
        do {
            let forgotten = Deadline(on: loop) { ran += 1 }
            forgotten.set(start + .milliseconds(1))
        }
        try run(loop, until: start + .milliseconds(3))
        #expect(ran == 0)
    }

    @Test func `an action switches off what is due at the same time`() throws {
        let loop = try Loop()
        var ran: [String] = []
        let allHaveAnswered = Deadline(on: loop) { ran.append("time is up") }
        let close = Deadline(on: loop) {
            ran.append("closed")
            allHaveAnswered.set(nil)
        }
        close.set(start)
        allHaveAnswered.set(start + .nanoseconds(1))
        try run(loop, until: start + .milliseconds(2))
        #expect(ran == ["closed"])
    }

    @Test func `an action puts off what is due at the same time`() throws {
        let loop = try Loop()
        var ran: [String] = []
        let timeIsUp = Deadline(on: loop) { ran.append("time is up") }
        let extend = Deadline(on: loop) {
            ran.append("extended")
            timeIsUp.set(start + .milliseconds(4))
        }
        let other = Deadline(on: loop) { ran.append("other") }
        extend.set(start)
        timeIsUp.set(start + .nanoseconds(1))
        other.set(start + .milliseconds(2))
        try run(loop, until: start + .milliseconds(6))
        #expect(ran == ["extended", "other", "time is up"])
    }

    @Test func `an action sets others, and itself again`() throws {
        let loop = try Loop()
        var ran: [String] = []
        let reveal = Deadline(on: loop) { ran.append("reveal") }
        var again: Deadline?
        again = Deadline(on: loop) {
            ran.append("tick")
            if ran.count < 3 { again?.set(MonotonicClock.now()) } else { reveal.set(start) }
        }
        again?.set(start)
        try run(loop, until: start + .milliseconds(5))
        #expect(ran == ["tick", "tick", "tick", "reveal"])
        again = nil
    }

    @Test func `one that sets itself to a time long past holds up neither the players nor other deadlines`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop).echo()
        let address = server.address
        var rounds = 0
        var restless: Deadline?
        restless = Deadline(on: loop) {
            rounds += 1
            restless?.set(Instant(nanoseconds: 0))
        }
        var others = 0
        let other = Deadline(on: loop) { others += 1 }
        restless?.set(Instant(nanoseconds: 0))
        other.set(start)
        let answer = try server.play {
            let client = try ClientSocket(address)
            try client.send("still here?")
            return try client.receiveText(11)
        }
        #expect(answer == "still here?")
        #expect(others == 1)
        #expect(rounds > 1)
        restless = nil
    }

    @Test func `what is due has been decided before bytes are told that were read after it`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop).echo()
        let address = server.address
        var undecided = 0
        var closed = 0
        var close: Deadline?
        close = Deadline(on: loop) {
            closed += 1
            close?.set(MonotonicClock.now() + .microseconds(300))
        }
        close?.set(start)
        server.handler.onReadAt = { at in
            if let next = close?.at, next <= at { undecided += 1 }
        }
        try server.play {
            let client = try ClientSocket(address)
            for _ in 0..<500 {
                try client.send("b\n")
                _ = try client.receive(exactly: 2)
            }
        }
        #expect(undecided == 0)
        #expect(closed > 1)
        close = nil
    }

    @Test func `a time stamp runs what is due, and inside an action it only reads the clock`() throws {
        let loop = try Loop()
        var ran: [String] = []
        let second = Deadline(on: loop) { ran.append("second") }
        let first = Deadline(on: loop) {
            ran.append("first begins")
            _ = loop.now
            ran.append("first ends")
        }
        first.set(start)
        second.set(start + .nanoseconds(1))
        let stamped = loop.now
        #expect(ran == ["first begins", "first ends", "second"])
        #expect(stamped >= start)
    }

    @Test func `a deadline at the end of all days never runs and holds nothing up`() throws {
        let loop = try Loop()
        var ran = 0
        let never = Deadline(on: loop) { ran += 1 }
        never.set(start + .seconds(Int64.max))
        #expect(never.at.map { $0 > start + .seconds(3_000_000_000) } == true)
        try run(loop, until: start + .milliseconds(1))
        #expect(ran == 0)
    }

    /// Runs the loop until a deadline at that time.
    private func run(_ loop: Loop, until end: Instant) throws {
        let last = Deadline(on: loop) { loop.stop() }
        last.set(end)
        try EventLoopTests.run(loop)
        #expect(MonotonicClock.now() >= end)
    }
}
