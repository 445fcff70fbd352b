/// How well one question is known, and when it is worth asking again: five boxes, as in a box of flash cards. A question
/// known at once moves up a box, any other goes back to the first; each box rests twice as long as the one before.
///
/// Source: Sebastian Leitner, "So lernt man lernen", Herder 1972; boxes in place of his compartments of growing size,
/// and the doubling rests that have become the custom.
package struct LeitnerBox: Hashable, Sendable {
    package static let most = 5
    /// Less than a whole day, so that who practises every evening finds yesterday's questions due.
    private static let day = Milliseconds.seconds(20 * 3600)

    /// 1 to 5.
    package private(set) var number = 1
    /// When it was last asked; nil: never.
    package private(set) var askedAt: Milliseconds?

    package init() {}

    package init(number: Int, askedAt: Milliseconds?) {
        self.number = number
        self.askedAt = askedAt
    }

    mutating func know(at now: Milliseconds) {
        number = min(Self.most, number + 1)
        askedAt = now
    }

    mutating func miss(at now: Milliseconds) {
        number = 1
        askedAt = now
    }

    /// When it is worth asking again: at once from the first box, after 1, 2, 4 and 8 days from the others.
    var due: Milliseconds {
        guard let askedAt, number > 1 else { return 0 }
        return askedAt + Milliseconds(Self.day.value << Int64(number - 2))
    }
}
