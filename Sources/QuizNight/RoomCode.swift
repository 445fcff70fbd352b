/// What players type to find a room: four letters or digits that are not mistaken for one another.
public struct RoomCode: Hashable, Sendable, CustomStringConvertible {
    /// No vowels, so that no word comes about; none of 0 O 1 I L.
    static let alphabet = Array("23456789BCDFGHJKMNPQRSTVWXZ")

    public let description: String

    /// Reads what a person typed: case, spaces and hyphens are forgiven.
    public init(typed: String) {
        description = String(typed.filter { $0 != "-" && $0 != " " }.prefix(16)).uppercased()
    }

    static func random(using chance: inout some RandomNumberGenerator) -> RoomCode {
        RoomCode(typed: String((0..<4).map { _ in alphabet[Int.random(in: alphabet.indices, using: &chance)] }))
    }
}
