import QuizRules
import Testing
import Whim

/// What can be seen of a game at a moment, cheap to compare.
private struct Glimpse: Equatable {
    struct Seat: Equatable {
        let name: String
        let team: String?
        let code: String
        let presence: Player.Presence
        let score: Int
        let hasAnswered: Bool
    }

    let phase: Phase
    let paused: Bool
    let locked: Bool
    let deadline: Milliseconds?
    let seats: [Seat]

    init(_ game: Game) {
        phase = game.phase
        paused = game.isPaused
        locked = game.isLocked
        deadline = game.nextDeadline
        seats = game.players.map {
            Seat(
                name: $0.name, team: $0.team, code: $0.code, presence: $0.presence, score: $0.score,
                hasAnswered: $0.hasAnswered)
        }
    }
}

@Suite struct RandomNightTests {
    @Test(arguments: 1...60) func `whatever happens, the rules hold`(seed: UInt64) throws {
        var night = RandomNight(seed: seed), seq = 0, told = Evening.start
        for _ in 1...500 {
            let (input, at) = night.step()
            let before = Glimpse(night.game)
            let outcome = night.game.apply(input, at: at)
            if case .refused = outcome.reply {
                try #require(outcome.told.isEmpty && outcome.whispers.isEmpty)
                try #require(Glimpse(night.game) == before, "\(input)")
            }
            for each in outcome.told {
                seq += 1
                try #require(each.seq == seq && each.at >= told)
                told = each.at
                try check(each.what, night.game)
            }
            try check(night.game)
        }
    }

    @Test(arguments: 1...6) func `the same inputs give the same game`(seed: UInt64) {
        func digest() -> UInt64 {
            var night = RandomNight(seed: seed), digest: UInt64 = 0xcbf2_9ce4_8422_2325
            for _ in 1...300 {
                let (input, at) = night.step()
                let outcome = night.game.apply(input, at: at)
                for byte in "\(outcome) \(String(describing: night.game.nextDeadline))".utf8 {
                    digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3
                }
            }
            return digest
        }
        #expect(digest() == digest())
    }

    @Test func `what was refused may be left out of the journal`() {
        for seed in 1...6 as ClosedRange<UInt64> {
            var night = RandomNight(seed: seed)
            var replayed = night.game
            for _ in 1...300 {
                let (input, at) = night.step()
                let outcome = night.game.apply(input, at: at)
                if case .refused = outcome.reply { continue }
                #expect("\(replayed.apply(input, at: at))" == "\(outcome)")
            }
        }
    }

    /// What holds at every moment.
    private func check(_ game: Game) throws {
        try #require(game.players.allSatisfy { $0.score >= 0 })
        try #require(game.playerCount == game.players.count { $0.presence == .here || $0.isAway })
        guard let progress = game.progress else { return }
        let asked = game.players.filter { ($0.presence == .here || $0.isAway) && game.isAsked($0.id) }
        try #require(progress.players == asked.count)
        try #require(progress.answered == asked.count { $0.hasAnswered })
        try #require(progress.waiting.count == min(20, progress.players - progress.answered))
        for name in progress.waiting {
            let player = try #require(game.player(named: name))
            try #require(!game.players[player.index].hasAnswered)
        }
    }

    /// What holds of everything that is told.
    private func check(_ what: Announcement, _ game: Game) throws {
        switch what {
        case .reveal(let reveal):
            try #require(reveal.you.count == game.players.count)
            try checkRanks(reveal.you.map(\.rank), reveal.you.map(\.score), game)
        case .leaderboard(let board):
            try #require(board.top.map(\.rank) == board.top.map(\.rank).sorted())
            try checkRanks(board.you.map(\.rank), board.you.map(\.score), game)
        case .gameOver(let over):
            try checkRanks(over.you.map(\.rank), over.you.map(\.score), game)
        default:
            // No solution before the reveal, in no field of anything.
            try #require(!"\(what)".contains(RandomNight.secret))
        }
    }

    /// Better scores never rank lower, and the first is 1.
    private func checkRanks(_ ranks: [Int], _ scores: [Int], _ game: Game) throws {
        let present = game.players.indices.filter { game.players[$0].presence == .here || game.players[$0].isAway }
        let order = present.sorted { ranks[$0] < ranks[$1] }
        for (place, index) in order.enumerated() {
            try #require(ranks[index] <= place + 1)
            guard place > 0 else { continue }
            let above = order[place - 1]
            // Where one may fall out, who stood longer comes first.
            let canFall = game.setup.mode == .elimination || game.setup.mode == .lives
            try #require(canFall || scores[above] >= scores[index])
            try #require(ranks[index] == ranks[above] || ranks[index] == place + 1)
        }
    }
}

extension Game {
    /// Whether the open question is for this player, or they watch on.
    fileprivate func isAsked(_ player: PlayerID) -> Bool { state(for: player, at: Evening.start).you?.out != true }
}

extension Player {
    fileprivate var isAway: Bool { if case .away = presence { true } else { false } }
}
