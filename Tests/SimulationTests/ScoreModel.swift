import QuizNight
import QuizRules

/// The scores of a game that a host runs once more, by the formulas of the rules' description and from the figures of the
/// receipts alone. It shares no code with the rules, keeps everything in the plainest way, gives all points anew after
/// whatever changes one, and ranks by counting.
///
/// Its subjects: `ScoreModel+Times` (receipts), `ScoreModel+Points`, `ScoreModel+Standings` (ranks and boards),
/// `ScoreModel+Buzzing`, `ScoreModel+Knockout`, `ScoreModel+Correcting`.
final class ScoreModel: RulesModel {
    /// One answer and its time.
    struct Given {
        let answer: GivenAnswer
        let elapsed: Int
        let percent: Int
    }

    struct Score: Equatable {
        var points = 0
        var time = 0
        var streak = 0
        var correct = 0

        @discardableResult
        mutating func add(_ more: Int) -> Int {
            let before = points
            points = max(0, points + more)
            return points - before
        }
    }

    /// A question and all that its points come from.
    struct Played {
        let number: Int
        let question: SimulatedQuestion
        let shown: ShownQuestion
        /// 0: no limit.
        var seconds: Int
        /// By player or team; of a list all that was given.
        var standing: [String: [Given]] = [:]
        /// What each had staked; nil: nothing.
        var stakes: [Int?] = []
        /// Who had the word.
        var heard: [Int] = []
        /// What a host said of a spoken answer, and how long it took.
        var judged: [Int: (isRight: Bool, elapsed: Int)] = [:]
        var wasInPlay: [Bool] = []
        /// Who sat in which team.
        var seated: [String: [Int]] = [:]
        /// What is right, if a host has said so since.
        var keys: [SimulatedQuestion.Solution] = []
        var isVoid = false
    }

    enum Entry {
        case question(Played)
        case adjusted(Int, team: String?, points: Int)
    }

    let setup: GameSetup
    let bank: SimulatedBank
    let record: Record
    var scores: [Score] = []
    var teams: [String: Score] = [:]
    private var history: [Set<Int>] = []
    var isIn: [Bool] = []
    var percents: [Int] = []
    /// All that gave points, in order.
    var entries: [Entry] = []
    /// The rank of each on the last board.
    var lastRanks: [Int?] = []

    // The question at hand, or the stakes before it.
    var current: Played?
    var isStaking = false
    var stakes: [Int?] = []
    var openedAt = 0
    var seconds = 0
    var starts: [Int: Int] = [:]
    var pauses: [(from: Int, until: Int?)] = []
    /// How many questions have had their turn.
    private var turns = 0

    // In buzzer.
    var buzzes: [(player: Int, elapsed: Int)] = []
    var forgone: [(player: Int, elapsed: Int)] = []
    var word: (player: Int, since: Int)?

    // Where one may fall out.
    var lives: [Int] = []
    /// With which of the questions that count each fell, 0 before the first; nil: still standing.
    var fell: [Int?] = []
    var asked = 0
    var hasAnybodyFallen = false

    init(_ setup: GameSetup, _ bank: SimulatedBank, _ record: Record) {
        self.setup = setup
        self.bank = bank
        self.record = record
    }

    var mode: ModeName { setup.mode }
    var isTeams: Bool { mode == .teams }
    /// Of equals the faster ranks higher, and fast answers earn more.
    var speedCounts: Bool { [.classic, .teams, .elimination, .lives].contains(mode) }

    /// Whether a player's score ever was this: what comes late may show an older one.
    func hasHad(score: Int, _ player: PlayerID) -> Bool { history[player.index].contains(score) }

    var awaitsNaming: Bool { !buzzes.isEmpty }

    // MARK: - What happens

    func take(_ input: Input, at: Milliseconds, _ outcome: Outcome, _ game: Game) {
        let before = scores.map(\.points)
        switch input {
        case .join: sit()
        case .back(let player): isIn[player.index] = true
        case .leave(let player): if game.phase != .over { isIn[player.index] = false }
        case .kick(let player), .ban(let player): isIn[player.index] = false
        case .extraTime(let player, let percent): percents[player.index] = percent
        case .extend(let more): seconds += more
        case .adjust(let player, let points, _):
            let team = isTeams ? game.players[player.index].team : nil
            entries.append(.adjusted(player.index, team: team, points: points))
            recount()
        case .void(let number): correct(number) { $0.isVoid = true }
        case .regrade(let number, let right): regrade(number, right)
        case .answer(let player, _, let given, let received, _):
            if case .receipt(let receipt) = outcome.reply { take(receipt, of: player, given, received, game) }
        case .buzz(let player, _, let received, _):
            if case .receipt(let receipt) = outcome.reply { takeBuzz(receipt, of: player, received) }
        case .stake(let player, _, let points, let received, _):
            if case .receipt(let receipt) = outcome.reply { takeStake(receipt, of: player, points, received) }
        default: break
        }
        for told in outcome.told { hear(told, because: input, before, game) }
        if case .due = input { forgoBuzzes() }
        for player in scores.indices { history[player].insert(scores[player].points) }
    }

    private func sit() {
        scores.append(Score())
        history.append([0])
        isIn.append(true)
        percents.append(100)
        stakes.append(nil)
        lastRanks.append(nil)
        welcomeToKnockout()
    }

