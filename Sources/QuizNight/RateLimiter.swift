import QuizRules

/// A token bucket: `rate` a second, `burst` at once. The clock is handed in.
struct TokenBucket: Sendable {
    private let rate: Int
    /// In thousandths of a request, so that whole milliseconds count exactly.
    private let capacity: Int
    private var level: Int
    private var last: Milliseconds

    init(rate: Int, burst: Int, at: Milliseconds) {
        self.rate = rate
        capacity = burst * 1000
        level = capacity
        last = at
    }

    /// Takes one, if there is one.
    mutating func take(at: Milliseconds) -> Bool {
        let passed = Int(max(0, min(at.value - last.value, 3_600_000)))
        last = max(last, at)
        level = min(capacity, level + passed * rate)
        guard level >= 1000 else { return false }
        level -= 1000
        return true
    }
}

/// Counts what happened in windows of a minute.
struct MinuteCounter: Sendable {
    private var start: Milliseconds = 0
    private(set) var count = 0

    /// Counts one, and says how many there have been in this window.
    mutating func add(at: Milliseconds) -> Int {
        expire(at: at)
        if count == 0 { start = at }
        count += 1
        return count
    }

    /// How many there have been in this window.
    mutating func current(at: Milliseconds) -> Int {
        expire(at: at)
        return count
    }

    /// When the window ends.
    var end: Milliseconds { start + .seconds(60) }

    private mutating func expire(at: Milliseconds) {
        if count > 0 && at >= end { count = 0 }
    }
}

/// What a client has done too often of late: few ever do.
final class Offences {
    var refused = MinuteCounter()
    var longLines = MinuteCounter()
    var wrongCodes = MinuteCounter()
}
