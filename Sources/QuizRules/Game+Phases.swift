/// What follows what: lobby → round → (stake →) question → reveal → board → … → over.
extension Game {
    mutating func start() throws(Refusal) {
        if isSelfPaced { return try startAlone() }
        guard phase == .lobby else { throw Refusal(.wrongPhase, "The game has begun already.") }
        dealTeams()
        openNext()
    }

    /// "Go on from here", whatever the phase is.
    mutating func next(from: String?) throws(Refusal) {
        if let from, from != phase.description {
            throw Refusal(.stale, "The game has moved on from \(CleanText.clean(from, limit: 20)) to \(phase).")
        }
        try refuseWhilePaused()
        switch phase {
        case .lobby, .lesson: try start()
        case .round: openNext()
        case .stake: closeStakes()
        case .question: closeQuestion()
        case .buzzed: takeWord(right: false, mayReopen: false)
        case .reveal: showBoard()
        case .board: openNext()
        case .open: throw Refusal(.wrongPhase, "Each goes on at their own pace. To end it for all: end")
        case .over: throw Refusal(.wrongPhase, "This game is over.")
        }
    }

    mutating func closeByHost() throws(Refusal) {
        try refuseUnlessOpen()
        switch phase {
        case .stake: closeStakes()
        // Whoever has the word has had their chance.
        case .buzzed: takeWord(right: false, mayReopen: false)
        default: closeQuestion()
        }
    }

    /// The open question is put aside: nobody gains or loses by it, its solution is not shown, and the next one opens.
    mutating func skip() throws(Refusal) {
        try refuseUnlessOpen()
        // Its turn is over though it was never shown.
        if case .stake = phase { openings.append(now) } else { forgetAnswers() }
        tell(.skipped(question: openings.count))
        openNext()
    }

    /// Ends the game from any phase; an open question is put aside.
    mutating func end() throws(Refusal) {
        if phase == .over { throw Refusal(.wrongPhase, "This game is over.") }
        switch phase {
        case .question, .buzzed: forgetAnswers()
        default: break
        }
        if isSelfPaced { finishAlone() } else { finish() }
    }

    /// The moment that `nextDeadline` named has come.
    mutating func comeDue() {
        guard let due = nextDeadline, due <= now else { return }
        switch phase {
        case .lobby, .lesson, .over: break
        case .open: finishAlone()
        case .round: openNext()
        case .stake:
            if let close = stakesMoment, close <= now { closeStakes() }
        case .question:
            // Otherwise it was time to wait no longer for somebody lost, which comes after every input.
            if let naming = namingMoment, naming <= now { return nameFirst() }
            guard let close = closeMoment, close <= now else { return }
            if current?.buzzes.isEmpty == false { nameFirst() } else { closeQuestion() }
        case .buzzed: takeWord(right: false, mayReopen: true)
        case .reveal: showBoard()
        case .board: openNext()
        }
    }

    // MARK: - The steps

    /// The next question, or its round before it, or the end.
    mutating func openNext() {
        guard openings.count < programme.items.count, !isDecided else { return finish() }
        let item = programme.items[openings.count]
        let rounds = programme.rounds
        if item.opensRound, rounds.count > 1, phase != .round(item.round) {
            let opened = programme.opening(of: item.round)
            enter(.round(item.round), .round(opened))
        } else {
            mode.prepare()
            if mode.takesStakes, item.question.kind.isGraded { openStakes(item) } else { open(item) }
        }
    }

    /// Whether nothing can change any more though questions are left.
    private var isDecided: Bool {
        knocksOut && mode.isDecided(among: players.filter(\.presence.isIn).map(\.id))
    }

    mutating func open(_ item: Programme.Item) {
        stopwatch = Stopwatch()
        openings.append(now)
        phase = .question(item.number)
        var order = players.filter { $0.presence == .here && mode.isInPlay($0.id) }.map(\.id)
        chance.shuffle(&order)
        let limit = item.shown.seconds > 0 ? Milliseconds.seconds(item.shown.seconds) : nil
        for index in players.indices { players[index].hasAnswered = false }
        current = CurrentQuestion(
            item: item, openedAt: now, limit: limit, serviceOrder: order,
            turns: players.map { Turn(start: now, isFixed: $0.presence != .here) },
            teamAnswers: teams.map { _ in nil }, attendance: Attendance(players: players.count),
            lateness: Lateness(most: Self.mostServingTime + setup.options.maxCredit))
        for player in players where player.presence.isIn && mode.isInPlay(player.id) {
            current?.count(player.asked, by: 1, stopwatch)
        }
        let opened = QuestionOpened(
            shown: item.shown, clock: clock(at: now, withRemaining: false), isByBuzz: item.isByBuzz)
        enter(phase, .question(opened))
    }

    /// Reveals the open question: points are given now.
    mutating func closeQuestion() {
        guard case .question(let number) = phase else { return }
        var reveal = score()
        reveal.goesOnAfter = programme.ownPace?.reveal
        phase = .reveal(number)
        enter(phase, .reveal(reveal))
    }

    /// The board as it is told to all.
    func toldBoard() -> Board {
        var board = board(top: Self.toldStandings)
        board.goesOnAfter = programme.ownPace?.board
        return board
    }

    mutating func showBoard() {
        guard case .reveal(let number) = phase else { return }
        refreshBoardLines()
        enter(.board(number), .leaderboard(toldBoard()))
        rememberRanks()
    }

    private mutating func finish() {
        stopwatch = Stopwatch()
        enter(.over, .gameOver(gameOver()))
    }

    /// Nothing stands on a question that was put aside.
    private mutating func forgetAnswers() {
        for index in players.indices { players[index].hasAnswered = false }
        guard var question = current else { return }
        current = nil
        for index in question.turns.indices {
            question.turns[index].standing = nil
            question.turns[index].verdict = nil
            question.turns[index].isFixed = true
        }
        question.buzzes = []
        question.word = nil
        question.teamAnswers = question.teamAnswers.map { _ in nil }
        current = question
    }

    private func refuseUnlessOpen() throws(Refusal) {
        switch phase {
        case .stake, .question, .buzzed: try refuseWhilePaused()
        case .lobby, .lesson, .round, .reveal, .board, .open, .over:
            throw Refusal(.wrongPhase, "No question is open.")
        }
    }

    func refuseWhilePaused() throws(Refusal) {
        if isPaused { throw Refusal(.wrongPhase, "The game is paused. Continue it first.") }
    }
}
