/// The way of one answer through the rules.
extension Game {
    /// The question was handed over to these players: their own times start.
    mutating func serve(_ question: Int, _ served: [Served]) {
        guard phase == .question(question) || phase == .buzzed(question), let openedAt = current?.openedAt else {
            return
        }
        // While somebody has the word, time stands for the rest.
        let latest = min(now, openedAt + Self.mostServingTime, current?.word?.since ?? now)
        for service in served where players.indices.contains(service.player.index) {
            let index = service.player.index
            guard current?.turns[index].isFixed == false else { continue }
            count(service.player, by: -1)
            let wait = allowed(service.credit)
            let start = max(openedAt, min(service.at, latest))
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
        // This runs for every answer of everybody: it asks the parts of the game, and not the game, for to ask the whole
        // would copy it.
        guard players.indices.contains(player.index) else { throw .noSuchPlayer(player) }
        guard players[player.index].presence.isIn else {
            throw Refusal(.notPlaying, "You are not in this game any more.")
        }
        guard programme.has(question) else { throw programme.lacks(question) }
        guard let item = current?.item, question <= item.number else {
            throw Refusal(.wrongPhase, "Question \(question) is not open yet.")
        }
        let received = min(received, now), credit = setup.options.allowed(credit)
        guard question == item.number else {
            return closedReceipt(question, received: received, credit: credit)
        }
        guard !knocksOut || mode.isInPlay(player) else { throw Refusal(.notPlaying, "You are out, and watch on.") }
        if item.isByBuzz { return try answerWithWord(player, question, given, received: received, credit: credit) }
        let isOpen = phase == .question(question)
        let answer: Answer
        do throws(Refusal) {
            answer = try item.read(given)
        } catch {
            // Too late comes before not right.
            guard isOpen else { return judge(player, received: received, credit: credit).with(.late) }
            throw error
        }
        let team = players[player.index].teamIndex
        let standing = current?.standing(of: player, in: team, byTeam: answersByTeam)
        let whole: Answer
        switch try item.combine(answer, with: standing?.answer) {
        case .stands(let combined): whole = combined
        case .repeats(let part):
            // Sent again, as after a reconnect, even after the close: the first one keeps its time.
            guard let standing else { preconditionFailure("only what stands is repeated") }
            return standing.receipt(question, .duplicate, ofPart: part)
        }
        let timePercent = players[player.index].timePercent
        guard
            let judged = current?.judge(
                player, timePercent, received: received, credit: credit, stopwatch, mayChange: setup.options.change)
        else { preconditionFailure("there is a question at hand") }
        guard isOpen else { return judged.with(.late) }
        // The clock stands, so an answer now would have taken no time to think: it is for when the game goes on.
        if stopwatch.stood(at: received) {
            throw Refusal(.wrongPhase, "The game is paused. Answer when it goes on.")
        }
        if judged.status == .late {
            current?.turns[player.index].hasLateAnswer = true
            return judged
        }
        if item.takesSeveral {
            let parts = (standing?.parts ?? []) + [StandingAnswer.Part(judged, timePercent)]
            accept(item.standing(whole, by: player, judged, timePercent, parts), given: answer, from: player, judged)
            return judged.with(.accepted, items: parts.count)
        }
        if let standing, !setup.options.change { return standing.receipt(question, .final) }
        let isChange = standing != nil
        accept(
            item.standing(whole, by: player, judged, timePercent, isChange: isChange), given: answer, from: player,
            judged)
        return isChange ? judged.with(.changed) : judged
    }

    /// Checks that there is a question of that number.
    func checkNumber(_ question: Int) throws(Refusal) {
        guard programme.has(question) else { throw programme.lacks(question) }
    }

    /// The answer that counts for a player: their own, or their team's.
    func standingAnswer(of player: PlayerID) -> StandingAnswer? {
        current?.standing(of: player, in: players[player.index].teamIndex, byTeam: answersByTeam)
    }

    private mutating func accept(
        _ standing: StandingAnswer, given: Answer, from player: PlayerID, _ receipt: Receipt
    ) {
        current?.turns[player.index].isFixed = true
        guard answersByTeam, let team = players[player.index].teamIndex else {
            current?.turns[player.index].standing = standing
            setAnswered(player, true)
            return
        }
        current?.teamAnswers[team] = standing
        tell(given, of: player, to: team, receipt.question)
        if !standing.isChanged { for member in teams[team].members { setAnswered(member, true) } }
    }

    /// The others of a team hear what one of them has said.
    private mutating func tell(_ answer: Answer, of player: PlayerID, to team: Int, _ question: Int) {
        guard let form = current?.kind.form(answer) else { return }
        let others = teams[team].members.filter { $0 != player && players[$0.index].presence.isIn }
        let name = players[player.index].name
        whisper(TeamAnswer(question: question, player: player, name: name, answer: form), to: others)
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
        guard let current else { preconditionFailure("there is a question at hand") }
        return current.judge(
            player, players[player.index].timePercent, received: received, credit: credit, stopwatch,
            mayChange: setup.options.change)
    }

    /// Of a question that is no longer at hand.
    func closedReceipt(_ question: Int, received: Milliseconds, credit: Milliseconds) -> Receipt {
        let opened = openings[question - 1]
        return Receipt(
            question: question, status: .closed, startedAt: opened, receivedAt: received,
            elapsed: max(0, received - opened - credit), credit: credit)
    }

    func allowed(_ credit: Milliseconds) -> Milliseconds { setup.options.allowed(credit) }
}

extension GameOptions {
    /// What of the network's delay is taken off.
    func allowed(_ credit: Milliseconds) -> Milliseconds { max(0, min(credit, maxCredit)) }
}

extension Programme {
    func has(_ question: Int) -> Bool { question == 1 || items.indices.contains(question - 1) }

    func lacks(_ question: Int) -> Refusal {
        Refusal(.noSuchQuestion, "There is no question \(question): this game has \(items.count).")
    }
}

extension Programme.Item {
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer { try question.kind.read(given) }

    func combine(_ answer: Answer, with standing: Answer?) throws(Refusal) -> Combination {
        try question.kind.combine(answer, with: standing)
    }

    /// An answer as it stands from now on.
    /// - Parameter parts: of an answer that is given in parts, all of them.
    func standing(
        _ answer: Answer, by player: PlayerID, _ receipt: Receipt, _ timePercent: Int,
        _ parts: [StandingAnswer.Part] = [], isChange: Bool = false
    ) -> StandingAnswer {
        let counted = parts.isEmpty ? [] : question.kind.parts(thatCountIn: answer).map { parts[$0] }
        return StandingAnswer(
            answer: answer, grade: question.kind.grade(answer), by: player, startedAt: receipt.startedAt,
            receivedAt: receipt.receivedAt,
            elapsed: counted.isEmpty ? receipt.elapsed : StandingAnswer.Part.mean(counted, timePercent),
            credit: receipt.credit, timePercent: timePercent, isChanged: isChange, parts: parts)
    }
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
