/// What a game at one's own pace came to, for its report.
extension Game {
    /// Question by question, in the order asked; of those that came back only the first time. Of a test nothing before its
    /// end.
    func results(_ pace: SelfPace) -> [GameResults.Played] {
        guard phase == .over || pace.mode.revealsEach else { return [] }
        let asked = pace.walks.first { !$0.steps.isEmpty }?.steps.filter { $0.returns == 0 } ?? []
        var totals = players.map { _ in 0 }
        return asked.enumerated().map { index, first in
            let kind = first.question.kind
            let lines = players.map { player in
                let steps = pace.walks[player.id.index].steps
                let step = steps.indices.contains(index) ? steps[index] : nil
                totals[player.id.index] += step?.points ?? 0
                return GameResults.Line(
                    wasAsked: player.presence.isIn && step != nil, given: step?.attempts.last.map { given($0, kind) },
                    isLate: false, points: step?.points ?? 0, score: totals[player.id.index])
            }
            return GameResults.Played(
                number: index + 1, round: programme.rounds[pace.pool[first.item].round - 1].name,
                question: first.question, keys: kind.keys, correct: kind.solutions.map { kind.form($0) }, isVoid: false,
                isRegraded: false, players: lines, teams: [])
        }
    }
}
