import QuizRules

/// Who is out, in modes where one may fall.
extension ScoreModel {
    var knocksOut: Bool { mode == .elimination || mode == .lives }

    func isInPlay(_ player: Int) -> Bool { !knocksOut || (fell[player] == nil && lives[player] > 0) }

    /// Who comes after the first question watches on, or has as many lives as the one in play who has fewest.
    func welcomeToKnockout() {
        let fewest = lives.indices.filter { isInPlay($0) }.map { lives[$0] }.min()
        lives.append(mode == .lives ? (asked == 0 ? 3 : fewest ?? 1) : 1)
        fell.append(mode == .elimination && asked > 0 ? 0 : nil)
    }

    /// The larger, the longer.
    func stood(_ player: Int) -> Int { fell[player] ?? .max }

    /// Whether at most one still stands, after somebody has fallen.
    var isDecided: Bool {
        knocksOut && hasAnybodyFallen && scores.indices.count { isIn[$0] && isInPlay($0) } <= 1
    }

    func expectUndecided() { record.expect(!isDecided, "the game goes on though it is decided") }

    /// A wrong or missing answer costs a life, or the game. Returns whether all would have fallen at once, and so none did.
    func settle(_ played: Played) -> Bool {
        guard knocksOut, played.question.isGraded else { return false }
        let playing = played.wasInPlay.indices.filter { played.wasInPlay[$0] }
        guard !playing.isEmpty else { return false }
        asked += 1
        let wrong = playing.filter { !isRight(played.standing["p\($0 + 1)"], of: $0, played) }
        if mode == .elimination, wrong.count == playing.count {
            record.saw(.allOutAtOnce)
            return true
        }
        for player in wrong {
            lives[player] -= 1
            guard lives[player] == 0 else { continue }
            fell[player] = asked
            hasAnybodyFallen = true
        }
        return false
    }

    func checkSurvival(_ reveal: Reveal, _ played: Played, _ wouldAllFall: Bool) {
        record.expect((reveal.survival != nil) == knocksOut, "a reveal that speaks of who stands, or does not")
        guard let survival = reveal.survival else { return }
        let playing = scores.indices.filter { isIn[$0] && played.wasInPlay[$0] }
        let standing = playing.count { isInPlay($0) }
        record.expect(survival.standing == standing, "\(survival.standing) still stand, not \(standing)")
        record.expect(survival.fallen == playing.count - standing, "\(survival.fallen) have fallen")
        if played.question.isGraded {
            record.expect(survival.allStandAgain == wouldAllFall, "all stand again, or not")
        }
        for (player, you) in reveal.you.enumerated() where scores.indices.contains(player) {
            record.expect(you.out == !isInPlay(player), "p\(player + 1) is out, or not")
            record.expect(you.lives == (mode == .lives ? lives[player] : nil), "p\(player + 1) has other lives")
            record.expect(you.watched == !played.wasInPlay[player], "p\(player + 1) was asked, or not")
        }
    }
}
