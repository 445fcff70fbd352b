import QuizRules

/// Inputs applied to a game of 10,000.
enum ApplyBench {
    static func run(_ stopwatch: inout Stopwatch) {
        for players in [100, 10_000] { answers(&stopwatch, players: players) }
        whole(&stopwatch, players: 10_000)
    }

    private static func answers(_ stopwatch: inout Stopwatch, players: Int) {
        var night = SampleNight(players: players, seconds: 0)
        night.apply(.start)
        var change = 0
        night.pass(2000)
        stopwatch.time("apply: an answer, of \(players) players", each: players) {
            change += 1
            for number in 1...players { night.apply(night.answer(number, change: change)) }
        }
        let served = (1...players).map { Served(player: PlayerID(number: $0), at: night.now, credit: 1) }
        stopwatch.time("apply: that a question was served, each of \(players)", each: players) {
            var copy = night.game
            use(copy.apply(.served(question: 1, served), at: night.now))
        }
    }

    private static func whole(_ stopwatch: inout Stopwatch, players: Int) {
        stopwatch.time("apply: a join, of \(players) players", each: players) {
            use(SampleNight(players: players))
        }
        var night = SampleNight(players: players)
        night.apply(.start)
        night.pass(2000)
        for number in 1...players { night.apply(night.answer(number)) }
        let asked = night.game
        stopwatch.time("apply: close, reveal for \(players) players") {
            var copy = asked
            use(copy.apply(.close, at: night.now))
        }
        night.apply(.close)
        let revealed = night.game
        stopwatch.time("apply: next, board for \(players) players") {
            var copy = revealed
            use(copy.apply(.next(from: nil), at: night.now))
        }
        night.apply(.next(from: nil))
        let board = night.game
        stopwatch.time("apply: next, question to \(players) players") {
            var copy = board
            use(copy.apply(.next(from: nil), at: night.now))
        }
        stopwatch.time("apply: state for one who comes in, of \(players)") {
            use(board.state(for: PlayerID(number: 1), at: night.now))
        }
    }
}
