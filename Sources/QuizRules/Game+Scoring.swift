/// Points, given once for each question: at its close, in one pass over all players.
extension Game {
    /// Gives the points of the question at hand, and says what is to be revealed.
    mutating func score() -> Reveal {
        guard let current else { preconditionFailure("a question is open") }
        let stood = whoStands()
        keep(current)
        let gained = give(current)
        let mode = mode, speedCounts = mode.speedCounts, players = players
        leaderboard.rekey { players[$0.index].key(mode, speedCounts) }
        refreshBoardLines()
        return Reveal(
            question: current.item.shown, solution: Solution(current.item.question), tally: tally(current),
            players: playerCount,
            you: personal(gained, stood),
            survival: stood.map { survival($0) })
    }

    /// By player, in modes where one may fall out.
    private func whoStands() -> [Bool]? {
        knocksOut ? players.map { mode.isInPlay($0.id) } : nil
    }

    private func survival(_ stood: [Bool]) -> Reveal.Survival {
        var standing = 0, fallen = 0
        for player in players where player.presence.isIn && stood[player.id.index] {
            if mode.isInPlay(player.id) { standing += 1 } else { fallen += 1 }
        }
        return Reveal.Survival(standing: standing, fallen: fallen, allStandAgain: mode.allStandAgain)
    }

    /// Gives the points of one question, each player's gain in the order of players. Those who came later gain nothing. A
    /// question in which nothing is right leaves everything as it was: scores, streaks, and what a mode takes for silence.
    mutating func give(_ current: CurrentQuestion) -> [Int] {
        guard current.kind.isGraded else { return players.map { _ in 0 } }
        scored += 1
        return answersByTeam ? scoreTeams(current) : scorePlayers(current)
    }

    private mutating func scorePlayers(_ current: CurrentQuestion) -> [Int] {
        var gained = Array(repeating: 0, count: players.count)
        var results: [QuestionResult] = []
        results.reserveCapacity(players.count)
        let options = options(of: current.item)
        for index in current.turns.indices where mode.isInPlay(players[index].id) {
            let answer = current.turns[index].standing
            let result = Self.result(
                of: answer, for: players[index].id, players[index].record, current,
                verdict: current.turns[index].verdict?.isRight)
            gained[index] = players[index].record.take(result, mode.points(for: result, options: options))
            results.append(result)
        }
        mode.settle(results)
        return gained
    }

    /// Each team by its one answer, and each member as the team they sit in.
    private mutating func scoreTeams(_ current: CurrentQuestion) -> [Int] {
        var gained = Array(repeating: 0, count: players.count)
        var results: [QuestionResult] = []
        let options = options(of: current.item)
        for index in current.teamAnswers.indices {
            let answer = current.teamAnswers[index]
            guard let speaker = answer?.by ?? teams[index].members.first else { continue }
            let result = Self.result(of: answer, for: speaker, teams[index].record, current)
            let points = mode.points(for: result, options: options)
            teams[index].record.take(result, points)
            for member in teams[index].members {
                gained[member.index] = players[member.index].record.take(result, points)
            }
            results.append(result)
        }
        mode.settle(results)
        return gained
    }

    /// The game's, with what its round does otherwise.
    private func options(of item: Programme.Item) -> GameOptions {
        var options = setup.options
        if let percent = item.penaltyPercent { options.penaltyPercent = percent }
        return options
    }

    /// Of no game, for to ask the game would copy it for each of its players.
    private static func result(
        of answer: StandingAnswer?, for player: PlayerID, _ record: Record, _ current: CurrentQuestion,
        verdict: Bool? = nil
    ) -> QuestionResult {
        let isRight = verdict ?? answer?.grade.right ?? false
        return QuestionResult(
            player: player, item: current.item, limit: current.limit, answer: answer,
            verdict: verdict, streak: isRight ? record.streak + 1 : 0, score: record.score)
    }

    /// Everybody's line of a reveal.
    private func personal(_ gained: [Int], _ stood: [Bool]?) -> [Reveal.You] {
        players.map { personal($0, gained[$0.id.index], stood: stood?[$0.id.index] ?? true) }
    }

    private func personal(_ player: Player, _ gained: Int, stood: Bool) -> Reveal.You {
        let standing = standingAnswer(of: player.id)
        let isLate = current?.turns[player.id.index].hasLateAnswer ?? false
        let verdict = current?.turns[player.id.index].verdict
        let given: Receipt.Status? = standing.map { $0.isChanged ? .changed : .accepted }
        let status = given ?? (verdict != nil ? .accepted : isLate ? .late : nil)
        return Reveal.You(
            status: status, correct: verdict?.isRight ?? standing?.grade.right ?? false, points: gained,
            elapsed: standing?.elapsed ?? verdict?.elapsed,
            score: player.score, rank: boardLines?.you[player.id.index].rank ?? 0, streak: player.record.streak,
            lives: mode.lives(of: player.id), out: mode.isOut(player.id), watched: !stood)
    }

    /// Counted by players; in teams each member counts for the team's answer.
    func tally(_ current: CurrentQuestion) -> Tally {
        var answered = 0, right = 0
        let countsOptions = current.kind.countsOptions
        var chosen = Array(repeating: 0, count: countsOptions ? current.kind.options.count : 0)
        for player in players where player.presence.isIn {
            if let verdict = current.turns[player.id.index].verdict {
                answered += 1
                right += verdict.isRight ? 1 : 0
                continue
            }
            guard let standing = standingAnswer(of: player.id) else { continue }
            answered += 1
            right += standing.grade.right ? 1 : 0
            if countsOptions { for option in standing.answer.options { chosen[option] += 1 } }
        }
        let options = zip(current.kind.keys, chosen).map { Tally.Count(key: $0, count: $1) }
        return Tally(answered: answered, right: current.kind.isGraded ? right : nil, options: options)
    }

    // MARK: - By the host's word

    private static let longestReason = 200

    /// Gives or takes points. In teams the player's team gains or loses with them.
    mutating func adjust(_ player: PlayerID, by points: Int, _ reason: String) throws(Refusal) {
        try check(player)
        guard points != 0, (-1_000_000...1_000_000).contains(points) else {
            throw Refusal(.badMember, "Adjust by up to 1000000 points, up or down.")
        }
        let before = players.map(\.score)
        let team = answersByTeam ? players[player.index].teamIndex : nil
        ledger.append(.adjustment(player, team: team, points: points))
        adjust(player, team: team, by: points)
        if leaderboard.contains(player) { leaderboard.set(player, key(of: player)) } else { boardLines = nil }
        let you = changes(since: before)
        tell(
            .adjusted(
                Adjustment(
                    player: player, name: players[player.index].name, points: you[player.index].points,
                    reason: CleanText.clean(reason, limit: Self.longestReason), you: you)))
        refreshScene()
    }

    mutating func adjust(_ player: PlayerID, team: Int?, by points: Int) {
        players[player.index].record.add(points)
        if let team { teams[team].record.add(points) }
    }
}

extension Record {
    /// Takes in what came of a question. Returns what was really added to the score.
    @discardableResult
    fileprivate mutating func take(_ result: QuestionResult, _ points: Int) -> Int {
        streak = result.streak
        if result.isRight {
            correct += 1
            // Where there is no limit there is no speed, neither in points nor between equals.
            if result.limit != nil, let answer = result.answer { time += answer.ownTime }
        }
        return add(points)
    }
}

extension Answer {
    /// The positions of the options it names.
    var options: [Int] {
        switch self {
        case .choice(let option): [option]
        case .choices(let options): options
        case .blanks(let options): options
        case .order, .pairs, .text, .items, .number: []
        }
    }
}
