internal import QuizRules

/// A question as people read it.
extension TextPage {
    mutating func question(_ opened: QuestionOpened, for role: TextContext.Role, isOut: Bool) {
        role == .watcher ? largeQuestion(opened) : plainQuestion(opened, for: role, isOut: isOut)
    }

    private mutating func plainQuestion(_ opened: QuestionOpened, for role: TextContext.Role, isOut: Bool) {
        let shown = opened.shown
        blank()
        heading(shown)
        write(indent: 2, shown.text)
        media(shown, indent: 2)
        options(shown, indent: 4)
        switch role {
        case .player where isOut: write(indent: 2, "You watch this one.")
        case .player where opened.isByBuzz: write(indent: 2, Self.buzzPrompt)
        case .player, .stranger:
            write(indent: 2, shown.prompt)
            if shown.kind.isFreeText, !shown.prompt.contains("/") {
                let line = shown.kind == .list ? "one more answer" : "your answer now"
                write(indent: 2, "Every line is \(line). Commands begin with a /, such as /help")
            }
        case .host:
            if let solution = opened.solution { answer(solution, to: shown) }
            write(indent: 2, shown.seconds == 0 ? Self.hostWithoutClock : Self.hostWithClock)
        case .watcher: break
        }
        remaining(opened.clock)
    }

    private static let hostWithClock = "To end it early, type: close (also: extend 10, pause, skip)"
    private static let hostWithoutClock = "It stays open until you type: close (also: skip)"

    /// For a projector: much space, little text.
    private mutating func largeQuestion(_ opened: QuestionOpened) {
        let shown = opened.shown
        blank()
        blank()
        heading(shown)
        blank()
        write(indent: 4, shown.text)
        blank()
        media(shown, indent: 4)
        for option in shown.left + shown.options {
            write(option.text, after: "        \(option.key)   ")
            blank()
        }
        remaining(opened.clock)
    }

    private mutating func heading(_ shown: ShownQuestion) {
        let number = "Question \(shown.number) of \(shown.of)"
        var parts = [number]
        if let topic = shown.topic { parts.append(topic) }
        if let difficulty = shown.difficulty { parts.append(difficulty.rawValue) }
        parts.append(shown.points == 0 ? "just for fun" : TextPhrase.points(shown.points))
        parts.append(shown.seconds == 0 ? "no time limit" : TextPhrase.duration(seconds: shown.seconds))
        let spaced = parts.joined(separator: "    ")
        let text = DisplayWidth.of(spaced) <= style.width ? spaced : parts.joined(separator: ", ")
        write(text, lead: number, ink: .heading)
    }

    mutating func media(_ shown: ShownQuestion, indent: Int) {
        guard let media = shown.media else { return }
        write(indent: indent, "Picture: \(media.alt)")
        writeUnbroken(indent: indent, media.url)
    }

    mutating func options(_ shown: ShownQuestion, indent: Int) {
        for group in [shown.left, shown.options] where !group.isEmpty {
            TextColumns.write(group.map { ($0.key, $0.text) }, indent: indent, into: &self)
        }
    }

    private mutating func remaining(_ clock: Clock) {
        if let remaining = clock.remaining { write(indent: 2, TextPhrase.timeLeft(remaining)) }
    }
}
