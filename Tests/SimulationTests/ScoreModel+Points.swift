import QuizRules

/// Points: always all of them, from the first question on.
extension ScoreModel {
    /// Gives all points anew; returns what the last entry gave to each.
    @discardableResult
    func recount() -> [Int] {
        scores = scores.map { _ in Score() }
        teams = [:]
        var gained = scores.map { _ in 0 }
        for entry in entries {
            gained = scores.map { _ in 0 }
            switch entry {
            case .adjusted(let player, let team, let points):
                scores[player].add(points)
                if let team { teams[team, default: Score()].add(points) }
            case .question(let played) where !played.isVoid: give(played, &gained)
            case .question: break
            }
        }
        return gained
    }

    private func give(_ played: Played, _ gained: inout [Int]) {
        if isTeams { return giveTeams(played, &gained) }
        for player in played.wasInPlay.indices where played.wasInPlay[player] {
            let points = earn(played.standing["p\(player + 1)"], player, played, &scores[player])
            gained[player] = scores[player].add(points)
        }
    }

    /// Each member is credited with what the team earned, and stands in its row of right answers.
    private func giveTeams(_ played: Played, _ gained: inout [Int]) {
        for key in Set(played.seated.keys).union(played.standing.keys).sorted() {
            let name = String(key.dropFirst(5))
            var team = teams[name, default: Score()]
            let before = team
            let points = earn(played.standing[key], nil, played, &team)
            team.add(points)
            for member in played.seated[key] ?? [] {
                scores[member].streak = team.streak
                scores[member].correct += team.correct - before.correct
                scores[member].time += team.time - before.time
                gained[member] = scores[member].add(points)
            }
            teams[name] = team
        }
    }

    /// What an answer earns, or silence, with all that it changes but the points themselves.
    private func earn(_ answers: [Given]?, _ player: Int?, _ played: Played, _ score: inout Score) -> Int {
        let share = share(of: answers, played), isRight = isRight(answers, of: player, played)
        score.streak = isRight ? score.streak + 1 : 0
        var bonus = 0
        if isRight {
            score.correct += 1
            if played.seconds > 0, let answers {
                let time = time(of: answers, played)
                score.time += time.elapsed * 100 / time.percent
            }
            if setup.options.streak, score.streak >= 3 {
                bonus = half(played.shown.points * min(50, 10 * (score.streak - 2)), 100)
            }
        }
        let worth = played.shown.points
        switch mode {
        case .wager:
            let stake = player.flatMap { played.stakes[$0] } ?? 100
            if isRight { return stake + bonus }
            return share.parts > 0 ? half(stake * share.parts, share.of) : -stake
        case .buzzer:
            guard let player, played.heard.contains(player) else { return 0 }
            return isRight ? worth + bonus : -half(worth, 2)
        default:
            guard let answers else { return 0 }
            let penalty = bank.bank.rounds[played.shown.round - 1].settings.penaltyPercent
            if share.parts == 0 { return -half(worth * (penalty ?? setup.options.penaltyPercent), 100) }
            return points(worth, share, time(of: answers, played), played.seconds) + bonus
        }
    }

    /// P × q × (1 − t / 2T), and P × q where there is no speed, or for the first half second.
    private func points(
        _ worth: Int, _ share: SimulatedQuestion.Share, _ time: (elapsed: Int, percent: Int), _ seconds: Int
    ) -> Int {
        if !speedCounts || seconds == 0 || time.elapsed * 100 < 500 * time.percent {
            return half(worth * share.parts, share.of)
        }
        let whole = 2 * seconds * 1000 * time.percent
        return half(worth * share.parts * max(0, whole - time.elapsed * 100), share.of * whole)
    }

    /// A quotient, halves rounded up.
    private func half(_ numerator: Int, _ denominator: Int) -> Int { (2 * numerator + denominator) / (2 * denominator) }

    // MARK: - Right and wrong

    func share(of answers: [Given]?, _ played: Played) -> SimulatedQuestion.Share {
        guard let answers else { return .none }
        let keys = played.keys.isEmpty ? [played.question.solution] : played.keys
        return keys.map { $0.share(of: answers.map(\.answer), shown: played.shown) }
            .reduce(.none) { $0.orBetter($1) }
    }

    func isRight(_ answers: [Given]?, of player: Int?, _ played: Played) -> Bool {
        if let player, let judged = played.judged[player] { return judged.isRight }
        return answers.map { share(of: [Given]($0), played).isRight } ?? false
    }

    /// Of a list the mean over the items found, each in its giver's own time.
    func time(of answers: [Given], _ played: Played) -> (elapsed: Int, percent: Int) {
        guard let last = answers.last else { return (0, 100) }
        guard case .items(let items, let typos) = played.keys.first ?? played.question.solution else {
            return (last.elapsed, last.percent)
        }
        let lines = answers.map { if case .typed(let text) = $0.answer { text } else { $0.answer.text } }
        let counted = SimulatedQuestion.Solution.found(lines, items, typos).map { answers[$0] }
        guard !counted.isEmpty, !isByBuzz(played) else { return (last.elapsed, last.percent) }
        let total = counted.reduce(0) { $0 + $1.elapsed * 100 / $1.percent }
        return ((2 * total + counted.count) / (2 * counted.count) * last.percent / 100, last.percent)
    }
}

extension GivenAnswer {
    fileprivate var text: String { if case .form(.text(let text)) = self { text } else { "" } }
}
