/// A player's number in one game: 1 for the first who joined, without gaps. On the wire `p1`.
public struct PlayerID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let number: Int

    public init(number: Int) { self.number = number }

    /// Reads `p12`.
    public init?(_ text: some StringProtocol) {
        guard text.first == "p", let number = Int(text.dropFirst()), number > 0 else { return nil }
        self.number = number
    }

    /// Where the player stands in an array that has one element for each player.
    public var index: Int { number - 1 }
    public var description: String { "p\(number)" }
    public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}
