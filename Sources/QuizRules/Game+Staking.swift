/// Stakes: taken before a question is shown, by the server's clock.
extension Game {
    mutating func openStakes(_ item: Programme.Item) {
        stopwatch = Stopwatch()
        phase = .stake(item.number)
        for index in players.indices { players[index].hasAnswered = false }
        staking = Staking(on: item, at: now, players: players.count)
        for player in players where player.presence.isIn && mode.isInPlay(player.id) {
            staking?.attendance.count(player.asked, by: 1)
        }
        let opened = StakesOpened(
            shown: item.shown, seconds: Staking.seconds, silent: mode.silentStake,
            clock: clock(at: now, withRemaining: false), most: players.map { mode.mostStake(score: $0.score) })
        enter(phase, .stakeOpen(opened))
    }

    /// The stakes are closed: the question comes.
    mutating func closeStakes() {
        guard case .stake = phase, let item = staking?.item else { return }
        open(item)
    }

    /// Takes a stake, or another one in its place.
    mutating func stake(
        _ player: PlayerID, _ question: Int, _ points: Int, received: Milliseconds, credit: Milliseconds
    ) throws(Refusal) -> Receipt {
        try check(player)
        guard players[player.index].presence.isIn else {
            throw Refusal(.notPlaying, "You are not in this game any more.")
        }
        guard mode.takesStakes else { throw Refusal(.notAllowedInMode, "Nothing is staked in this game.") }
        try checkNumber(question)
        let received = min(received, now), credit = allowed(credit)
        guard let openedAt = staking?.openedAt, staking?.number == question else {
            guard question <= openings.count else {
                throw Refusal(.wrongPhase, "Nothing is staked on question \(question) just now.")
            }
            return closedReceipt(question, received: received, credit: credit).about(.stake(points))
        }
        guard mode.isInPlay(player) else { throw Refusal(.notPlaying, "You are out, and watch on.") }
        let most = mode.mostStake(score: players[player.index].score)
        guard (0...most).contains(points) else {
            throw Refusal(.badMember, "Stake 0 to \(most) points.")
        }
        let before = mode.stake(of: player)
        if before == points, let receipt = staking?.receipts[player.index] { return receipt.with(.duplicate) }
        let elapsed = max(0, stopwatch.reading(at: received) - stopwatch.reading(at: openedAt) - credit)
        let isLate = (staking?.limit).map { elapsed > $0.own(players[player.index].timePercent) } ?? true
        let receipt = Receipt(
            question: question, status: before == nil ? .accepted : .changed, startedAt: openedAt,
            receivedAt: received, elapsed: elapsed, credit: credit, subject: .stake(points))
        guard phase == .stake(question) else { return receipt.with(.late) }
        if stopwatch.stood(at: received) {
            throw Refusal(.wrongPhase, "The game is paused. Stake when it goes on.")
        }
        if isLate { return receipt.with(.late) }
        mode.stake(points, by: player)
        staking?.receipts[player.index] = receipt
        setAnswered(player, true)
        return receipt
    }

    /// When the stakes close if nothing more comes: the time of those who have not staked has run out, and what they sent
    /// in time has had time to come.
    var stakesMoment: Milliseconds? {
        guard let openedAt = staking?.openedAt, let limit = staking?.limit else { return nil }
        var longest = limit
        for player in extraTimes where staking?.attendance.waiting.contains(player) == true {
            longest = max(longest, limit.own(players[player.index].timePercent))
        }
        return stopwatch.moment(of: stopwatch.reading(at: openedAt) + longest + setup.options.maxCredit)
    }
}
