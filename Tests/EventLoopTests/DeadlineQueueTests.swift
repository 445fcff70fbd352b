import Testing

@testable import EventLoop

@Suite struct DeadlineQueueTests {
    private let start = MonotonicClock.now()

    @Test func `a timeout that is put off a thousand times is entered once`() throws {
        let loop = try Loop()
        let idle = Deadline(on: loop) {}
        for second in 1...1000 { idle.set(start + .seconds(second)) }
        #expect(loop.deadlines.count == 1)
    }

    @Test func `a timeout that is brought forward a thousand times leaves little behind`() throws {
        let loop = try Loop()
        let hurried = Deadline(on: loop) {}
        for second in (1...1000).reversed() { hurried.set(start + .seconds(second)) }
        #expect(loop.deadlines.count <= 65)
        #expect(loop.deadlines.next == start + .seconds(1))
    }

    @Test func `players who come and go leave no timeouts behind`() throws {
        let loop = try Loop()
        for _ in 0..<10_000 {
            let idle = Deadline(on: loop) {}
            idle.set(start + .seconds(3600))
        }
        #expect(loop.deadlines.count <= 65)
        #expect(loop.deadlines.next == nil)
    }
}
