import EventLoop
import Foundation
import QuizRules

/// The server's one clock: Unix milliseconds as they were at the start, gone on from by the monotonic clock, so that
/// nobody's time jumps when the machine's clock is set.
struct ServerClock: Sendable {
    private let start: Instant
    private let unixAtStart: Int64

    /// `after`: a moment that a journal knows of. Time goes on from there if the machine's clock has been set back since.
    init(after: Milliseconds? = nil) {
        start = MonotonicClock.now()
        unixAtStart = max(Int64(Date().timeIntervalSince1970 * 1000), (after?.value ?? 0) + 1)
    }

    func time(of instant: Instant) -> Milliseconds {
        let passed = Int64(instant.nanoseconds) - Int64(start.nanoseconds)
        return Milliseconds(unixAtStart + passed / 1_000_000)
    }

    /// The first instant of that millisecond.
    func instant(of time: Milliseconds) -> Instant {
        let passed = max(0, time.value - unixAtStart) * 1_000_000
        return Instant(nanoseconds: start.nanoseconds + UInt64(passed))
    }
}
