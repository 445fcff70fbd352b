/// The race for the word, and the word itself.
extension Game {
    /// How long who buzzed first may think.
    static let wordSeconds = 8
    /// What came in time may be read a little later.
    private static let readingTime: Milliseconds = 10
    /// Times that differ by no more are equal. Each is the difference of two readings in whole milliseconds, less a round
    /// trip in whole milliseconds, and most lines are a fraction of one above their least.
    private static let accuracy: Milliseconds = 1

    /// Whether the question at hand is for whoever buzzes first.
    var isByBuzz: Bool { current?.item.isByBuzz ?? false }

    // MARK: - The race

    /// Takes a buzz. Who was first is said once nobody can be found any more who was earlier by their own clock.
    mutating func buzz(
        _ player: PlayerID, _ question: Int, received: Milliseconds, credit: Milliseconds
    ) throws(Refusal) -> Receipt {
        try check(player)
        guard players[player.index].presence.isIn else {
            throw Refusal(.notPlaying, "You are not in this game any more.")
        }
        guard mode.hasBuzzer else { throw Refusal(.notAllowedInMode, "There is no buzzer in this game: just answer.") }
        try checkNumber(question)
        guard let number = current?.number, question <= number else {
            throw Refusal(.wrongPhase, "Question \(question) is not open yet.")
        }
        let received = min(received, now), credit = allowed(credit)
        guard question == number else {
            return closedReceipt(question, received: received, credit: credit).about(.buzz)
        }
        guard isByBuzz else {
            throw Refusal(.notAllowedInMode, "This question is for everybody: no need to buzz, just answer.")
        }
        guard mode.isInPlay(player) else { throw Refusal(.notPlaying, "You are out, and watch on.") }
        if let known = current?.word?.buzz ?? current?.buzzes.first(where: { $0.player == player }),
            known.player == player
        {
            return known.receipt.with(.duplicate)
        }
        let receipt = judge(player, received: received, credit: credit).about(.buzz)
        guard phase == .question(question) else { return receipt.with(.late) }
        guard !players[player.index].hasAnswered else {
            throw Refusal(.wrongPhase, "You have had the word on this question; it is for the others now.")
        }
        if stopwatch.stood(at: received) {
            // Sent while somebody else had the word.
            guard isPaused else { return receipt.with(.late) }
            throw Refusal(.wrongPhase, "The game is paused. Buzz when it goes on.")
        }
        guard receipt.status == .accepted else { return receipt }
        current?.turns[player.index].isFixed = true
        current?.buzzes.append(Buzz(player: player, receipt: receipt))
        return receipt
    }

    /// When it is certain who buzzed first: whoever was earlier by their own clock has been heard by then, for the network
    /// takes nobody longer than they are given credit for.
    var namingMoment: Milliseconds? {
        guard let openedAt = current?.openedAt, let buzzes = current?.buzzes, !buzzes.isEmpty else { return nil }
        let earliest = buzzes.reduce(buzzes[0].receipt.elapsed) { min($0, $1.receipt.elapsed) }
        var latest = max(current?.lateness.greatest ?? 0, setup.options.maxCredit)
        for player in extraTimes where current?.attendance.waiting.contains(player) == true {
            latest = max(latest, current?.lateness(of: player, stopwatch) ?? 0)
        }
        return stopwatch.moment(of: stopwatch.reading(at: openedAt) + earliest + latest + Self.readingTime)
    }

    /// Says who was first; between equals the lot decides.
    mutating func nameFirst() {
        guard case .question(let number) = phase, let buzzes = current?.buzzes else { return }
        current?.buzzes = []
        let present = buzzes.filter { players[$0.player.index].presence.isIn }
        guard let earliest = present.map(\.receipt.elapsed).min() else { return }
        var first = present.filter { $0.receipt.elapsed <= earliest + Self.accuracy }
        chance.shuffle(&first)
        let player = players[first[0].player.index]
        mode.giveWord(to: player.id)
        current?.word = Word(buzz: first[0], since: now)
        phase = .buzzed(number)
        phaseSince = now
        let shown = programme.items[number - 1].shown
        let buzzed = tell(
            .buzzed(Buzzed(shown: shown, player: player.id, name: player.name, seconds: Self.wordSeconds)))
        scene.append(buzzed)
    }

    // MARK: - The word

