/// The time before a question in which everybody stakes on it.
package struct Staking: Sendable {
    /// Long enough to read a topic and to type a number.
    static let seconds = 15

    package let item: Programme.Item
    package let openedAt: Milliseconds
    /// With what `extend` added.
    package var limit = Milliseconds.seconds(seconds)
    package var attendance: Attendance
    /// Of the stakes that count, by player.
    package var receipts: [Receipt?]

    package var number: Int { item.number }

    package init(on item: Programme.Item, at: Milliseconds, players: Int) {
        self.item = item
        openedAt = at
        attendance = Attendance(players: players)
        receipts = Array(repeating: nil, count: players)
    }
}
