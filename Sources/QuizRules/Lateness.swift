/// How many of those who have not answered may answer how long after the question's common time: counted by the
/// millisecond, so that the latest is known without a search.
package struct Lateness: Sendable {
    package private(set) var counts: [Int32]
    private var greatestSet = 0

    /// - Parameter most: nobody may be later than this.
    package init(most: Milliseconds) { counts = Array(repeating: 0, count: Int(max(most, 0).value) + 1) }

    /// As it was counted before.
    package init(counts: [Int32]) {
        self.counts = counts
        greatestSet = counts.lastIndex { $0 != 0 } ?? 0
    }

    var greatest: Milliseconds { Milliseconds(greatestSet) }

    mutating func add(_ lateness: Milliseconds) {
        let bucket = bucket(lateness)
        counts[bucket] += 1
        greatestSet = max(greatestSet, bucket)
    }

    mutating func remove(_ lateness: Milliseconds) {
        counts[bucket(lateness)] -= 1
        while greatestSet > 0, counts[greatestSet] == 0 { greatestSet -= 1 }
    }

    private func bucket(_ lateness: Milliseconds) -> Int { min(max(Int(lateness.value), 0), counts.count - 1) }
}
