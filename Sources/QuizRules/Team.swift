/// A team and what it has brought together.
package struct Team: Sendable {
    package let name: String
    package var members: [PlayerID] = []
    package var record = Record()
    /// The rank on the last board that was told; nil: not on it.
    package var lastRank: Int?

    package init(name: String) { self.name = name }
}
