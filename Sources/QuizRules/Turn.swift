/// One player's side of the question at hand.
package struct Turn: Sendable {
    /// When the player's own time started.
    package var start: Milliseconds
    /// The start is fixed: by the first hand-over, or because the player was not here when the question opened.
    package var isFixed: Bool
    /// How long the question waits for this player's network.
    package var wait: Milliseconds = 0
    /// In modes where each player answers.
    package var standing: StandingAnswer?
    /// What a host said of a spoken answer.
    package var verdict: Verdict?
    /// An answer came after the time was over.
    package var hasLateAnswer = false

    package init(start: Milliseconds, isFixed: Bool) {
        self.start = start
        self.isFixed = isFixed
    }
}

/// A host's word on a spoken answer.
package struct Verdict: Sendable {
    package let isRight: Bool
    /// Since the player had the word.
    package let elapsed: Milliseconds

    package init(isRight: Bool, elapsed: Milliseconds) {
        self.isRight = isRight
        self.elapsed = elapsed
    }
}
