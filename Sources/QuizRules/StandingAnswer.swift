/// An answer that counts, unless it is changed before the close. It is graded as it comes, so that the close is quick.
package struct StandingAnswer: Sendable {
    package let answer: Answer
    package internal(set) var grade: Grade
    /// Whose it is; in `teams` any member's.
    package let by: PlayerID
    package let startedAt: Milliseconds
    package let receivedAt: Milliseconds
    package internal(set) var elapsed: Milliseconds
    package let credit: Milliseconds
    /// The time of who gave it, in percent of everybody's.
    package let timePercent: Int
    package let isChanged: Bool
    /// Where it was given in parts (`list`): each with its own time. `elapsed` is then the mean of those that count, so
    /// that each of them earns by its own time, and one more never costs anything.
    package let parts: [Part]

    package init(
        answer: Answer, grade: Grade, by: PlayerID, startedAt: Milliseconds, receivedAt: Milliseconds,
        elapsed: Milliseconds, credit: Milliseconds, timePercent: Int, isChanged: Bool, parts: [Part]
    ) {
        self.answer = answer
        self.grade = grade
        self.by = by
        self.startedAt = startedAt
        self.receivedAt = receivedAt
        self.elapsed = elapsed
        self.credit = credit
        self.timePercent = timePercent
        self.isChanged = isChanged
        self.parts = parts
    }

    func receipt(_ question: Int, _ status: Receipt.Status, ofPart part: Int = 0) -> Receipt {
        let own = parts.indices.contains(part) ? parts[part].receipt : nil
        return Receipt(
            question: question, status: status, startedAt: own?.startedAt ?? startedAt,
            receivedAt: own?.receivedAt ?? receivedAt, elapsed: own?.elapsed ?? elapsed, credit: own?.credit ?? credit,
            items: own == nil ? nil : parts.count)
    }

    package struct Part: Sendable {
        package let receipt: Receipt
        /// The time of who gave it, in percent of everybody's.
        package let timePercent: Int

        package init(_ receipt: Receipt, _ timePercent: Int) {
            self.receipt = receipt
            self.timePercent = timePercent
        }

        /// The mean of those that count; nil: none does.
        static func time(of counted: [Part], _ timePercent: Int) -> Milliseconds? {
            counted.isEmpty ? nil : mean(counted, timePercent)
        }

        /// The mean, a half rounded up, in the time of somebody who has so many percent of everybody's.
        static func mean(_ parts: [Part], _ timePercent: Int) -> Milliseconds {
            let total = parts.reduce(0) { $0 + $1.receipt.elapsed.value * 100 / Int64($1.timePercent) }
            let count = Int64(parts.count)
            return Milliseconds((2 * total + count) / (2 * count) * Int64(timePercent) / 100)
        }
    }

    /// t of the rules: elapsed without the extra time.
    var ownTime: Milliseconds { Milliseconds(elapsed.value * 100 / Int64(timePercent)) }
}
