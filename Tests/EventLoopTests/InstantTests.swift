import EventLoop
import Testing

@Suite struct InstantTests {
    private let noon = Instant(nanoseconds: 12_000_000_000)

    @Test func `milliseconds that have passed are rounded down, also backwards`() {
        #expect(noon.advanced(byMilliseconds: 5).milliseconds(since: noon) == 5)
        #expect((noon + .microseconds(5_999)).milliseconds(since: noon) == 5)
        #expect(noon.milliseconds(since: noon + .microseconds(1)) == -1)
        #expect(noon.milliseconds(since: noon + .milliseconds(1)) == -1)
        #expect(noon.milliseconds(since: noon) == 0)
    }

    @Test func `sums and differences agree`() {
        let later = noon + .nanoseconds(1_234_567_891)
        #expect(later - noon == .nanoseconds(1_234_567_891))
        #expect(noon - later == .nanoseconds(-1_234_567_891))
        #expect(later - .nanoseconds(1_234_567_891) == noon)
        #expect(noon < later)
    }

    @Test func `before the beginning and after the end there is nothing`() {
        #expect(noon - .seconds(13) == Instant(nanoseconds: 0))
        #expect(Instant(nanoseconds: .max) + .seconds(1) == Instant(nanoseconds: .max))
        #expect(noon + .seconds(Int64.max) == noon + .nanoseconds(Int64.max))
    }

    @Test func `the clock never goes back`() {
        let times = (0..<1000).map { _ in MonotonicClock.now() }
        #expect(times == times.sorted())
    }
}
