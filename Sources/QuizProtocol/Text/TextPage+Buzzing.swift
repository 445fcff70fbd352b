internal import QuizRules

/// What people read of a race for the word.
extension TextPage {
    static let buzzPrompt = "To answer, be the first to buzz: press Enter (or type buzz)."

    mutating func buzzed(_ buzzed: Buzzed, for role: TextContext.Role) {
        if role == .watcher { blank() }
        let lead = "\(buzzed.name) was first"
        write(
            indent: 2, "\(lead), and has \(TextPhrase.duration(seconds: buzzed.seconds)) to answer.", lead: lead,
            ink: .heading)
        if role == .host { write(indent: 2, "If the answer is spoken, type: right, or: wrong") }
    }

    /// To the one who has the word.
    mutating func word(_ buzzed: Buzzed) {
        blank()
        write("You have the word! \(buzzed.shown.prompt)", lead: "You have the word!", ink: .good)
    }

    mutating func buzzResult(_ result: BuzzResult, for role: TextContext.Role) {
        if role == .watcher { blank() }
        guard !result.right else { return write(indent: 2, "\(result.name) is right!", lead: result.name, ink: .good) }
        var text = "\(result.name) did not have it."
        if result.reopened {
            text += " It is open again for the rest"
            text += result.clock.remaining.map { ": \(TextPhrase.timeLeft($0))" } ?? "."
        }
        write(indent: 2, text, lead: result.name, ink: .notice)
    }
}
