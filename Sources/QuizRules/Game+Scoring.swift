/// Points, given once for each question: at its close, in one pass over all players.
extension Game {
    /// Gives the points of the question at hand, and says what is to be revealed.
    mutating func score() -> Reveal {
        guard let current else { preconditionFailure("a question is open") }
        scored += 1
        let gained = mode.answersByTeam ? scoreTeams(current) : scorePlayers(current)
        let mode = mode, speedCounts = mode.speedCounts, players = players
        leaderboard.rekey { players[$0.index].key(mode, speedCounts) }
        refreshBoardLines()
        return Reveal(
            question: current.item.shown, solution: Solution(current.item.question), tally: tally(current),
            players: playerCount, you: players.map { personal($0, gained[$0.id.index]) })
    }

    private mutating func scorePlayers(_ current: CurrentQuestion) -> [Int] {
        var gained = Array(repeating: 0, count: players.count)
        var results: [QuestionResult] = []
        results.reserveCapacity(players.count)
        for index in players.indices where mode.isInPlay(players[index].id) {
            let answer = current.turns[index].standing
            let result = result(of: answer, for: players[index].id, players[index].record, current)
            gained[index] = players[index].record.take(result, mode.points(for: result, options: setup.options))
            results.append(result)
        }
        mode.settle(results)
        return gained
    }

    /// Each team by its one answer, and each member as the team they sit in.
    private mutating func scoreTeams(_ current: CurrentQuestion) -> [Int] {
        var gained = Array(repeating: 0, count: players.count)
        var results: [QuestionResult] = []
        for index in teams.indices {
            let answer = current.teamAnswers[index]
            guard let speaker = answer?.by ?? teams[index].members.first else { continue }
            let result = result(of: answer, for: speaker, teams[index].record, current)
            let points = mode.points(for: result, options: setup.options)
            teams[index].record.take(result, points)
            for member in teams[index].members {
                gained[member.index] = players[member.index].record.take(result, points)
            }
            results.append(result)
        }
        mode.settle(results)
        return gained
    }

    private func result(
        of answer: StandingAnswer?, for player: PlayerID, _ record: Record, _ current: CurrentQuestion
    ) -> QuestionResult {
        let isRight = answer?.grade.right ?? false
        return QuestionResult(
            player: player, question: current.item.question, limit: current.limit, answer: answer,
            streak: isRight ? record.streak + 1 : 0, score: record.score)
    }

    private func personal(_ player: Player, _ gained: Int) -> Reveal.You {
        let standing = standingAnswer(of: player.id)
        let isLate = current?.turns[player.id.index].hasLateAnswer ?? false
        let status: Receipt.Status? = standing.map { $0.isChanged ? .changed : .accepted } ?? (isLate ? .late : nil)
        return Reveal.You(
            status: status, correct: standing?.grade.right ?? false, points: gained, elapsed: standing?.elapsed,
            score: player.score, rank: boardLines?.you[player.id.index].rank ?? 0, streak: player.record.streak)
    }

    /// Counted by players; in teams each member counts for the team's answer.
    private func tally(_ current: CurrentQuestion) -> Tally {
        var answered = 0, right = 0
        var chosen = Array(repeating: 0, count: current.kind.options.count)
        for player in players where player.presence.isIn {
            guard let standing = standingAnswer(of: player.id) else { continue }
            answered += 1
            right += standing.grade.right ? 1 : 0
            for option in standing.answer.options { chosen[option] += 1 }
        }
        let options = zip(current.kind.keys, chosen).map { Tally.Count(key: $0, count: $1) }
        return Tally(answered: answered, right: right, options: options)
    }

    // MARK: - By the host's word

    /// Gives or takes points. In teams the player's team gains or loses with them.
    mutating func adjust(_ player: PlayerID, by points: Int) throws(Refusal) {
        try check(player)
        guard points != 0, (-1_000_000...1_000_000).contains(points) else {
            throw Refusal(.badMember, "Adjust by up to 1000000 points, up or down.")
        }
        let added = players[player.index].record.add(points)
        if mode.answersByTeam, let team = players[player.index].teamIndex { teams[team].record.add(points) }
        if leaderboard.contains(player) { leaderboard.set(player, key(of: player)) }
        refreshBoardLines()
        let lines = boardLines?.you ?? []
        tell(
            .adjusted(
                you: players.map { other in
                    Adjusted(
                        points: other.id == player ? added : 0, score: other.score, rank: lines[other.id.index].rank)
                }))
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
        case .text, .number: []
        }
    }
}
