internal import CLibuv

/// A moment on the monotonic clock of this process: nanoseconds since an arbitrary start, never the time of day.
public struct Instant: Hashable, Comparable, Sendable {
    public let nanoseconds: UInt64

    public init(nanoseconds: UInt64) {
        self.nanoseconds = nanoseconds
    }

    public static func < (one: Instant, other: Instant) -> Bool {
        one.nanoseconds < other.nanoseconds
    }

    /// A sum beyond what an instant can hold stays at that end: a deadline 10,000 years away is as good as none.
    public static func + (instant: Instant, duration: Duration) -> Instant {
        let step = duration.wholeNanoseconds
        let (sum, overflow) =
            step < 0
            ? instant.nanoseconds.subtractingReportingOverflow(step.magnitude)
            : instant.nanoseconds.addingReportingOverflow(step.magnitude)
        return Instant(nanoseconds: overflow ? (step < 0 ? .min : .max) : sum)
    }

    public static func - (instant: Instant, duration: Duration) -> Instant {
        instant + (.zero - duration)
    }

    public static func - (later: Instant, earlier: Instant) -> Duration {
        .nanoseconds(Int64(bitPattern: later.nanoseconds &- earlier.nanoseconds))
    }

    public func advanced(byMilliseconds milliseconds: Int64) -> Instant {
        self + .milliseconds(milliseconds)
    }

    /// Whole milliseconds that have passed since `earlier`, rounded down; negative when it is the later one.
    public func milliseconds(since earlier: Instant) -> Int64 {
        let passed = Int64(bitPattern: nanoseconds &- earlier.nanoseconds)
        return passed >= 0 ? passed / 1_000_000 : -((-passed + 999_999) / 1_000_000)
    }
}

/// The clock of every `Instant`.
public enum MonotonicClock {
    /// Reads the clock and does nothing else (see `Loop.now`). `CLOCK_MONOTONIC` on Linux: it stands still while the
    /// machine sleeps and is never set.
    public static func now() -> Instant {
        Instant(nanoseconds: uv_hrtime())
    }
}

extension Duration {
    fileprivate var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carried) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflow || carried ? (seconds < 0 ? .min : .max) : sum
    }
}
