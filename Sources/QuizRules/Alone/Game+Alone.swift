/// Games in which each player goes at their own pace: lobby → open → over for the room, and for each player lesson →
/// question → reveal → … → over. What is said of it is personal.
extension Game {
    // MARK: - The room

    /// Opens the game, and sets everybody on their way. Whoever practises alone may begin again after the end.
    mutating func startAlone() throws(Refusal) {
        guard phase == .lobby || (phase == .over && !setup.isHosted) else {
            throw Refusal(.wrongPhase, "The game has begun already.")
        }
        if phase == .over {
            alone?.redraw(using: &chance)
            for player in players {
                players[player.id.index].record = Record()
                leaderboard.set(player.id, key(of: player.id))
            }
        }
        stopwatch = Stopwatch()
        phase = .open
        phaseSince = now
        scene = []
        if setup.isHosted, let pace = alone {
            scene = [tell(.opened(ClassOpened(questions: pace.drawn.count, closesAt: aloneClose)))]
        }
        for player in players where player.presence.isIn {
            begin(player.id)
            if let event = standing(of: player.id) { whisper(event, to: player.id) }
        }
    }

    /// Ends the game: everybody is told what is known by now.
    mutating func finishAlone() {
        guard let pace = alone else { return }
        var told: [Told] = []
        if !pace.mode.revealsEach {
            scoreWalks()
            told = reviews(pace).map { tell(.reveal($0)) }
        }
        stopwatch = Stopwatch()
        phase = .over
        phaseSince = now
        for index in pace.walks.indices { alone?.walks[index].place = .over }
        told.append(tell(.gameOver(gameOver())))
        scene = told
    }

    /// Once all who play have finished there is nothing left to wait for.
    mutating func finishAloneIfAllHave() {
        guard isSelfPaced, phase == .open, !stopwatch.isStopped, closesEarly, let pace = alone else { return }
        var isAnyIn = false
        for player in players where player.presence.isIn {
            guard pace.walks[player.id.index].finishedAt != nil else { return }
            isAnyIn = true
        }
        if isAnyIn { finishAlone() }
    }

    // MARK: - One player's way

    /// A newcomer; in a game that is open, on their way at once.
    mutating func addWalk(of player: PlayerID) {
        alone?.walks.append(Walk())
        if phase == .open { begin(player) }
    }

    /// One who is back; who went before it began is on their way now.
    mutating func findPlace(of player: PlayerID) {
        if phase == .open, alone?.walks[player.index].place == .lobby { begin(player) }
    }

    private mutating func begin(_ player: PlayerID) {
        guard let pace = alone else { return }
        var walk = pace.walks[player.index]
        let asked = pace.questions(for: walk, at: now)
        if walk.boxes.isEmpty { walk.boxes = pace.pool.map { _ in LeitnerBox() } }
        walk.steps = asked.map { Step(item: $0, question: pace.pool[$0].question, returns: 0) }
        walk.finishedAt = nil
        alone?.walks[player.index] = walk
        if pace.lesson.isEmpty { open(1, for: player) } else { alone?.walks[player.index].place = .lesson(1) }
    }

    /// "Go on from here", after a lesson card or a reveal.
    mutating func advance(_ player: PlayerID, from: String?) throws(Refusal) {
        let place = try place(of: player)
        if let from, from != place.description {
            throw Refusal(.stale, "You have moved on from \(CleanText.clean(from, limit: 20)) to \(place).")
        }
        if phase == .over, !setup.isHosted { return try startAlone() }
        guard phase == .open else { throw closedRoom }
        if isPaused { throw Refusal(.wrongPhase, "The game is paused. Wait until it goes on.") }
        switch place {
        case .lesson(let card) where card < (alone?.lesson.count ?? 0):
            alone?.walks[player.index].place = .lesson(card + 1)
        case .lesson: open(1, for: player)
        case .reveal(let number): goOn(player, after: number)
        case .question(let number) where alone?.walks[player.index].steps[number - 1].takesSeveral == true:
            if let close = ownClose(of: player), close < now { throw Refusal(.wrongPhase, "The time is over.") }
            knowNoMore(player, at: number - 1)
            // A reveal has been told already.
            if case .reveal = alone?.walks[player.index].place { return }
        case .question: throw Refusal(.wrongPhase, "A question is open. Answer it first.")
        default: throw Refusal(.wrongPhase, "You have finished.")
        }
        if let event = standing(of: player) { whisper(event, to: player) }
    }

    /// The next question after one, or the end of the way.
    mutating func goOn(_ player: PlayerID, after number: Int) {
        guard let steps = alone?.walks[player.index].steps.count else { return }
        if number < steps { return open(number + 1, for: player) }
        alone?.walks[player.index].place = .over
        alone?.walks[player.index].finishedAt = now
        if setup.isHosted { whisper(.finished, to: player) }
    }

    private mutating func open(_ number: Int, for player: PlayerID) {
        alone?.walks[player.index].place = .question(number)
        alone?.walks[player.index].steps[number - 1].openedAt = now
    }

    // MARK: - What a player may ask

    /// The hint to the open question. It costs a third of what is left to earn, the first time.
    mutating func takeHint(_ player: PlayerID, _ question: Int) throws(Refusal) -> Hint {
        guard let pace = alone, pace.mode.hasHints else {
            throw Refusal(.notAllowedInMode, "There are no hints in this game.")
        }
        guard try place(of: player) == .question(question), phase == .open else {
            throw Refusal(.wrongPhase, "Question \(question) is not open.")
        }
        guard let text = pace.walks[player.index].steps[question - 1].question.hint else {
            throw Refusal(.noHint, "There is no hint to this question.")
        }
        alone?.walks[player.index].steps[question - 1].hasHint = true
        return Hint(question: question, text: text)
    }

    /// Where a player of a self-paced game stands.
    func place(of player: PlayerID) throws(Refusal) -> Phase {
        try check(player)
        guard let pace = alone else {
            throw Refusal(.notAllowedInMode, "In this game the host goes on for all.")
        }
        return pace.walks[player.index].place
    }

    var closedRoom: Refusal {
        phase == .lobby
            ? Refusal(.wrongPhase, "The game has not begun.") : Refusal(.wrongPhase, "This game is over.")
    }
}
