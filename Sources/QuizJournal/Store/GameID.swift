/// A game's number in a journal: from 1, never used again.
public struct GameID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let number: Int

    /// - Parameter number: 1 to 2³¹ − 1.
    public init?(_ number: Int) {
        guard (1...Int(Int32.max)).contains(number) else { return nil }
        self.number = number
    }

    public var description: String { "\(number)" }
    public static func < (a: Self, b: Self) -> Bool { a.number < b.number }

    /// The keys of a game's batches: the game's number in the upper half, the batch's in the lower, so that a game lies
    /// together and a row is found without an index of its own.
    func key(_ batch: Int) -> Int64 { Int64(number) << 32 | Int64(batch) }
}
