import QuizRules

/// A question with its solution, as `bank show` prints it.
enum QuestionListing {
    static func text(of question: Question, number: Int) -> String {
        var lines = [Columns.wrapped(facts(question), lead: "\(number). ")]
        lines.append(Columns.wrapped(question.text, lead: "   "))
        for (key, option) in zip(question.kind.keys, question.kind.options) {
            lines.append(Columns.wrapped(option, lead: "     \(key)  "))
        }
        if let media = question.media { lines.append(labelled("Shown", "\(media.alt) (\(media.url))")) }
        lines.append(labelled("Answer", answers(question.kind)))
        if let hint = question.hint { lines.append(labelled("Hint", hint)) }
        for (position, step) in question.explanation.enumerated() {
            lines.append(labelled(position == 0 ? "Why" : "", step, bullet: "\(position + 1). "))
        }
        for (position, mistake) in question.mistakes.enumerated() {
            let text = mistake.answer.map { "\($0): \(mistake.why)" } ?? mistake.why
            lines.append(labelled(position == 0 ? "Beware" : "", text))
        }
        if let check = question.check { lines.append(labelled("Remember", check)) }
        if let source = question.source { lines.append(labelled("Source", source)) }
        return lines.joined(separator: "\n")
    }

    /// "capital-au: choice, easy, Geography, 1000 points, 20 seconds".
    private static func facts(_ question: Question) -> String {
        let facts = [
            type(of: question.kind).name.rawValue, question.difficulty?.rawValue, question.topic,
            counted(question.points, "point"),
            question.seconds == 0 ? "no time limit" : counted(question.seconds, "second"),
        ]
        return "\(question.id): " + facts.compactMap { $0 }.joined(separator: ", ")
    }

    private static func labelled(_ label: String, _ text: String, bullet: String = "") -> String {
        Columns.wrapped(text, lead: "   " + Columns.padded(label, to: 10) + bullet)
    }

    /// The accepted answers in words, the model one first.
    private static func answers(_ kind: any QuestionKind) -> String {
        let words = kind.solutions.map { Self.words($0, kind) }
        return words.joined(separator: "; or ")
    }

    private static func words(_ answer: Answer, _ kind: any QuestionKind) -> String {
        switch answer {
        case .choice(let option): kind.options[option]
        case .choices(let options), .blanks(let options):
            options.map { kind.options[$0] }.joined(separator: ", ")
        case .text(let text): text
        case .number(let number): plain(number) + (kind.unit.map { " \($0)" } ?? "")
        }
    }

    /// Without ".0" where it is whole.
    private static func plain(_ number: Double) -> String {
        Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
}
