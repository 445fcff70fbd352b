/// The way of one attempt at one's own pace.
extension Game {
    mutating func attempt(
        _ player: PlayerID, _ question: Int, _ given: GivenAnswer, received: Milliseconds, credit: Milliseconds
    ) throws(Refusal) -> Receipt {
        try check(player)
        guard players[player.index].presence.isIn else {
            throw Refusal(.notPlaying, "You are not in this game any more.")
        }
        guard phase != .lobby else { throw closedRoom }
        guard let walk = alone?.walks[player.index] else { throw closedRoom }
        guard walk.steps.indices.contains(question - 1) else {
            throw Refusal(.noSuchQuestion, "There is no question \(question): there are \(walk.steps.count).")
        }
        let step = walk.steps[question - 1]
        guard step.openedAt > 0 else { throw Refusal(.wrongPhase, "Question \(question) is not open yet.") }
        let answer = try step.question.kind.read(given)
        let received = min(received, now), credit = max(0, min(credit, setup.options.maxCredit))
        let elapsed = max(0, stopwatch.reading(at: received) - stopwatch.reading(at: step.openedAt) - credit)
        // Sent again, as after a reconnection, or because it had been forgotten: it costs nothing.
        if let same = step.attempts.first(where: { $0.answer.isSame(as: answer) }) {
            return same.receipt(question, .duplicate)
        }
        var whole = answer
        if step.takesSeveral {
            switch try step.question.kind.combine(answer, with: step.attempts.last?.answer) {
            case .stands(let combined): whole = combined
            case .repeats(let part): return step.attempts[part].receipt(question, .duplicate).with(items: part + 1)
            }
        }
        let standing = StandingAnswer(
            answer: whole, grade: step.question.kind.grade(whole), by: player, startedAt: step.openedAt,
            receivedAt: received, elapsed: elapsed, credit: credit, timePercent: 100, isChanged: false, parts: [])
        guard phase == .open, walk.place == .question(question) else { return standing.receipt(question, .closed) }
        // In a room of one's own the clock stands only while nobody is there, and what was typed then waits.
        if setup.isHosted, stopwatch.stood(at: received) {
            throw Refusal(.wrongPhase, "The game is paused. Answer when it goes on.")
        }
        if let close = ownClose(of: player), received - credit > close { return standing.receipt(question, .late) }
        take(standing, from: player, at: question - 1)
        let receipt = standing.receipt(question, .accepted)
        guard step.takesSeveral else { return receipt }
        // Where wrong lines are told at once, those that count are no secret.
        let areJudged = (alone?.mode.attempts ?? 1) > 1
        return receipt.with(items: areJudged ? standing.grade.share.numerator : step.attempts.count + 1)
    }

    /// Takes in an attempt, and says what comes of it.
    private mutating func take(_ standing: StandingAnswer, from player: PlayerID, at index: Int) {
        guard let mode = alone?.mode, var step = alone?.walks[player.index].steps[index] else { return }
        let isMiss = isMiss(standing, after: step, mode)
        step.attempts.append(standing)
        let points = mode.hasScore && step.returns == 0 ? step.question.points : 0
        step.points = max(
            step.points,
            Scoring.points(
                points, share: standing.grade.share, attempt: step.misses + 1, of: mode.attempts, hasHint: step.hasHint)
        )
        step.isRight = standing.grade.right
        if isMiss { step.misses += 1 }
        alone?.walks[player.index].steps[index] = step
        let isFull = step.takesSeveral && step.attempts.count == step.question.kind.most
        guard mode.revealsEach else {
            // To go on once all are found would say that they are right.
            if !step.takesSeveral || isFull { passOn(player, after: index + 1) }
            return
        }
        let left = mode.attempts - step.misses
        if isMiss, mode.attempts > 1 {
            let kind = step.question.kind
            let mistake = step.question.mistakes.first { $0.isMade(by: standing.answer, to: kind) }
            let feedback = Feedback(
                question: index + 1, attempt: step.misses, left: left,
                isPartlyRight: !step.takesSeveral && !standing.grade.share.isNone, mistake: mistake?.why)
            whisper(.feedback(feedback), to: player)
        }
        if step.isRight || left == 0 || isFull { close(index, for: player) }
    }

    /// Whether it is a wrong attempt. Of a list each line is taken for itself; only in practice a wrong one costs an
    /// attempt.
    private func isMiss(_ standing: StandingAnswer, after step: Step, _ mode: any SelfPacedMode) -> Bool {
        guard step.takesSeveral else { return !standing.grade.right }
        let before = step.attempts.last?.grade.share.numerator ?? 0
        return mode.attempts > 1 && standing.grade.share.numerator == before
    }

    /// Who knows no more of a list goes on.
    mutating func knowNoMore(_ player: PlayerID, at index: Int) {
        guard let mode = alone?.mode else { return }
        if mode.revealsEach { close(index, for: player) } else { goOn(player, after: index + 1) }
    }

    /// In a test the next question follows at once.
    private mutating func passOn(_ player: PlayerID, after number: Int) {
        goOn(player, after: number)
        if let event = standing(of: player) { whisper(event, to: player) }
    }

    /// The end of a question: its points are given, its box is found, its solution is told.
    private mutating func close(_ index: Int, for player: PlayerID) {
        guard let mode = alone?.mode, let step = alone?.walks[player.index].steps[index] else { return }
        alone?.walks[player.index].place = .reveal(index + 1)
        if step.returns == 0 { settle(step, of: player) }
        if mode.comesBack { file(step, of: player) }
        if let reveal = standing(of: player) { whisper(reveal, to: player) }
    }

    mutating func settle(_ step: Step, of player: PlayerID) {
        players[player.index].record.streak = step.isRight ? players[player.index].record.streak + 1 : 0
        if step.isRight { players[player.index].record.correct += 1 }
        players[player.index].record.add(step.points)
        if leaderboard.contains(player) { leaderboard.set(player, key(of: player)) } else { boardLines = nil }
    }

    /// Into which box a question goes, and whether it comes back in this session, with its options in another order.
    private mutating func file(_ step: Step, of player: PlayerID) {
        guard !step.isKnown else {
            alone?.walks[player.index].boxes[step.item].know(at: now)
            return
        }
        alone?.walks[player.index].boxes[step.item].miss(at: now)
        guard step.returns < SelfPace.mostReturns else { return }
        alone?.walks[player.index].steps.append(
            Step(item: step.item, question: step.question.shuffled(using: &chance), returns: step.returns + 1))
    }
}

extension Answer {
    /// Whether somebody who gave both would say that they are the same.
    fileprivate func isSame(as other: Answer) -> Bool {
        if case .text(let one) = self, case .text(let two) = other { return FoldedText(one) == FoldedText(two) }
        return self == other
    }
}

extension Receipt {
    fileprivate func with(items: Int) -> Receipt { with(status, items: items) }
}

extension Scoring {
    /// P × q at the first attempt; of three attempts, two thirds of it at the second and one third at the third. A hint
    /// costs a third of what is left.
    static func points(_ points: Int, share: Share, attempt: Int, of attempts: Int, hasHint: Bool) -> Int {
        let left = max(0, attempts - attempt + 1)
        return rounded(
            Int64(points * share.numerator) * Int64(left * (hasHint ? 2 : 3)),
            by: Int64(share.denominator) * Int64(attempts * 3))
    }
}
