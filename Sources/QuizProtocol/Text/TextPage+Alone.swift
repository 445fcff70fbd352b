internal import QuizRules

/// What one reads at one's own pace.
extension TextPage {
    mutating func own(_ event: PersonalEvent) {
        switch event {
        case .seated(let seat):
            let others = seat.others.isEmpty ? "" : ", with \(TextPhrase.list(seat.others))"
            write(indent: 2, "You are in team \(seat.team)\(others).", lead: "You are in team", ink: .heading)
        case .renamed(let name): write(indent: 2, "The host calls you \(name) from now on.")
        case .lesson(let lesson): self.lesson(lesson)
        case .question(let own): question(own)
        case .feedback(let feedback): self.feedback(feedback)
        case .reveal(let reveal): self.reveal(reveal)
        case .finished:
            write(indent: 2, "That was the last question. The results come when all have finished.")
        }
    }

    private static let goOn = "To go on, press Enter (or type: next)"

    private mutating func lesson(_ lesson: LessonShown) {
        blank()
        let number = "Lesson \(lesson.number) of \(lesson.of)"
        write("\(number)    \(lesson.card.title)", lead: number, ink: .heading)
        write(indent: 2, lesson.card.text.trimmingBlankLines)
        blank()
        write(indent: 2, Self.goOn)
    }

    // MARK: - Questions

    private mutating func question(_ own: OwnQuestion) {
        let shown = own.shown
        blank()
        heading(shown, isAgain: own.isAgain)
        write(indent: 2, shown.text)
        media(shown, indent: 2)
        options(shown, indent: 4)
        let attempts = own.attempts > 1 ? " (\(own.attempts) attempts)" : ""
        write(indent: 2, shown.prompt + attempts)
        let slash = shown.kind.isFreeText ? "/" : ""
        if let hint = own.hint {
            write(hint, after: "  Hint       ")
        } else if own.hasHint {
            let cost = shown.points > 0 ? ", which costs a third of the points" : ""
            write(indent: 2, "For a hint\(cost), type: \(slash)hint")
        }
        if shown.most != nil { write(indent: 2, "When you know no more, type: /next") }
        if shown.kind.isFreeText, !own.hasHint {
            write(indent: 2, "Every line is your answer now. Commands begin with a /, such as /help")
        }
    }

    private mutating func heading(_ shown: ShownQuestion, isAgain: Bool) {
        let number = "Question \(shown.number) of \(shown.of)"
        var parts = [number]
        if let topic = shown.topic { parts.append(topic) }
        if let difficulty = shown.difficulty { parts.append(difficulty.rawValue) }
        if isAgain {
            parts.append("once more")
        } else if shown.points > 0 {
            parts.append(TextPhrase.points(shown.points))
        }
        let spaced = parts.joined(separator: "    ")
        let text = DisplayWidth.of(spaced) <= style.width ? spaced : parts.joined(separator: ", ")
        write(text, lead: number, ink: .heading)
    }

    mutating func hint(_ hint: Hint) { write(hint.text, after: "  Hint       ") }

    // MARK: - What came of it

    private mutating func feedback(_ feedback: Feedback) {
        let lead = feedback.isPartlyRight ? "Partly right, but not all of it." : "Not quite."
        var text = lead
        if let mistake = feedback.mistake { text += " \(mistake)" }
        if feedback.left > 0 { text += " \(TextPhrase.count(feedback.left, "attempt")) left." }
        write(indent: 2, text, lead: lead, ink: feedback.isPartlyRight ? .notice : .bad)
    }

    private mutating func reveal(_ reveal: OwnReveal) {
        blank()
        let you = reveal.you
        let lead = verdict(you)
        var text = lead
        if reveal.hasScore, reveal.question.points > 0 {
            text +=
                you.points > 0
                ? " \(TextPhrase.points(you.points)) for you, \(you.score) in all." : " You have \(you.score) in all."
        }
        if reveal.comesBack { text += " It comes back later." }
        write(text, lead: lead, ink: you.correct ? .good : .bad)
        solution(reveal.solution, to: reveal.question, isSpaced: false)
        write(indent: 2, Self.goOn)
    }

    /// Long after its question, so with the question.
    mutating func review(_ reveal: Reveal, _ you: Reveal.You?) {
        blank()
        heading(reveal.question, isAgain: false)
        write(indent: 2, reveal.question.text)
        if let you {
            let lead = verdict(you)
            let points = you.points > 0 ? " \(TextPhrase.points(you.points))." : ""
            write(indent: 2, lead + points, lead: lead, ink: you.correct ? .good : .bad)
        }
        solution(reveal.solution, to: reveal.question, isSpaced: false)
    }

    private func verdict(_ you: Reveal.You) -> String {
        if you.status == nil { return "No answer from you." }
        return you.correct ? "Right!" : you.points > 0 ? "Partly right." : "Not this time."
    }

    // MARK: - The end

    mutating func ending(_ you: GameOver.You, of mode: ModeName) {
        blank()
        let right = "\(you.correct) of \(you.of) right"
        let points = TextPhrase.points(you.score)
        switch mode {
        case .test: write("The test is over: \(right), \(points).", lead: "The test is over", ink: .heading)
        case .practice:
            write("That is all for now: \(right), \(points).", lead: "That is all for now", ink: .heading)
        default: write("That was the last question: \(right).", lead: "That was the last question", ink: .heading)
        }
        if let verdicts = you.verdicts { self.verdicts(verdicts) }
        if let boxes = you.boxes { self.boxes(boxes) }
    }

    private mutating func verdicts(_ verdicts: [TopicVerdict]) {
        var table = TextTable([.left, .text, .right, .text])
        for line in verdicts {
            let again = line.again.map(String.init)
            table.add([
                line.verdict.rawValue, line.topic ?? "Everything else", "\(line.correct) of \(line.of)",
                again.isEmpty
                    ? "" : "look again at \(again.count == 1 ? "question" : "questions") \(TextPhrase.list(again))",
            ])
        }
        table.write(indent: 2, into: &self)
        write(
            indent: 2, "Strong is at least 80 % right, hard ones among them if there were any; shaky is at least half.")
    }

    private mutating func boxes(_ boxes: [Int]) {
        let places = boxes.enumerated().filter { $0.element > 0 }.map { place, count in
            "\(count) in box \(place + 1)"
        }
        write(indent: 2, "Your questions by how well you know them: \(TextPhrase.list(places)) (of \(boxes.count)).")
        write(
            indent: 2,
            "Those in the first box come back whenever you practise, the others after 1, 2, 4 and 8 days.")
    }

    mutating func theEnd(of mode: ModeName, for role: TextContext.Role, isHosted: Bool) {
        switch role {
        case .player where !isHosted:
            write(indent: 2, "To begin another session, type: next. To go, type: leave.")
        case .player: write(indent: 2, "Thank you. To go, type: leave.")
        case .host:
            blank()
            write("The test is over.", lead: "The test is over.", ink: .heading)
            write(indent: 2, "For the results, type: top 100. To go, type: leave.")
        case .watcher, .stranger:
            blank()
            write("The test is over.", lead: "The test is over.", ink: .heading)
        }
    }
}

extension String {
    fileprivate var trimmingBlankLines: String {
        var rest = self[...]
        while rest.last?.isNewline == true { rest = rest.dropLast() }
        return String(rest)
    }
}
