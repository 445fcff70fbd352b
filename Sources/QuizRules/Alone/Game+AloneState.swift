/// What somebody at their own pace has before them, and what is said at the end.
extension Game {
    /// What a player's place is made of; nil: nothing, before the beginning and after the end.
    func standing(of player: PlayerID) -> PersonalEvent? {
        guard let pace = alone, phase == .open, pace.walks.indices.contains(player.index) else { return nil }
        let walk = pace.walks[player.index]
        switch walk.place {
        case .lesson(let number):
            return .lesson(
                LessonShown(number: number, of: pace.lesson.count, card: pace.lesson[number - 1]))
        case .question(let number): return .question(ownQuestion(number - 1, walk, pace, player))
        case .reveal(let number): return .reveal(ownReveal(number - 1, walk, pace, player))
        default: return nil
        }
    }

    private func ownQuestion(_ index: Int, _ walk: Walk, _ pace: SelfPace, _ player: PlayerID) -> OwnQuestion {
        let step = walk.steps[index]
        return OwnQuestion(
            shown: pace.shown(index, of: walk), closesAt: ownClose(of: player),
            attempts: pace.mode.attempts - step.misses,
            hasHint: pace.mode.hasHints && step.question.hint != nil, hint: step.hasHint ? step.question.hint : nil,
            isAgain: step.returns > 0)
    }

    private func ownReveal(_ index: Int, _ walk: Walk, _ pace: SelfPace, _ player: PlayerID) -> OwnReveal {
        let step = walk.steps[index], item = step.item
        return OwnReveal(
            question: pace.shown(index, of: walk), solution: Solution(step.question), you: result(of: step, player),
            comesBack: walk.steps[(index + 1)...].contains { $0.item == item }, hasScore: pace.mode.hasScore)
    }

    private func result(of step: Step, _ player: PlayerID) -> Reveal.You {
        Reveal.You(
            status: step.attempts.isEmpty ? nil : .accepted, correct: step.isRight, points: step.points,
            elapsed: step.attempts.last?.elapsed, score: players[player.index].score, rank: rank(of: player),
            streak: players[player.index].record.streak)
    }

    // MARK: - The clock of a class

    /// When a player's time is over; nil: there is no clock, or it stands.
    func ownClose(of player: PlayerID) -> Milliseconds? {
        guard let limit = alone?.limit, phase == .open else { return nil }
        let begun = stopwatch.reading(at: phaseSince)
        return stopwatch.moment(of: begun + limit.own(players[player.index].timePercent))
    }

    /// When the clock runs out for everybody, as it is told.
    var aloneClose: Milliseconds? {
        guard let limit = alone?.limit, phase == .open else { return nil }
        return stopwatch.moment(of: stopwatch.reading(at: phaseSince) + limit)
    }

    /// When the clock has run out for the last one, however far away.
    var aloneDeadline: Milliseconds? {
        guard let limit = alone?.limit, phase == .open else { return nil }
        let percent = extraTimes.map { players[$0.index].timePercent }.max() ?? 100
        let wait = min(setup.options.maxCredit, setup.options.grace)
        return stopwatch.moment(of: stopwatch.reading(at: phaseSince) + limit.own(max(100, percent)) + wait)
    }

    // MARK: - At the end of a test

    /// Gives the points that were kept back.
    mutating func scoreWalks() {
        guard let walks = alone?.walks else { return }
        for (index, walk) in walks.enumerated() {
            scored = max(scored, walk.steps.count)
            for step in walk.steps { settle(step, of: PlayerID(number: index + 1)) }
        }
        refreshBoardLines()
    }

    /// All solutions, with what everybody had answered.
    func reviews(_ pace: SelfPace) -> [Reveal] {
        pace.drawn.enumerated().map { index, item in
            let question = pace.pool[item].question
            let steps = pace.walks.map { $0.steps.indices.contains(index) ? $0.steps[index] : nil }
            var reveal = Reveal(
                question: pace.review(index + 1),
                solution: Solution(question), tally: tally(steps, question.kind), players: playerCount,
                you: players.map { player in
                    let step = steps[player.id.index] ?? Step(item: item, question: question, returns: 0)
                    return result(of: step, player.id)
                })
            reveal.isReview = true
            return reveal
        }
    }

    private func tally(_ steps: [Step?], _ kind: any QuestionKind) -> Tally {
        var answered = 0, right = 0
        var chosen = Array(repeating: 0, count: kind.countsOptions ? kind.options.count : 0)
        for (player, step) in zip(players, steps) where player.presence.isIn {
            guard let answer = step?.attempts.last else { continue }
            answered += 1
            right += answer.grade.right ? 1 : 0
            if kind.countsOptions { for option in answer.answer.options { chosen[option] += 1 } }
        }
        let options = zip(kind.keys, chosen).map { Tally.Count(key: $0, count: $1) }
        return Tally(answered: answered, right: right, options: options)
    }

    /// How many questions a player was asked in this session, each counted once.
    func asked(of player: PlayerID) -> Int {
        guard let pace = alone else { return 0 }
        let steps = pace.walks[player.index].steps
        return pace.mode.revealsEach ? steps.count { $0.returns == 0 && $0.openedAt > 0 } : steps.count
    }

    /// What a player is told at the end beside the score.
    func ending(of player: PlayerID, _ you: inout GameOver.You) {
        guard let pace = alone, pace.walks.indices.contains(player.index) else { return }
        let walk = pace.walks[player.index]
        if !pace.mode.revealsEach { you.verdicts = walk.verdicts }
        guard pace.mode.comesBack, !walk.boxes.isEmpty else { return }
        you.boxes = (1...LeitnerBox.most).map { number in walk.boxes.count { $0.number == number } }
    }
}
