import QuizRules

/// Answers, stakes, and their times.
extension ScoreModel {
    func take(
        _ receipt: Receipt, of player: PlayerID, _ given: GivenAnswer, _ received: Milliseconds, _ game: Game
    ) {
        guard let played = current, receipt.question == played.number else { return }
        if isByBuzz(played) { return takeWithWord(receipt, of: player, given, received) }
        guard [.accepted, .changed, .late].contains(receipt.status) else { return }
        let elapsed = check(receipt, of: player, received)
        let percent = percents[player.index]
        let isOver = seconds > 0 && elapsed > seconds * 10 * percent
        record.expect(
            isOver == (receipt.status == .late),
            "\(receipt.status) after \(elapsed) ms of \(seconds) s at \(percent) %")
        guard receipt.status != .late else { return }
        record.expect(isInPlay(player.index), "\(player) is out, and answers")
        if percent > 100 { record.saw(.extraTime) }
        let key = key(of: player, game)
        var standing = played.standing[key] ?? []
        if !played.question.takesSeveral {
            record.expect(
                !standing.isEmpty == (receipt.status == .changed),
                "\(receipt.status), but \(standing.isEmpty ? "none" : "one") stood")
            standing = []
        }
        standing.append(Given(answer: given, elapsed: elapsed, percent: percent))
        current?.standing[key] = standing
    }

    /// Checks a receipt's times against the question's opening and the pauses; returns the time that was taken.
    @discardableResult
    func check(_ receipt: Receipt, of player: PlayerID, _ received: Milliseconds) -> Int {
        let start = Int(receipt.startedAt.value)
        let elapsed = checkSpan(receipt, of: player, received)
        record.expect(
            (openedAt...openedAt + 250).contains(start),
            "\(player)'s time starts \(start - openedAt) ms after the opening")
        if receipt.status == .accepted || receipt.status == .changed {
            record.expect(starts[player.index, default: start] == start, "\(player)'s time starts twice")
            starts[player.index] = start
        }
        return elapsed
    }

    /// Checks that the time taken is from the start to the receipt, less the pauses and the credit.
    func checkSpan(_ receipt: Receipt, of player: PlayerID, _ received: Milliseconds) -> Int {
        let start = Int(receipt.startedAt.value), came = Int(receipt.receivedAt.value)
        let credit = Int(receipt.credit.value)
        let elapsed = max(0, came - start - paused(from: start, to: came) - credit)
        record.expect(receipt.receivedAt == received, "a receipt of another moment")
        record.expect(Int(receipt.elapsed.value) == elapsed, "\(player) took \(elapsed) ms, not \(receipt.elapsed)")
        record.expect((0...Int(setup.options.maxCredit.value)).contains(credit), "a credit of \(credit) ms")
        return elapsed
    }

    func takeStake(_ receipt: Receipt, of player: PlayerID, _ points: Int, _ received: Milliseconds) {
        guard isStaking, [.accepted, .changed, .late].contains(receipt.status) else { return }
        let elapsed = checkSpan(receipt, of: player, received)
        record.expect(Int(receipt.startedAt.value) == openedAt, "the time to stake starts for all at once")
        let isOver = elapsed > seconds * 10 * percents[player.index]
        record.expect(isOver == (receipt.status == .late), "a stake is \(receipt.status) after \(elapsed) ms")
        guard receipt.status != .late else { return }
        if seconds * 1000 - elapsed < 20 { record.saw(.stakeAtItsClose) }
        record.expect(
            (receipt.status == .changed) == (stakes[player.index] != nil), "a stake is \(receipt.status)")
        record.expect((0...mostStake(player.index)).contains(points), "\(player) stakes \(points)")
        stakes[player.index] = points
    }

    func key(of player: PlayerID, _ game: Game) -> String {
        isTeams ? "team \(game.players[player.index].team ?? "")" : player.description
    }

    func paused(from: Int, to: Int) -> Int {
        pauses.reduce(0) { $0 + max(0, min(to, $1.until ?? .max) - max(from, $1.from)) }
    }
}