    /// An answer on a question that is for whoever buzzes first.
    mutating func answerWithWord(
        _ player: PlayerID, _ question: Int, _ given: GivenAnswer, received: Milliseconds, credit: Milliseconds
    ) throws(Refusal) -> Receipt {
        guard let kind = current?.kind else { throw Refusal(.wrongPhase, "No question is open.") }
        let standing = current?.turns[player.index].standing
        if let standing, try kind.read(given) == standing.answer { return standing.receipt(question, .duplicate) }
        switch phase {
        case .question where players[player.index].hasAnswered:
            throw Refusal(.wrongPhase, "You have had the word on this question; it is for the others now.")
        case .question: throw Refusal(.wrongPhase, "Buzz first: press Enter, or type buzz.")
        case .buzzed: break
        default: return judge(player, received: received, credit: credit).with(.late)
        }
        guard let word = current?.word, word.player == player else {
            let name = current?.word.map { players[$0.player.index].name } ?? "Somebody else"
            throw Refusal(.wrongPhase, "\(name) has the word. If it was wrong, you may buzz.")
        }
        let answer = try kind.read(given)
        if stopwatch.stood(at: received) {
            throw Refusal(.wrongPhase, "The game is paused. Answer when it goes on.")
        }
        let elapsed = max(0, stopwatch.reading(at: received) - stopwatch.reading(at: word.since) - credit)
        let isLate = elapsed > Milliseconds.seconds(Self.wordSeconds).own(players[player.index].timePercent)
        let receipt = Receipt(
            question: question, status: isLate ? .late : .accepted, startedAt: word.since, receivedAt: received,
            elapsed: elapsed, credit: credit, subject: .answer(mayChange: false))
        if isLate {
            current?.turns[player.index].hasLateAnswer = true
            return receipt
        }
        let grade = kind.grade(answer)
        current?.turns[player.index].standing = StandingAnswer(
            answer: answer, grade: grade, by: player, startedAt: word.since, receivedAt: received, elapsed: elapsed,
            credit: credit, timePercent: players[player.index].timePercent, isChanged: false, parts: [])
        takeWord(right: grade.right, mayReopen: true)
        return receipt
    }

    /// A host says whether a spoken answer was right.
    mutating func judge(_ player: PlayerID, right: Bool) throws(Refusal) {
        try check(player)
        guard mode.hasBuzzer else { throw Refusal(.notAllowedInMode, "There is nothing to judge in this game.") }
        guard case .buzzed = phase, let word = current?.word else {
            throw Refusal(.wrongPhase, "Nobody has the word just now.")
        }
        try refuseWhilePaused()
        guard word.player == player else {
            throw Refusal(.wrongPhase, "It is \(players[word.player.index].name) who has the word.")
        }
        let elapsed = max(0, stopwatch.reading(at: now) - stopwatch.reading(at: word.since))
        current?.turns[player.index].verdict = Verdict(isRight: right, elapsed: elapsed)
        takeWord(right: right, mayReopen: true)
    }

    /// When silence is taken for an answer.
    var wordMoment: Milliseconds? {
        guard let word = current?.word else { return nil }
        let time = Milliseconds.seconds(Self.wordSeconds).own(players[word.player.index].timePercent)
        return stopwatch.moment(of: stopwatch.reading(at: word.since) + time + setup.options.maxCredit)
    }

    /// The word is taken back: after a right answer the question is over, after any other it opens again for the rest with
    /// the time that was left.
    mutating func takeWord(right: Bool, mayReopen: Bool) {
        guard case .buzzed(let number) = phase, let word = current?.word else { return }
        current?.word = nil
        setAnswered(word.player, true)
        // The time of the word is nobody's time.
        stopwatch.leaveOut(from: word.since, until: now)
        phase = .question(number)
        let left = clock(at: now, withRemaining: true)
        let reopens = mayReopen && !right && hasAnybodyToBuzz && left.remaining.map { $0 > 0 } ?? true
        tell(
            .buzzResult(
                BuzzResult(
                    question: number, player: word.player, name: players[word.player.index].name, right: right,
                    reopened: reopens, clock: reopens ? left : Clock())))
        if reopens { scene = Array(scene.prefix(1)) } else { closeQuestion() }
    }

    private var hasAnybodyToBuzz: Bool {
        guard let attendance = current?.attendance else { return false }
        return closesEarly ? attendance.hasAnybodyLeft : attendance.waiting.count > 0
    }
}
