internal import QuizRules

/// What people read before a question that they stake on.
extension TextPage {
    mutating func stakes(_ opened: StakesOpened, for role: TextContext.Role) {
        let shown = opened.shown
        if role != .player { blank() }
        if role == .watcher { blank() }
        let number = "Question \(shown.number) of \(shown.of)"
        let parts = [number, shown.topic, shown.difficulty?.rawValue, TextPhrase.duration(seconds: opened.seconds)]
        write(parts.compactMap(\.self).joined(separator: "    "), lead: number, ink: .heading)
        switch role {
        case .player: write(indent: 2, "Whoever says nothing stakes \(opened.silent).")
        case .host: write(indent: 2, "Everybody stakes now. To show the question at once, type: next")
        case .watcher, .stranger: write(indent: 2, "Place your stakes!")
        }
        if let remaining = opened.clock.remaining { write(indent: 2, TextPhrase.timeLeft(remaining)) }
    }

    /// "You may stake 0 to 1200 points. Type, for instance: stake 300"
    mutating func mostStake(_ most: Int, own: Int?) {
        blank()
        write("You may stake 0 to \(TextPhrase.points(most)). Type, for instance: stake \(min(most, 300))")
        if let own { write("Your own time: \(TextPhrase.duration(seconds: own)).") }
    }
}
