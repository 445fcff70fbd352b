/// The way of one answer through the rules.
extension Game {
    /// The question was handed over to these players: their own times start.
    mutating func serve(_ question: Int, _ served: [Served]) {
        guard phase == .question(question), let openedAt = current?.openedAt else { return }
        for service in served where players.indices.contains(service.player.index) {
            let index = service.player.index
            guard current?.turns[index].isFixed == false else { continue }
            count(service.player, by: -1)
            let wait = allowed(service.credit)
            let start = max(openedAt, min(service.at, now, openedAt + Self.mostServingTime))
            current?.turns[index].start = start
            current?.turns[index].wait = wait
            current?.turns[index].isFixed = true
            count(service.player, by: 1)
        }
    }

    /// - Parameters:
    ///   - received: when its bytes came; may be earlier than now, and is what counts.
    ///   - credit: what of the delay is the network's.
    mutating func answer(
        _ player: PlayerID, _ question: Int, _ given: GivenAnswer, received: Milliseconds, credit: Milliseconds
    ) throws(Refusal) -> Receipt {
        try check(player)
        guard players[player.index].presence.isIn else {
            throw Refusal(.notPlaying, "You are not in this game any more.")
        }
        try checkNumber(question)
        guard let number = current?.number, let kind = current?.kind, question <= number else {
            throw Refusal(.wrongPhase, "Question \(question) is not open yet.")
        }
        let received = min(received, now), credit = allowed(credit)
        guard question == number else {
            return closedReceipt(question, received: received, credit: credit)
        }
        guard mode.isInPlay(player) else { throw Refusal(.notPlaying, "You are out, and watch on.") }
        if isByBuzz { return try answerWithWord(player, question, given, received: received, credit: credit) }
        let answer: Answer
        do throws(Refusal) {
            answer = try kind.read(given)
        } catch {
            // Too late comes before not right.
            guard phase == .question(question) else {
                return judge(player, received: received, credit: credit).with(.late)
            }
            throw error
        }
        let standing = standingAnswer(of: player)
        let whole: Answer
        switch try kind.combine(answer, with: standing?.answer) {
        case .stands(let combined): whole = combined
        case .repeats(let part):
            // Sent again, as after a reconnect, even after the close: the first one keeps its time.
            guard let standing else { preconditionFailure("only what stands is repeated") }
            return standing.receipt(question, .duplicate, ofPart: part)
        }
        let judged = judge(player, received: received, credit: credit)
        guard phase == .question(question) else { return judged.with(.late) }
        // The clock stands, so an answer now would have taken no time to think: it is for when the game goes on.
        if stopwatch.stood(at: received) {
            throw Refusal(.wrongPhase, "The game is paused. Answer when it goes on.")
        }
        if judged.status == .late {
            current?.turns[player.index].hasLateAnswer = true
            return judged
        }
        if kind.most != nil {
            let parts = (standing?.parts ?? []) + [StandingAnswer.Part(judged, players[player.index].timePercent)]
            accept(whole, given: answer, from: player, judged, kind, parts)
            return judged.with(.accepted, items: parts.count)
        }
        if let standing, !setup.options.change { return standing.receipt(question, .final) }
        accept(whole, given: answer, from: player, judged, kind, isChange: standing != nil)
        return judged.with(standing == nil ? .accepted : .changed)
    }

    /// Checks that there is a question of that number.
    func checkNumber(_ question: Int) throws(Refusal) {
        guard (1...max(1, programme.items.count)).contains(question) else {
            throw Refusal(.noSuchQuestion, "There is no question \(question): this game has \(programme.items.count).")
        }
    }

    /// The answer that counts for a player: their own, or their team's.
    func standingAnswer(of player: PlayerID) -> StandingAnswer? {
        guard mode.answersByTeam else { return current?.turns[player.index].standing }
        guard let team = players[player.index].teamIndex else { return nil }
        return current?.teamAnswers[team]
    }

    /// - Parameter parts: of an answer that is given in parts, all of them.
    private mutating func accept(
        _ answer: Answer, given: Answer, from player: PlayerID, _ receipt: Receipt, _ kind: any QuestionKind,
        _ parts: [StandingAnswer.Part] = [], isChange: Bool = false
    ) {
        let timePercent = players[player.index].timePercent
        let counted = kind.parts(thatCountIn: answer).map { parts[$0] }
        let standing = StandingAnswer(
            answer: answer, grade: kind.grade(answer), by: player, startedAt: receipt.startedAt,
            receivedAt: receipt.receivedAt,
            elapsed: counted.isEmpty ? receipt.elapsed : StandingAnswer.Part.mean(counted, timePercent),
            credit: receipt.credit, timePercent: timePercent, isChanged: isChange, parts: parts)
        current?.turns[player.index].isFixed = true
        guard mode.answersByTeam, let team = players[player.index].teamIndex else {
            current?.turns[player.index].standing = standing
            setAnswered(player, true)
            return
        }
        current?.teamAnswers[team] = standing
        let others = teams[team].members.filter { $0 != player && players[$0.index].presence.isIn }
        let name = players[player.index].name
        whisper(
            TeamAnswer(question: receipt.question, player: player, name: name, answer: kind.form(given)), to: others)
        if !isChange { for member in teams[team].members { setAnswered(member, true) } }
    }

    mutating func setAnswered(_ player: PlayerID, _ hasAnswered: Bool) {
        guard players[player.index].hasAnswered != hasAnswered else { return }
        count(player, by: -1)
        players[player.index].hasAnswered = hasAnswered
        count(player, by: 1)
    }

    // MARK: - Receipts

    /// An answer's times on the question at hand, and whether the player's own time was over.
    func judge(_ player: PlayerID, received: Milliseconds, credit: Milliseconds) -> Receipt {
        let start = current?.turns[player.index].start ?? received
        let elapsed = max(0, stopwatch.reading(at: received) - stopwatch.reading(at: start) - credit)
        let isLate = (current?.limit).map { elapsed > ownTime($0, players[player.index].timePercent) } ?? false
        return Receipt(
            question: current?.number ?? 0, status: isLate ? .late : .accepted, startedAt: start, receivedAt: received,
            elapsed: elapsed, credit: credit, subject: .answer(mayChange: setup.options.change))
    }

    /// Of a question that is no longer at hand.
    func closedReceipt(_ question: Int, received: Milliseconds, credit: Milliseconds) -> Receipt {
        let opened = openings[question - 1]
        return Receipt(
            question: question, status: .closed, startedAt: opened, receivedAt: received,
            elapsed: max(0, received - opened - credit), credit: credit)
    }

    func allowed(_ credit: Milliseconds) -> Milliseconds { max(0, min(credit, setup.options.maxCredit)) }
}

extension Receipt {
    func with(_ status: Status, items: Int? = nil) -> Receipt {
        Receipt(
            question: question, status: status, startedAt: startedAt, receivedAt: receivedAt, elapsed: elapsed,
            credit: credit, subject: subject, items: items)
    }

    func about(_ subject: Subject) -> Receipt {
        Receipt(
            question: question, status: status, startedAt: startedAt, receivedAt: receivedAt, elapsed: elapsed,
            credit: credit, subject: subject, items: items)
    }
}
