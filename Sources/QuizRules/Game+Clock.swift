/// Time: when a question closes, what stops the clock, and what is told of it.
extension Game {
    /// T with all that `extend` adds, at most.
    private static let longestQuestion = Milliseconds.seconds(3600)
    private static let longestTest = Milliseconds.seconds(86_400)

    /// When `due` is to be applied next, if at all.
    public var nextDeadline: Milliseconds? {
        guard !isPaused else { return nil }
        let options = setup.options
        let goesOn = options.pace == .auto
        switch phase {
        case .lobby, .lesson, .over: return nil
        case .open: return aloneDeadline
        case .round, .board: return goesOn ? phaseEnd(after: options.boardSeconds) : nil
        // Without a host the clock runs to the board, and waits there.
        case .reveal: return goesOn || isHostAway ? phaseEnd(after: options.revealSeconds) : nil
        case .stake:
            return earlier(stakesMoment, lossEdge)
        case .question:
            return earlier(earlier(closeMoment, namingMoment), lossEdge)
        case .buzzed: return wordMoment
        }
    }

    private func earlier(_ one: Milliseconds?, _ other: Milliseconds?) -> Milliseconds? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }

    private func phaseEnd(after seconds: Int) -> Milliseconds? {
        stopwatch.moment(of: stopwatch.reading(at: phaseSince) + .seconds(seconds))
    }

    // MARK: - The close

    /// When the open question closes if nothing more comes: the own times of all who have not answered have run out, at
    /// most `grace` beyond the longest time.
    var closeMoment: Milliseconds? {
        // Read field by field: a copy of the whole question, at every deadline asked for, would cost more than the rest.
        guard let openedAt = current?.openedAt, let limit = current?.limit else { return nil }
        let opened = stopwatch.reading(at: openedAt)
        var latest = limit + (current?.lateness.greatest ?? 0)
        var longest = limit
        for player in extraTimes where players[player.index].presence.isIn {
            let time = limit.own(players[player.index].timePercent)
            longest = max(longest, time)
            let mayAnswer =
                current?.attendance.waiting.contains(player) == true || (takesSeveral && mode.isInPlay(player))
            if mayAnswer, let lateness = current?.lateness(of: player, stopwatch) {
                latest = max(latest, time + lateness)
            }
        }
        return stopwatch.moment(of: opened + min(latest, longest + setup.options.grace))
    }

    /// When a connection has been lost for so long that only its player was still waited for, and is no more.
    private var lossEdge: Milliseconds? {
        let waits =
            if case .stake = phase { staking?.attendance.waitsOnlyForTheLost } else {
                !takesSeveral && current?.attendance.waitsOnlyForTheLost == true
            }
        guard closesEarly, waits == true else { return nil }
        return losses.first.map { $0.since + Self.lossTime }
    }

    /// Nobody has answered a list before its time is over.
    private var takesSeveral: Bool { current?.item.takesSeveral ?? false }

    /// "All have answered": every player in play who is connected or was lost a moment ago, and at least one.
    mutating func closeEarlyIfAllAnswered() {
        expireLosses()
        guard closesEarly, !stopwatch.isStopped else { return }
        switch phase {
        case .question where current?.isAnsweredByAll == true: closeQuestion()
        case .stake where staking?.attendance.isComplete == true: closeStakes()
        case .lobby, .lesson, .round, .stake, .question, .buzzed, .reveal, .board, .open, .over: break
        }
    }

    // MARK: - What a host may do to it

    mutating func pause() throws(Refusal) {
        switch phase {
        case .lobby, .lesson: throw Refusal(.wrongPhase, "The game has not begun.")
        case .over: throw Refusal(.wrongPhase, "This game is over.")
        case .round, .stake, .question, .buzzed, .reveal, .board, .open: break
        }
        if isPaused { throw Refusal(.wrongPhase, "The game is paused already.") }
        stopwatch.stop(at: now)
        tell(.paused)
    }

    mutating func goOn() throws(Refusal) {
        guard isPaused else { throw Refusal(.wrongPhase, "The game is not paused.") }
        stopwatch.go(at: now)
        tell(.continued(clock(at: now, withRemaining: true)))
    }

    mutating func extend(seconds: Int) throws(Refusal) {
        if case .buzzed = phase { throw Refusal(.wrongPhase, "Somebody has the word. Extend when it is open again.") }
        guard let limit = window?.limit else {
            throw Refusal(.wrongPhase, "No question with a time limit is open.")
        }
        let extended = limit + .seconds(max(0, min(seconds, 600)))
        guard (1...600).contains(seconds), extended <= (isSelfPaced ? Self.longestTest : Self.longestQuestion) else {
            throw Refusal(.badMember, "Extend by 1 to 600 seconds, to \(isSelfPaced ? "a day" : "an hour") in all.")
        }
        switch phase {
        case .stake: staking?.limit = extended
        case .open: alone?.limit = extended
        default: current?.limit = extended
        }
        tell(.extended(clock(at: now, withRemaining: true)))
    }

    mutating func giveTime(_ player: PlayerID, percent: Int) throws(Refusal) {
        try check(player)
        guard (100...1000).contains(percent) else {
            throw Refusal(.badMember, "The factor of extra time is from 1 to 10.")
        }
        count(player, by: -1)
        players[player.index].timePercent = percent
        count(player, by: 1)
        extraTimes.removeAll { $0 == player }
        guard percent > 100 else { return }
        extraTimes.insert(player, at: extraTimes.firstIndex { $0 > player } ?? extraTimes.count)
    }

    // MARK: - What is told of it

    /// Since when something with a time limit is open, and the limit.
    private var window: (openedAt: Milliseconds, limit: Milliseconds)? {
        switch phase {
        case .question, .buzzed:
            guard let openedAt = current?.openedAt, let limit = current?.limit else { return nil }
            return (openedAt, limit)
        case .stake: return staking.map { ($0.openedAt, $0.limit) }
        case .open: return alone?.limit.map { (phaseSince, $0) }
        case .lobby, .lesson, .round, .reveal, .board, .over: return nil
        }
    }

    /// What is left of the open question at a moment; empty where there is no limit.
    func clock(at moment: Milliseconds, withRemaining: Bool) -> Clock {
        guard let (openedAt, limit) = window else { return Clock() }
        let opened = stopwatch.reading(at: openedAt)
        // While somebody has the word the time of the question stands.
        if let since = current?.word?.since {
            let remaining = max(0, opened + limit - stopwatch.reading(at: since))
            return Clock(remaining: withRemaining ? remaining : nil)
        }
        let remaining = max(0, opened + limit - stopwatch.reading(at: moment))
        let extra = extraTimes.compactMap { player in
            stopwatch.moment(of: opened + limit.own(players[player.index].timePercent))
                .map { ExtraTime(player: player, closesAt: $0) }
        }
        return Clock(
            remaining: withRemaining ? remaining : nil, closesAt: stopwatch.moment(of: opened + limit), extra: extra)
    }
}
