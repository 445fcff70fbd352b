import QuizRules

/// The scores once more, by the formula of the rules' description and from the figures of the receipts alone. It shares no
/// code with the rules, keeps everything in the plainest way, and ranks by counting.
final class ScoreModel {
    private struct Standing {
        let given: GivenAnswer
        let elapsed: Int
        let percent: Int
    }

    private struct Score {
        var points = 0
        var time = 0
        var streak = 0
        var correct = 0
        var history: Set<Int> = [0]

        mutating func add(_ more: Int) -> Int {
            let before = points
            points = max(0, points + more)
            history.insert(points)
            return points - before
        }
    }

    private let setup: GameSetup
    private let bank: SimulatedBank
    private let record: Record
    private var scores: [Score] = []
    private var isIn: [Bool] = []
    private var percents: [Int] = []
    private var teams: [String: Score] = [:]
    private var standing: [String: Standing] = [:]

    // The question at hand.
    private var shown: ShownQuestion?
    private var openedAt = 0
    private var seconds = 0
    private var starts: [PlayerID: Int] = [:]
    private var pauses: [(from: Int, until: Int?)] = []

    init(_ setup: GameSetup, _ bank: SimulatedBank, _ record: Record) {
        self.setup = setup
        self.bank = bank
        self.record = record
    }

    private var isTeams: Bool { setup.mode == .teams }

    /// Whether a player's score ever was this: what comes late may show an older one.
    func hasHad(score: Int, _ player: PlayerID) -> Bool { scores[player.index].history.contains(score) }

    // MARK: - What happens

    func take(_ input: Input, at: Milliseconds, _ outcome: Outcome, _ game: Game) {
        switch input {
        case .join:
            scores.append(Score())
            isIn.append(true)
            percents.append(100)
        case .back(let player): isIn[player.index] = true
        case .leave(let player), .kick(let player), .ban(let player): isIn[player.index] = false
        case .extraTime(let player, let percent): percents[player.index] = percent
        case .extend(let more): seconds += more
        case .adjust(let player, let points, _):
            _ = scores[player.index].add(points)
            if isTeams, let team = game.players[player.index].team { _ = teams[team, default: Score()].add(points) }
        case .answer(let player, _, let given, let received, _):
            if case .receipt(let receipt) = outcome.reply { take(receipt, of: player, given, received, game) }
        default: break
        }
        for told in outcome.told { hear(told, game) }
    }

    private func hear(_ told: Told, _ game: Game) {
        let at = Int(told.at.value)
        switch told.what {
        case .question(let opened):
            shown = opened.shown
            seconds = opened.shown.seconds
            openedAt = at
            starts = [:]
            pauses = []
            standing = [:]
        case .paused: pauses.append((at, nil))
        case .continued: if !pauses.isEmpty { pauses[pauses.count - 1].until = at }
        case .reveal(let reveal):
            score(reveal, game)
            standing = [:]
            shown = nil
        case .leaderboard(let board):
            for player in scores.indices where isIn[player] {
                check(board.you[player].rank, board.you[player].score, of: player)
            }
            record.expect(board.top.map(\.player) == Array(order.prefix(10)), "the board is not in order")
            for line in board.top { check(line.rank, line.score, of: line.player.index) }
        case .round: shown = nil
        case .gameOver(let over):
            shown = nil
            for player in scores.indices where isIn[player] {
                check(over.you[player].rank, over.you[player].score, of: player)
                record.expect(over.you[player].correct == scores[player].correct, "a wrong count of right answers")
            }
            record.expect(over.podium.allSatisfy { $0.rank <= 3 }, "a podium with more than three steps")
            let onIt = order.count { rank(of: $0.index) <= 3 }
            record.expect(over.podium.count == min(10, onIt), "a podium without all on it")
        default: break
        }
    }

    // MARK: - Answers and their times

    private func take(
        _ receipt: Receipt, of player: PlayerID, _ given: GivenAnswer, _ received: Milliseconds, _ game: Game
    ) {
        guard let shown, receipt.question == shown.number else { return }
        guard [.accepted, .changed, .late].contains(receipt.status) else { return }
        let start = Int(receipt.startedAt.value), came = Int(receipt.receivedAt.value)
        let credit = Int(receipt.credit.value)
        let elapsed = max(0, came - start - paused(from: start, to: came) - credit)
        record.expect(receipt.receivedAt == received, "a receipt of another moment")
        record.expect(Int(receipt.elapsed.value) == elapsed, "\(player) took \(elapsed) ms, not \(receipt.elapsed)")
        record.expect((0...Int(setup.options.maxCredit.value)).contains(credit), "a credit of \(credit) ms")
        record.expect(
            (openedAt...openedAt + 250).contains(start),
            "\(player)'s time starts \(start - openedAt) ms after the opening")
        record.expect(starts[player, default: start] == start, "\(player)'s time starts twice")
        starts[player] = start
        let percent = percents[player.index]
        let isOver = seconds > 0 && elapsed > seconds * 10 * percent
        record.expect(
            isOver == (receipt.status == .late),
            "\(receipt.status) after \(elapsed) ms of \(seconds) s at \(percent) %")
        guard receipt.status != .late else { return }
        if percent > 100 { record.saw(.extraTime) }
        let key = key(of: player, game)
        record.expect(
            (standing[key] != nil) == (receipt.status == .changed),
            "\(receipt.status), but \(standing[key] != nil ? "one" : "none") stood")
        standing[key] = Standing(given: given, elapsed: elapsed, percent: percent)
    }

