import QuizRules

/// Attempts, what is said of them, and what they earn.
extension OwnPaceModel {
    func take(
        _ receipt: Receipt, of player: Int, _ number: Int, _ given: GivenAnswer, _ received: Milliseconds,
        _ outcome: Outcome
    ) {
        let name = "p\(player + 1)"
        guard walks[player].steps.indices.contains(number - 1) else { return record.fail("\(name) answers ahead") }
        let step = walks[player].steps[number - 1]
        guard receipt.status != .duplicate else {
            return record.expect(!step.attempts.isEmpty, "\(name)'s first answer is said to be the same again")
        }
        let elapsed = checkTime(receipt, of: name, step, received)
        guard receipt.status == .accepted || receipt.status == .late else {
            return record.expect(receipt.status == .closed, "\(receipt.status) at one's own pace")
        }
        record.expect(isOpen && walks[player].place == .question(number), "\(name) answers elsewhere")
        let isLate = ownClose(of: player).map { Int((received - receipt.credit).value) > $0 } ?? false
        record.expect(isLate == (receipt.status == .late), "\(name)'s answer is \(receipt.status)")
        guard receipt.status == .accepted else { return record.saw(.lateInClass) }
        record.expect(!step.attempts.contains(given), "\(name) tries the same again, and it counts")
        take(given, elapsed, of: player, number, outcome)
    }

    private func checkTime(_ receipt: Receipt, of name: String, _ step: Step, _ received: Milliseconds) -> Int {
        let came = Int(received.value), credit = Int(receipt.credit.value)
        let elapsed = max(0, came - step.openedAt - paused(from: step.openedAt, to: came) - credit)
        record.expect(Int(receipt.startedAt.value) == step.openedAt, "\(name)'s time starts at another moment")
        record.expect(receipt.receivedAt == received, "a receipt of another moment")
        record.expect(Int(receipt.elapsed.value) == elapsed, "\(name) took \(elapsed) ms, not \(receipt.elapsed)")
        return elapsed
    }

    /// When a player's time is over; nil: there is no clock, or it stands.
    private func ownClose(of player: Int) -> Int? {
        guard seconds > 0, !isPaused else { return nil }
        return begunAt + seconds * 10 * walks[player].percent + paused(from: begunAt, to: .max)
    }

    private func paused(from: Int, to: Int) -> Int {
        pauses.reduce(0) { $0 + max(0, min(to, $1.until ?? to) - max(from, $1.from)) }
    }

    private func take(_ given: GivenAnswer, _ elapsed: Int, of player: Int, _ number: Int, _ outcome: Outcome) {
        var step = walks[player].steps[number - 1]
        guard let shown = step.shown else { return }
        let list = step.question.takesSeveral
        let before = step.question.solution.share(of: step.attempts, shown: shown)
        step.attempts.append(given)
        let share = step.question.solution.share(of: step.attempts, shown: shown)
        // Of a list each line is tried for itself.
        let isMiss = list ? attempts > 1 && share.parts == before.parts : !share.isRight
        let worth = setup.mode == .learn || step.returns > 0 ? 0 : step.question.question.points
        let left = max(0, attempts - step.misses) * (step.hasHint ? 2 : 3)
        step.points = max(step.points, half(worth * share.parts * left, share.of * attempts * 3))
        step.isRight = share.isRight
        step.lastElapsed = elapsed
        if isMiss { step.misses += 1 }
        walks[player].steps[number - 1] = step
        checkFeedback(outcome, isMiss && attempts > 1, given, step, share, of: player)
        let isFull = list && step.attempts.count == shown.most
        guard revealsEach else {
            if !list || isFull { goOn(player, after: number) }
            return
        }
        if step.isRight || step.misses == attempts || isFull { close(player, number) }
    }

    /// A quotient, halves rounded up.
    private func half(_ numerator: Int, _ denominator: Int) -> Int { (2 * numerator + denominator) / (2 * denominator) }

    private func checkFeedback(
        _ outcome: Outcome, _ isDue: Bool, _ given: GivenAnswer, _ step: Step, _ share: SimulatedQuestion.Share,
        of player: Int
    ) {
        let said = outcome.personal.compactMap { if case .feedback(let feedback) = $0.what { feedback } else { nil } }
        record.expect(said.count == (isDue ? 1 : 0), "\(said.count) words on an attempt")
        guard let feedback = said.first, let shown = step.shown else { return }
        record.expect(feedback.attempt == step.misses, "it was attempt \(step.misses), not \(feedback.attempt)")
        record.expect(feedback.left == attempts - step.misses, "\(feedback.left) attempts are left")
        record.expect(
            feedback.isPartlyRight == (!step.question.takesSeveral && share.parts > 0), "partly right, or not")
        let isKnown = step.question.isCommonMistake(given, shown: shown)
        record.expect((feedback.mistake != nil) == isKnown, "a common mistake, or not: \(given)")
        if isKnown { record.saw(.knownMistake) }
    }

    // MARK: - The end of a question

    func close(_ player: Int, _ number: Int) {
        let step = walks[player].steps[number - 1]
        walks[player].place = .reveal(number)
        if step.returns == 0 {
            walks[player].streak = step.isRight ? walks[player].streak + 1 : 0
            if step.isRight { walks[player].correct += 1 }
            add(step.points, to: player)
        }
        guard setup.mode == .practice else { return }
        let id = step.question.id
        let box = walks[player].boxes[id]?.number ?? 1
        if step.isRight, step.misses == 0, !step.hasHint {
            walks[player].boxes[id] = (min(5, box + 1), now)
        } else {
            walks[player].boxes[id] = (1, now)
            if step.returns < 2 { walks[player].returning.append((id, step.returns + 1)) }
        }
    }

    func check(_ reveal: OwnReveal, _ step: Step, of player: Int) {
        let name = "p\(player + 1)", you = reveal.you
        record.expect(bank.question(reveal.question.text)?.id == step.question.id, "\(name) is shown another reveal")
        record.expect(you.points == step.points, "\(name) is given \(you.points) points, not \(step.points)")
        record.expect(you.correct == step.isRight, "\(name) was \(you.correct ? "right" : "wrong"), it is said")
        record.expect(you.streak == walks[player].streak, "\(name) has \(you.streak) in a row")
        record.expect(you.elapsed.map { Int($0.value) } == step.lastElapsed, "\(name)'s attempt has another time")
        record.expect(
            reveal.comesBack == walks[player].returning.contains { $0.id == step.question.id },
            "\(name) is told that it comes back, or is not")
    }
}
