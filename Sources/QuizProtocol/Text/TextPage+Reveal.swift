internal import QuizRules

/// What the answer was, and why.
extension TextPage {
    mutating func result(_ you: Reveal.You, of players: Int) {
        blank()
        let place = players > 1 ? ", \(TextPhrase.ordinal(you.rank)) of \(players)" : ""
        let total = "\(you.score) in all\(place)."
        let (lead, ink) = verdict(you)
        var text = lead
        switch you.points {
        case 0: text += " \(capitalised(total))"
        case 1...: text += " \(TextPhrase.points(you.points)) for you, \(total)"
        default: text += " That costs you \(TextPhrase.points(-you.points)). \(capitalised(total))"
        }
        if you.correct, you.streak >= 3 { text += " That makes \(you.streak) right in a row." }
        write(text, lead: lead, ink: ink)
    }

    private func verdict(_ you: Reveal.You) -> (String, TextInk) {
        switch you.status {
        case nil: ("No answer from you this time.", .notice)
        case .late, .closed: ("Your answer came too late to count.", .notice)
        case .accepted, .changed, .duplicate, .final:
            if you.correct {
                ("Right!", .good)
            } else if you.points > 0 {
                ("Partly right!", .good)
            } else {
                ("Not this time.", .bad)
            }
        }
    }

    private func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    mutating func reveal(_ reveal: Reveal, for role: TextContext.Role) {
        if reveal.isReview { return reviewShared(reveal, for: role) }
        if role != .player {
            blank()
            if role == .watcher { blank() }
            let title = "The answer to question \(reveal.question.number)"
            write(title, lead: title, ink: .heading)
            if role == .watcher {
                write(indent: 2, reveal.question.text)
                blank()
            }
        }
        solution(reveal.solution, to: reveal.question, isSpaced: role == .watcher)
        if role == .watcher { blank() }
        tally(reveal)
        if role == .host { write(indent: 2, "For the board, type: next (or press Enter)") }
    }

    mutating func solution(_ solution: Solution, to question: ShownQuestion, isSpaced: Bool) {
        answer(solution, to: question)
        if isSpaced, !(solution.explanation.isEmpty && solution.mistakes.isEmpty) { blank() }
        items("Why", solution.explanation, numbered: true)
        items("Mistakes", solution.mistakes, numbered: false)
        if let check = solution.check {
            if isSpaced { blank() }
            write(check, after: "  Remember   ")
        }
    }

    mutating func answer(_ solution: Solution, to question: ShownQuestion) {
        write(TextAnswer.solution(solution.correct, to: question), after: "  Answer     ")
    }

    private mutating func items(_ label: String, _ items: [String], numbered: Bool) {
        for (place, item) in items.enumerated() {
            let begin = place == 0 ? "  \(label.padded(to: 11))" : String(repeating: " ", count: 13)
            let mark = items.count == 1 ? "" : numbered ? "\(place + 1). " : "- "
            write(item, after: begin + mark)
        }
    }

    /// After a test: players read it with what they answered.
    private mutating func reviewShared(_ reveal: Reveal, for role: TextContext.Role) {
        guard role != .player else { return }
        review(reveal, nil)
        tally(reveal)
    }

    private mutating func tally(_ reveal: Reveal) {
        let tally = reveal.tally
        var text = "\(tally.answered) of \(TextPhrase.count(reveal.players, "player")) answered"
        if let right = tally.right, tally.answered > 0 { text += ", \(right) right" }
        write(indent: 2, text + ".")
        guard tally.options.contains(where: { $0.count > 0 }) else { return }
        var table = TextTable([.left, .text, .right])
        for option in tally.options {
            let shown = reveal.question.options.first { $0.key == option.key }?.text ?? ""
            let line = shown.split(whereSeparator: \.isNewline).joined(separator: " ")
            table.add([option.key, line, "\(option.count)"], value: option.count)
        }
        table.write(indent: 4, into: &self)
    }
}
