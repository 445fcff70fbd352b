/// An answer that counts, unless it is changed before the close. It is graded as it comes, so that the close is quick.
package struct StandingAnswer: Sendable {
    package let answer: Answer
    package let grade: Grade
    /// Whose it is; in `teams` any member's.
    package let by: PlayerID
    package let startedAt: Milliseconds
    package let receivedAt: Milliseconds
    package let elapsed: Milliseconds
    package let credit: Milliseconds
    /// The time of who gave it, in percent of everybody's.
    package let timePercent: Int
    package let isChanged: Bool

    func receipt(_ question: Int, _ status: Receipt.Status) -> Receipt {
        Receipt(
            question: question, status: status, startedAt: startedAt, receivedAt: receivedAt, elapsed: elapsed,
            credit: credit)
    }

    /// t of the rules: elapsed without the extra time.
    var ownTime: Milliseconds { Milliseconds(elapsed.value * 100 / Int64(timePercent)) }
}
