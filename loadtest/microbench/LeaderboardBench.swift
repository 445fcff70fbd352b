import QuizRules

/// The board of 1,000, 100,000 and 1,000,000 players.
enum LeaderboardBench {
    static func run(_ stopwatch: inout Stopwatch) {
        for players in [1_000, 100_000, 1_000_000] { time(&stopwatch, players) }
    }

    private static func time(_ stopwatch: inout Stopwatch, _ players: Int) {
        var board = Leaderboard()
        for number in 1...players { board.set(PlayerID(number: number), key(number, 0)) }
        var next = 0
        var turn = 0
        stopwatch.time("leaderboard of \(players): a player's new score") {
            next = (next + 7919) % players
            turn += 1
            board.set(PlayerID(number: next + 1), key(next, turn))
        }
        stopwatch.time("leaderboard of \(players): a rank") {
            next = (next + 7919) % players
            use(board.rank(of: key(next, 3)))
        }
        stopwatch.time("leaderboard of \(players): a player's place") {
            next = (next + 7919) % players
            use(board.place(of: PlayerID(number: next + 1)))
        }
        stopwatch.time("leaderboard of \(players): the first ten") { use(board.top(10)) }
        stopwatch.time("leaderboard of \(players): two above, two below") {
            next = (next + 7919) % players
            use(board.around(PlayerID(number: next + 1), each: 2))
        }
        stopwatch.time("leaderboard of \(players): all in order, each", each: players) { use(board.all) }
        stopwatch.time("leaderboard of \(players): everybody's new score, each", each: players) {
            turn += 1
            board.rekey { key($0.number, turn) }
        }
    }

    /// Scores of a middling evening: many different ones, some alike.
    private static func key(_ number: Int, _ turn: Int) -> Leaderboard.Key {
        let mixed = (UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(turn)) >> 40
        return Leaderboard.Key(score: Int(mixed % 20_000), time: Milliseconds(Int(mixed % 97) * 100))
    }
}
