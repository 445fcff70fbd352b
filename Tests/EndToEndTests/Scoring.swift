/// The rules' scoring once more, from their text and in other words than the server's, to hold the server against.
enum Scoring {
    /// points = P × q × (1 − t/2T), all of P × q for t < 500 ms, halves rounded up.
    /// - Parameters:
    ///   - share: q, as a fraction.
    ///   - elapsed: t, in milliseconds.
    ///   - limit: T, in milliseconds; 0: no limit, and speed counts for nothing.
    static func points(_ points: Int, share: (Int, of: Int), elapsed: Int, limit: Int) -> Int {
        guard elapsed >= 500, limit > 0 else { return half(points * share.0, share.of) }
        return half(points * share.0 * (2 * limit - elapsed), share.of * 2 * limit)
    }

    /// What may be the points where the time is known to a tenth of a second only.
    static func points(_ worth: Int, shownSeconds: Double, limit: Int) -> ClosedRange<Int> {
        let middle = Int((shownSeconds * 1000).rounded())
        let slow = points(worth, share: (1, of: 1), elapsed: middle + 50, limit: limit)
        let quick = points(worth, share: (1, of: 1), elapsed: max(0, middle - 50), limit: limit)
        return slow...quick
    }

    private static func half(_ numerator: Int, _ denominator: Int) -> Int {
        (2 * numerator + denominator) / (2 * denominator)
    }
}

/// A row of a board, from JSON or from a table of text.
struct Row: Hashable, CustomStringConvertible {
    let rank: Int
    let name: String
    let score: Int

    var description: String { "\(rank) \(name) \(score)" }

    init(rank: Int, name: String, score: Int) {
        (self.rank, self.name, self.score) = (rank, name, score)
    }

    init(_ message: Message) {
        rank = message.int("rank") ?? 0
        name = message.string("name") ?? ""
        score = message.int("score") ?? 0
    }

    /// `  1  Ada      892  ########`; nil for any other line.
    init?(text line: String) {
        let words = line.split(separator: " ")
        guard line.hasPrefix("  "), words.count >= 3, let rank = Int(words[0]), let score = Int(words[2]) else {
            return nil
        }
        self.rank = rank
        name = String(words[1])
        self.score = score
    }
}
