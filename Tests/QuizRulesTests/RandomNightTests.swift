import QuizRules
import Testing

/// Nights in which anybody does anything at any time, drawn from a seed.
private struct RandomNight {
    static let secret = "SECRET"
    var game: Game
    private var chance: SplitMix64
    private var now = Evening.start

    init(seed: UInt64) {
        chance = SplitMix64(seed: seed)
        var options = GameOptions()
        let mode = ModeName.allCases[Int(chance.next() % UInt64(ModeName.allCases.count))]
        options.pace = chance.next() % 4 == 0 ? .auto : .host
        options.earlyClose = [nil, true, false][Int(chance.next() % 3)]
        options.penaltyPercent = Int(chance.next() % 3) * 50
        options.streak = chance.next() % 2 == 0
        options.change = chance.next() % 3 != 0
        options.lateJoin = chance.next() % 4 != 0
        options.grace = Milliseconds(Int(chance.next() % 600))
        options.shuffleQuestions = chance.next() % 2 == 0
        let rounds = [
            Bank.Round(name: "A", questions: Self.questions), Bank.Round(name: "B", questions: Self.questions),
        ]
        game = Game(GameSetup(title: "", rounds: rounds, mode: mode, options: options, seed: seed), at: now)
    }

    /// One of each kind, with solutions that cannot be mistaken for anything else.
    static var questions: [Question] {
        let kinds: [any QuestionKind] = [
            Choice(options: ["1", "2", "3"], correct: [2]), TrueFalse(correct: true),
            Multiple(options: ["x", "y", "z"], correct: [0, 1], partial: true),
            Blanks(options: ["x", "y", "z"], correct: [2, 0], partial: true),
            Text(accepted: ["\(secret) spelling"], typos: 1), Number(correct: 42, tolerance: 5, closest: true),
            Order(options: ["x", "y", "z"], correct: [1, 2, 0], partial: true),
            Match(left: ["p", "q"], options: ["x", "y", "z"], correct: [1, 2], partial: true),
            List(items: [["\(secret) one"], ["\(secret) two"]], typos: 1), Poll(options: ["x", "y"]),
        ]
        return kinds.enumerated().map { index, kind in
            var question = Question(id: "\(index)", text: "Question \(index)", kind: kind)
            question.explanation = ["\(secret) step"]
            question.mistakes = [Mistake(why: "\(secret) mistake")]
            question.check = "\(secret) line"
            question.hint = "\(secret) hint"
            question.seconds = index == 3 ? 0 : 20
            return question
        }
    }

    private mutating func number(_ bound: Int) -> Int { Int(chance.next() % UInt64(bound)) }

    private mutating func player() -> PlayerID { PlayerID(number: 1 + number(game.players.count + 1)) }

    private mutating func answer() -> Input {
        let question = number(8) == 0 ? number(16) - 1 : game.openQuestion ?? number(13)
        let forms: [GivenAnswer] = [
            .typed(
                ["a", "b", "c", "t", "f", "a b", "ca", "42", "40", "secret spelling", "secret two", "?", ""][number(13)]
            ),
            .form(.choice(["A", "T", "Q"][number(3)])), .form(.number(Double(number(50)))),
        ]
        return .answer(
            player(), question: question, forms[number(3)], received: now - Milliseconds(number(3) * 700),
            credit: Milliseconds(number(400) - 20))
    }

    /// Anything, at a time that is mostly later than the one before.
    mutating func step() -> (input: Input, at: Milliseconds) {
        now += [0, 1, 40, 500, 4000, 12_000, -50][number(7)]
        if let due = game.nextDeadline, due <= now { return (.due, now) }
        let input: Input =
            switch number(50) {
            case 0...3: .join(name: "P. \(number(60))", team: number(4) == 0 ? "T\(number(3))" : nil, code: "c")
            case 4: .away(player())
            case 5, 6: .back(player())
            case 7: .leave(player())
            case 8: .hostAway
            case 9: .hostBack
            case 10, 11: .start
            case 12...15: .next(from: number(4) == 0 ? "board:1" : nil)
            case 16: .pause
            case 17, 18: .continue
            case 19: .extend(seconds: number(30) - 2)
            case 20: number(5) == 0 ? .close : .due
            case 21: number(9) == 0 ? .skip : .unlock
            case 22: number(3) == 0 ? .lock : .unlock
            case 23: number(3) == 0 ? .kick(player()) : .deal(player(), code: "d")
            case 24: number(9) == 0 ? .ban(player()) : .say("hello")
            case 25: .rename(player(), name: "N. \(number(60))")
            case 26: .team(player(), team: "T\(number(5))")
            case 27: .extraTime(player(), percent: 90 + number(200))
            case 28: .adjust(player(), points: number(4000) - 2000, reason: "")
            case 29: number(60) == 0 ? .end : .due
            case 30...32:
                .served(
                    question: game.openQuestion ?? 1,
                    [Served(player: player(), at: now - Milliseconds(number(300)), credit: Milliseconds(number(300)))])
            case 33, 34:
                .stake(
                    player(), question: number(3) == 0 ? number(13) : game.progress?.question ?? 1,
                    points: number(1200) - 20, received: now - Milliseconds(number(300)),
                    credit: Milliseconds(number(300)))
            case 35...38:
                .buzz(
                    player(), question: game.openQuestion ?? number(13), received: now - Milliseconds(number(300)),
                    credit: Milliseconds(number(300)))
            case 39: .judge(player(), right: number(2) == 0)
            default: answer()
            }
        return (input, now)
    }
}

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
