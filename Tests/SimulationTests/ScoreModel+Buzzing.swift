import QuizRules

/// The race for the word, and the word.
extension ScoreModel {
    /// How long who has the word may think, in seconds.
    private static let wordSeconds = 8
    /// Between times that differ by no more the lot decides, in milliseconds.
    private static let accuracy = 1

    /// Where nothing can be right, everybody answers.
    func isByBuzz(_ played: Played) -> Bool { mode == .buzzer && played.question.isGraded }

    func takeBuzz(_ receipt: Receipt, of player: PlayerID, _ received: Milliseconds) {
        guard let played = current, receipt.question == played.number else { return }
        guard receipt.status == .accepted || receipt.status == .late else { return }
        let elapsed = check(receipt, of: player, received)
        guard receipt.status == .accepted else { return }
        let time = seconds * 10 * percents[player.index]
        record.expect(seconds == 0 || elapsed <= time, "a buzz counts after \(elapsed) ms")
        record.expect(word == nil, "\(player) buzzes while somebody has the word")
        record.expect(!played.heard.contains(player.index), "\(player) buzzes twice")
        if buzzes.contains(where: { $0.elapsed == elapsed }) { record.saw(.buzzesAtOnce) }
        if buzzes.contains(where: { $0.elapsed > elapsed }) { record.saw(.overtakenBuzz) }
        buzzes.append((player.index, elapsed))
    }

    /// Whoever is gone when the first is to be named has buzzed for nothing, and nobody is told.
    func forgoBuzzes() {
        guard word == nil, !buzzes.contains(where: { isIn[$0.player] }) else { return }
        forgone += buzzes
        buzzes = []
    }

    func giveWord(to buzzed: Buzzed, _ at: Int) {
        let least = buzzes.filter { isIn[$0.player] }.map(\.elapsed).min()
        let own = (buzzes + forgone).filter { isIn[$0.player] && $0.player == buzzed.player.index }.map(\.elapsed).min()
        record.expect(
            own.map { $0 - Self.accuracy <= least ?? .max } ?? false,
            "\(buzzed.player) has the word after \(own ?? -1) ms, not after \(least ?? -1)")
        buzzes = []
        forgone = []
        word = (buzzed.player.index, at)
        current?.heard.append(buzzed.player.index)
    }

    func takeWithWord(_ receipt: Receipt, of player: PlayerID, _ given: GivenAnswer, _ received: Milliseconds) {
        guard receipt.status == .accepted || (receipt.status == .late && word?.player == player.index) else { return }
        guard let word, word.player == player.index else {
            return record.fail("\(player) answers without the word")
        }
        record.expect(Int(receipt.startedAt.value) == word.since, "\(player)'s time does not start with the word")
        let elapsed = checkSpan(receipt, of: player, received)
        let isOver = elapsed > Self.wordSeconds * 10 * percents[player.index]
        record.expect(isOver == (receipt.status == .late), "\(receipt.status) \(elapsed) ms after having the word")
        guard receipt.status == .accepted else { return }
        let answer = Given(answer: given, elapsed: elapsed, percent: percents[player.index])
        current?.standing[player.description] = [answer]
    }

    func takeWord(_ result: BuzzResult, because input: Input, _ at: Int) {
        guard let word, var played = current, result.player.index == word.player else {
            return record.fail("\(result.player) had no word")
        }
        self.word = nil
        if case .judge(_, let isRight) = input {
            let elapsed = max(0, at - word.since - paused(from: word.since, to: at))
            played.judged[word.player] = (isRight, elapsed)
        }
        current = played
        let isRight = isRight(played.standing["p\(word.player + 1)"], of: word.player, played)
        record.expect(
            result.right == isRight, "p\(word.player + 1) was \(result.right ? "right" : "wrong"), it is said")
        record.expect(!isRight || !result.reopened, "a question is open again after a right answer")
        if result.reopened { record.saw(.reopened) }
        // The time of the word is nobody's time.
        pauses.removeAll { $0.from >= word.since }
        pauses.append((word.since, at))
    }
}
