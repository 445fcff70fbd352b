internal import QuizRules

/// What the answer was, and why.
extension TextPage {
    mutating func result(_ you: Reveal.You, _ reveal: Reveal) {
        blank()
        guard !you.watched else {
            let lead = you.out == true ? "You watch on." : "You were not asked this time."
            return write("\(lead) \(capitalised(place(of: you, reveal.players)))", lead: lead, ink: .notice)
        }
        let total = place(of: you, reveal.players)
        let (lead, ink) = verdict(you, isPoll: reveal.question.kind == .poll)
        var text = lead
        switch you.points {
        case 0: text += " \(capitalised(total))"
        case 1...: text += " \(TextPhrase.points(you.points)) for you, \(total)"
        default: text += " That costs you \(TextPhrase.points(-you.points)). \(capitalised(total))"
        }
        if you.correct, you.streak >= 3 { text += " That makes \(you.streak) right in a row." }
        write(text, lead: lead, ink: ink)
        if let fate = fate(of: you) { write(fate, lead: fate, ink: you.out == true ? .bad : .notice) }
    }

    private func place(of you: Reveal.You, _ players: Int) -> String {
        // Who is out of the game for now stands after all who are in it.
        let place = players > 1 && you.rank <= players ? ", \(TextPhrase.ordinal(you.rank)) of \(players)" : ""
        return "\(you.score) in all\(place)."
    }

    /// Whether one is still in the game, in modes where that is a question.
    private func fate(of you: Reveal.You) -> String? {
        switch (you.out, you.lives) {
        case (nil, _): nil
        case (true?, nil): "You are out, and watch on from here."
        case (true?, _?): "That was your last life. You are out, and watch on from here."
        case (false?, let lives?): "You have \(TextPhrase.count(lives, "life", "lives")) left."
        case (false?, nil): you.correct ? "You still stand." : nil
        }
    }

    private func verdict(_ you: Reveal.You, isPoll: Bool) -> (String, TextInk) {
        switch you.status {
        case nil: ("No answer from you this time.", .notice)
        case .late, .closed: ("Your answer came too late to count.", .notice)
        case .accepted, .changed, .duplicate, .final:
            if isPoll {
                ("Thank you for your opinion.", .good)
            } else if you.correct {
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
        tally(reveal, isLarge: role == .watcher)
        if let survival = reveal.survival { self.survival(survival) }
        if role == .host { goOn(after: reveal.goesOnAfter, "For the board") }
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

    private mutating func survival(_ survival: Reveal.Survival) {
        let standing = "\(TextPhrase.count(survival.standing, "player")) still in the game"
        guard !survival.allStandAgain else {
            return write(indent: 2, "All would have fallen at once, so all stand again: \(standing).")
        }
        write(indent: 2, survival.fallen == 0 ? "\(standing)." : "\(survival.fallen) out, \(standing).")
    }

    /// After a test: players read it with what they answered.
    private mutating func reviewShared(_ reveal: Reveal, for role: TextContext.Role) {
        guard role != .player else { return }
        review(reveal, nil)
        tally(reveal, isLarge: role == .watcher)
    }

    private mutating func tally(_ reveal: Reveal, isLarge: Bool) {
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
        if isLarge { blank() }
        table.write(indent: 4, isLarge: isLarge, into: &self)
    }
}
