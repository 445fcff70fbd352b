/// A team and what it has brought together.
struct Team: Sendable {
    let name: String
    var members: [PlayerID] = []
    var record = Record()
    /// The rank on the last board that was told; nil: not on it.
    var lastRank: Int?

    init(name: String) { self.name = name }
}
