import QuizRules
import Testing

@Suite struct LeaderboardTests {
    private static func key(_ chance: inout SplitMix64) -> Leaderboard.Key {
        Leaderboard.Key(score: Int(chance.next() % 20), time: Milliseconds(Int(chance.next() % 3)))
    }

    /// The plain way to say who stands where.
    private func sorted(_ keys: [PlayerID: Leaderboard.Key]) -> [PlayerID] {
        keys.keys.sorted { a, b in
            guard let keyOfA = keys[a], let keyOfB = keys[b] else { return false }
            return (-keyOfA.score, keyOfA.time, a) < (-keyOfB.score, keyOfB.time, b)
        }
    }

    @Test(arguments: 1...8) func `it agrees with a plain sort, whatever happens`(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed), board = Leaderboard()
        var keys: [PlayerID: Leaderboard.Key] = [:]
        for step in 1...300 {
            let player = PlayerID(number: 1 + Int(chance.next() % 60))
            switch chance.next() % 10 {
            case 0:
                board.remove(player)
                keys[player] = nil
            case 1 where step % 5 == 0:
                for each in sorted(keys) { keys[each] = Self.key(&chance) }
                board.rekey { keys[$0] ?? Leaderboard.Key(score: 0) }
            default:
                let key = Self.key(&chance)
                board.set(player, key)
                keys[player] = key
            }
            guard step % 10 == 0 else { continue }
            let order = sorted(keys)
            try #require(board.all == order && board.count == order.count)
            for (place, player) in order.enumerated() {
                try #require(board.place(of: player) == place && board.player(at: place) == player)
                let key = try #require(keys[player])
                let better = order.prefix { keys[$0].map { ($0.score, $0.time) } ?? (0, 0) != (key.score, key.time) }
                try #require(board.rank(of: key) == better.count + 1)
            }
        }
        let order = sorted(keys)
        #expect(board.top(5) == Array(order.prefix(5)))
        #expect(board.around(order[10], each: 2) == Array(order[8...12]))
        #expect(board.around(order[0], each: 2) == Array(order[...2]))
    }

    @Test func `twenty thousand players find their places`() {
        var board = Leaderboard(), chance = SplitMix64(seed: 3)
        for number in 1...20_000 {
            board.set(PlayerID(number: number), Leaderboard.Key(score: Int(chance.next() % 1_000_000)))
        }
        board.set(PlayerID(number: 500), Leaderboard.Key(score: 2_000_000))
        #expect(board.top(1) == [PlayerID(number: 500)] && board.rank(of: Leaderboard.Key(score: -1)) == 20_001)
    }

    @Test func `a copy stays as it was`() {
        var board = Leaderboard()
        board.set(PlayerID(number: 1), Leaderboard.Key(score: 1))
        let before = board
        board.set(PlayerID(number: 2), Leaderboard.Key(score: 2))
        #expect(before.count == 1 && board.count == 2)
    }
}