    private func key(of player: PlayerID, _ game: Game) -> String {
        isTeams ? "team \(game.players[player.index].team ?? "")" : player.description
    }

    private func paused(from: Int, to: Int) -> Int {
        pauses.reduce(0) { $0 + max(0, min(to, $1.until ?? .max) - max(from, $1.from)) }
    }

    // MARK: - Points

    private func score(_ reveal: Reveal, _ game: Game) {
        var gained = Array(repeating: 0, count: scores.count)
        if isTeams {
            scoreTeams(game, &gained)
        } else {
            for player in scores.indices {
                let points = earn(standing[PlayerID(number: player + 1).description], &scores[player])
                gained[player] = scores[player].add(points)
            }
        }
        record.expect(reveal.you.count == scores.count, "a reveal for \(reveal.you.count) of \(scores.count)")
        for (player, you) in reveal.you.enumerated() where scores.indices.contains(player) {
            let name = PlayerID(number: player + 1)
            let number = reveal.question.number
            record.expect(
                you.points == gained[player],
                "\(name) is given \(you.points) points for question \(number), not \(gained[player])")
            record.expect(
                you.streak == scores[player].streak,
                "\(name) has \(you.streak) in a row, not \(scores[player].streak)")
            let answer = standing[key(of: name, game)]
            record.expect(
                you.elapsed.map { Int($0.value) } == answer?.elapsed,
                "\(name)'s answer has another time in the reveal")
            if isIn[player] { check(you.rank, you.score, of: player) }
        }
    }

    /// Each member is credited with what the team earned, and stands in its row of right answers.
    private func scoreTeams(_ game: Game, _ gained: inout [Int]) {
        let seated = Dictionary(grouping: game.players.filter { $0.team != nil }) { "team \($0.team ?? "")" }
        for key in Set(seated.keys).union(standing.keys).sorted() {
            let name = String(key.dropFirst(5))
            var team = teams[name, default: Score()]
            let correct = team.correct, time = team.time
            let points = earn(standing[key], &team)
            _ = team.add(points)
            for member in seated[key] ?? [] {
                scores[member.id.index].streak = team.streak
                scores[member.id.index].correct += team.correct - correct
                scores[member.id.index].time += team.time - time
                gained[member.id.index] = scores[member.id.index].add(points)
            }
            teams[name] = team
        }
    }

    /// What an answer earns, with all that it changes but the points themselves.
    private func earn(_ answer: Standing?, _ score: inout Score) -> Int {
        guard let shown, let question = bank.question(shown.text), let answer else {
            score.streak = 0
            return 0
        }
        let share = question.share(of: answer.given, shown: shown)
        let isRight = share.parts == share.of
        score.streak = isRight ? score.streak + 1 : 0
        if isRight {
            score.correct += 1
            if seconds > 0 { score.time += answer.elapsed * 100 / answer.percent }
        }
        if share.parts == 0 { return -half(shown.points * setup.options.penaltyPercent, 100) }
        var points: Int
        if setup.mode == .steady || seconds == 0 || answer.elapsed * 100 < 500 * answer.percent {
            points = half(shown.points * share.parts, share.of)
        } else {
            let whole = 2 * seconds * 1000 * answer.percent
            points = half(shown.points * share.parts * max(0, whole - answer.elapsed * 100), share.of * whole)
        }
        if setup.options.streak, isRight, score.streak >= 3 {
            points += half(shown.points * min(50, 10 * (score.streak - 2)), 100)
        }
        return points
    }

    /// A quotient, halves rounded up.
    private func half(_ numerator: Int, _ denominator: Int) -> Int { (2 * numerator + denominator) / (2 * denominator) }

    // MARK: - Ranks

    private func isBetter(_ a: Int, _ b: Int) -> Bool {
        if scores[a].points != scores[b].points { return scores[a].points > scores[b].points }
        return setup.mode != .steady && scores[a].time < scores[b].time
    }

    private func rank(of player: Int) -> Int { 1 + scores.indices.count { isIn[$0] && isBetter($0, player) } }

    private var order: [PlayerID] {
        let present = scores.indices.filter { isIn[$0] }
        return present.sorted { isBetter($0, $1) || (!isBetter($1, $0) && $0 < $1) }.map { PlayerID(number: $0 + 1) }
    }

    private func check(_ rank: Int, _ score: Int, of player: Int) {
        record.expect(
            score == scores[player].points, "p\(player + 1) has \(score) points, not \(scores[player].points)")
        let right = self.rank(of: player)
        record.expect(rank == right, "p\(player + 1) is ranked \(rank), not \(right)")
        let ties = scores.indices.count {
            isIn[$0] && $0 != player && !isBetter($0, player) && !isBetter(player, $0)
        }
        if ties > 0, score > 0 { record.saw(.sharedRank) }
    }
}
