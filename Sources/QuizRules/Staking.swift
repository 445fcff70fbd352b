/// The time before a question in which everybody stakes on it.
struct Staking: Sendable {
    /// Long enough to read a topic and to type a number.
    static let seconds = 15

    let item: Programme.Item
    let openedAt: Milliseconds
    /// With what `extend` added.
    var limit = Milliseconds.seconds(seconds)
    var attendance: Attendance
    /// Of the stakes that count, by player.
    var receipts: [Receipt?]

    var number: Int { item.number }

    init(on item: Programme.Item, at: Milliseconds, players: Int) {
        self.item = item
        openedAt = at
        attendance = Attendance(players: players)
        receipts = Array(repeating: nil, count: players)
    }
}
