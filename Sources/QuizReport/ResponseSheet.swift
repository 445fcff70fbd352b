import QuizRules

/// Who was asked what, and was right: the rows of classical item analysis. A respondent is whoever gives an answer of
/// their own: a player, or in teams a team.
struct ResponseSheet {
    let results: GameResults
    let names: [String]
    /// By question, by respondent; a question that somebody came too late for has no line for them.
    let lines: [[GameResults.Line]]
    /// Questions that count: not void, and with something right or wrong in them.
    let counted: [Int]

    init(_ results: GameResults) {
        self.results = results
        let byTeam = !results.teams.isEmpty
        names = byTeam ? results.teams.map(\.name) : results.players.map(\.name)
        lines = results.questions.map { byTeam ? $0.teams : $0.players }
        counted = results.questions.indices.filter {
            !results.questions[$0].isVoid && results.questions[$0].isGraded
        }
    }

    /// Whether a respondent was right; nil: not asked.
    func isRight(_ respondent: Int, on question: Int) -> Bool? {
        guard respondent < lines[question].count, lines[question][respondent].wasAsked else { return nil }
        return lines[question][respondent].given?.isRight ?? false
    }

    /// The share of the other questions that count, of those asked, that a respondent had right; nil: of none.
    func rest(_ respondent: Int, without question: Int) -> Double? {
        var asked = 0, right = 0
        for other in counted where other != question {
            guard let isRight = isRight(respondent, on: other) else { continue }
            asked += 1
            right += isRight ? 1 : 0
        }
        return asked > 0 ? Double(right) / Double(asked) : nil
    }

    /// Kuder and Richardson's formula 20 over those who were asked all that counts:
    /// k / (k − 1) × (1 − Σ p(1 − p) / σ²), with σ² the variance of the number of right answers.
    var reliability: Double? {
        let rows = names.indices.map { respondent in counted.compactMap { isRight(respondent, on: $0) } }
            .filter { $0.count == counted.count }
        guard counted.count > 1, rows.count > 2 else { return nil }
        let totals = rows.map { Double($0.count { $0 }) }
        let variance = Statistics.variance(totals)
        guard variance > 0 else { return nil }
        let within = counted.indices.reduce(0.0) { sum, item in
            let p = Double(rows.count { $0[item] }) / Double(rows.count)
            return sum + p * (1 - p)
        }
        let k = Double(counted.count)
        return k / (k - 1) * (1 - within / variance)
    }
}
