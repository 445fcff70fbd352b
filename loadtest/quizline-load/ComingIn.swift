/// Hosts on their way in.
final class OpeningUnderWay {
    let order: Opening
    /// By host.
    var rooms: [Int: String] = [:]

    init(_ order: Opening) { self.order = order }
}

/// Players on their way in: so many at once, the next when one is in.
final class BoardingUnderWay {
    let order: Boarding
    var result: Boarded
    private(set) var enteredCount = 0
    private var next = 0

    init(_ order: Boarding) {
        self.order = order
        let never = [UInt64](repeating: 0, count: order.players)
        result = Boarded(connectBegan: never, greeted: never, entered: never)
    }

    var isComplete: Bool { enteredCount == order.players }

    func takeNext() -> Int? {
        guard next < order.players else { return nil }
        next += 1
        return next - 1
    }

    func room(_ number: Int) -> String { order.rooms.isEmpty ? "" : order.rooms[number % order.rooms.count] }

    func source(_ number: Int) -> String? {
        order.sources.isEmpty ? nil : order.sources[number % order.sources.count]
    }

    /// False where the player was in already.
    func enter(_ number: Int, at: UInt64) -> Bool {
        guard result.entered[number] == 0 else { return false }
        result.entered[number] = at
        enteredCount += 1
        return true
    }
}
