/// The formula of points, in whole numbers throughout: halves are rounded up.
enum Scoring {
    /// Answers faster than this earn in full.
    static let fullUnder: Milliseconds = 500
    /// From this many right answers in a row a streak earns more.
    private static let firstOfStreak = 3
    private static let streakStepPercent = 10
    private static let mostStreakPercent = 50

    /// P × q × (1 − t / 2T), full P × q for t < 500.
    ///
    /// - Parameters:
    ///   - limit: T, with what `extend` added; nil: no limit, or speed does not count.
    ///   - elapsed: in the player's own time; t is this without the extra time.
    ///   - timePercent: the player's time in percent of everybody's, 100 to 1000.
    static func points(
        _ points: Int, share: Share, limit: Milliseconds?, elapsed: Milliseconds, timePercent: Int
    ) -> Int {
        // t = elapsed × 100 / percent; both sides of 1 − t / 2T are multiplied by 2T × percent.
        let percent = Int64(timePercent), scaled = elapsed.value * 100
        guard let limit, scaled >= fullUnder.value * percent else {
            return rounded(Int64(points * share.numerator), by: Int64(share.denominator))
        }
        let whole = 2 * limit.value * percent
        let left = max(0, whole - scaled)
        // In two steps only where one would leave 64 bits; with the bounds of the rules it never does.
        let product = Int64(points * share.numerator).multipliedReportingOverflow(by: left)
        precondition(!product.overflow)
        return rounded(product.partialValue, by: Int64(share.denominator) * whole)
    }

    /// What the nth right answer in a row earns on top.
    static func streakBonus(_ points: Int, streak: Int) -> Int {
        guard streak >= firstOfStreak else { return 0 }
        let percent = min(mostStreakPercent, streakStepPercent * (streak - firstOfStreak + 1))
        return percentage(points, percent)
    }

    /// P × q.
    static func part(_ points: Int, _ share: Share) -> Int {
        rounded(Int64(points) * Int64(share.numerator), by: Int64(share.denominator))
    }

    static func percentage(_ points: Int, _ percent: Int) -> Int {
        rounded(Int64(points) * Int64(percent), by: 100)
    }

    /// The quotient of two numbers from 0 up, a half rounded up.
    static func rounded(_ numerator: Int64, by denominator: Int64) -> Int {
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        return Int(quotient) + (rest >= denominator - rest ? 1 : 0)
    }
}