    private func hear(_ told: Told, because input: Input, _ before: [Int], _ game: Game) {
        let at = Int(told.at.value)
        switch told.what {
        case .round:
            expectUndecided()
            putAside()
        case .stakeOpen(let opened): openStakes(opened, at)
        case .question(let opened): open(opened, at)
        case .buzzed(let buzzed): giveWord(to: buzzed, at)
        case .buzzResult(let result): takeWord(result, because: input, at)
        case .paused: pauses.append((at, nil))
        case .continued: if !pauses.isEmpty { pauses[pauses.count - 1].until = at }
        case .reveal(let reveal): close(reveal, game)
        case .opened: record.fail("a class begins where all are asked at once")
        case .skipped(let question):
            record.expect(question == turns, "question \(question) is skipped in turn \(turns)")
        case .leaderboard(let board): check(board, game)
        case .adjusted(let adjustment): check(adjustment.you, before)
        case .voided(_, let you): check(you, before)
        case .regraded(let regraded): check(regraded.you, before)
        case .gameOver(let over):
            var isByHost = false
            switch input {
            case .end, .adjust, .void, .regrade: isByHost = true
            default: break
            }
            record.expect(
                isByHost || isDecided || turns == bank.questions.count,
                "the game ends after \(turns) of \(bank.questions.count) questions")
            putAside()
            check(over, game)
        case .extended, .hostAway, .hostBack, .said: break
        }
    }

    // MARK: - Questions

    private func open(_ opened: QuestionOpened, _ at: Int) {
        expectUndecided()
        guard let question = bank.question(opened.shown.text) else { return record.fail("a question of no bank") }
        // Its stakes had their turn already.
        turns = opened.shown.number
        isStaking = false
        current = Played(
            number: opened.shown.number, question: question, shown: opened.shown, seconds: opened.shown.seconds)
        seconds = opened.shown.seconds
        openedAt = at
        starts = [:]
        pauses = []
        buzzes = []
        forgone = []
        word = nil
    }

    /// What was open when a host went on or made an end.
    private func putAside() {
        current = nil
        isStaking = false
    }

    private func openStakes(_ opened: StakesOpened, _ at: Int) {
        expectUndecided()
        record.expect(mode == .wager, "stakes in mode \(mode)")
        turns = opened.shown.number
        isStaking = true
        current = nil
        stakes = stakes.map { _ in nil }
        seconds = opened.seconds
        openedAt = at
        pauses = []
        for player in scores.indices {
            let most = opened.most.indices.contains(player) ? opened.most[player] : -1
            record.expect(most == mostStake(player), "p\(player + 1) may stake \(most), not \(mostStake(player))")
        }
    }

    /// From 0 up to the score; 100 is always allowed.
    func mostStake(_ player: Int) -> Int { max(100, scores[player].points) }

    private func close(_ reveal: Reveal, _ game: Game) {
        guard var played = current else { return record.fail("a reveal of no question") }
        current = nil
        played.seconds = seconds
        played.stakes = stakes
        played.wasInPlay = scores.indices.map { isInPlay($0) }
        for player in game.players where isTeams && player.team != nil {
            played.seated["team \(player.team ?? "")", default: []].append(player.id.index)
        }
        if played.question.isGraded { entries.append(.question(played)) }
        let gained = recount()
        let wouldAllFall = settle(played)
        check(reveal, played, played.question.isGraded ? gained : scores.map { _ in 0 }, game)
        checkSurvival(reveal, played, wouldAllFall)
    }

    private func check(_ reveal: Reveal, _ played: Played, _ gained: [Int], _ game: Game) {
        record.expect(reveal.you.count == scores.count, "a reveal for \(reveal.you.count) of \(scores.count)")
        var answered = 0, right = 0
        for (player, you) in reveal.you.enumerated() where scores.indices.contains(player) {
            let name = "p\(player + 1)", number = played.number
            let answer = played.standing[key(of: PlayerID(number: player + 1), game)]
            let isRight = isRight(answer, of: player, played)
            record.expect(
                you.points == gained[player],
                "\(name) is given \(you.points) points for question \(number), not \(gained[player])")
            record.expect(
                you.streak == scores[player].streak,
                "\(name) has \(you.streak) in a row, not \(scores[player].streak)")
            record.expect(you.correct == isRight, "\(name) was \(you.correct ? "right" : "wrong"), it is said")
            record.expect(
                you.elapsed.map { Int($0.value) }
                    == answer.map { time(of: $0, played).elapsed } ?? played.judged[player]?.elapsed,
                "\(name)'s answer has another time in the reveal")
            guard isIn[player] else { continue }
            check(you.rank, you.score, of: player)
            if answer != nil || played.judged[player] != nil { answered += 1 }
            if isRight { right += 1 }
        }
        record.expect(
            reveal.tally.answered == answered, "\(reveal.tally.answered) have answered, not \(answered)")
        record.expect(
            reveal.tally.right == (played.question.isGraded ? right : nil), "not \(right) were right, it is said")
    }
}

/// What the rules ought to come to, told each input that becomes durable.
protocol RulesModel: AnyObject {
    func take(_ input: Input, at: Milliseconds, _ outcome: Outcome, _ game: Game)
    /// Whether a player's score ever was this.
    func hasHad(score: Int, _ player: PlayerID) -> Bool
    /// Somebody has buzzed, and nobody has been named.
    var awaitsNaming: Bool { get }
}
