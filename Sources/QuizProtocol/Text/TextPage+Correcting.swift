internal import QuizRules

/// What was put right about a question that is over.
extension TextPage {
    mutating func voided(_ question: Int) {
        write(indent: 2, "The host has taken question \(question) out: it counts for nobody.")
    }

    mutating func regraded(_ regraded: Regraded) {
        let answers = TextPhrase.list(regraded.correct.map(TextAnswer.short), "or")
        write(indent: 2, "The host has graded question \(regraded.question) anew: right is \(answers).")
    }

    /// What it changed for one player; nothing is said where nothing changed.
    mutating func changed(_ you: Adjusted) {
        guard you.points != 0 else { return }
        let change =
            you.points > 0
            ? "You gain \(TextPhrase.points(you.points))" : "You lose \(TextPhrase.points(-you.points))"
        write(indent: 2, "\(change): \(you.score) in all, \(TextPhrase.ordinal(you.rank)).")
    }
}
