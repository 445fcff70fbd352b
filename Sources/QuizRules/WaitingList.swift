/// The players who have not answered the open question, in the order they joined: a doubly linked list in two arrays, so
/// that one is struck off in O(1) and the first few are named without a search.
package struct WaitingList: Sendable {
    /// By player number; 0 is the anchor of the ring.
    private var next: [Int32]
    private var previous: [Int32]
    private(set) var count = 0

    /// Room for this many players; empty.
    init(players: Int) {
        next = Array(repeating: 0, count: players + 1)
        previous = next
        for number in next.indices.dropFirst() {
            next[number] = Self.absent
            previous[number] = Self.absent
        }
    }

    private static let absent: Int32 = -1

    func contains(_ player: PlayerID) -> Bool {
        player.number < next.count && next[player.number] != Self.absent
    }

    mutating func append(_ player: PlayerID) {
        guard !contains(player) else { return }
        while next.count <= player.number {
            next.append(Self.absent)
            previous.append(Self.absent)
        }
        let last = previous[0]
        next[Int(last)] = Int32(player.number)
        previous[player.number] = last
        next[player.number] = 0
        previous[0] = Int32(player.number)
        count += 1
    }

    mutating func remove(_ player: PlayerID) {
        guard contains(player) else { return }
        let after = next[player.number], before = previous[player.number]
        next[Int(before)] = after
        previous[Int(after)] = before
        next[player.number] = Self.absent
        previous[player.number] = Self.absent
        count -= 1
    }

    func first(_ limit: Int) -> [PlayerID] {
        var players: [PlayerID] = []
        var number = next[0]
        while number != 0, players.count < limit {
            players.append(PlayerID(number: Int(number)))
            number = next[Int(number)]
        }
        return players
    }
}
