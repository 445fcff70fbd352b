/// One player's side of the question at hand.
struct Turn: Sendable {
    /// When the player's own time started.
    var start: Milliseconds
    /// The start is fixed: by the first hand-over, or because the player was not here when the question opened.
    var isFixed: Bool
    /// How long the question waits for this player's network.
    var wait: Milliseconds = 0
    /// In modes where each player answers.
    var standing: StandingAnswer?
    /// What a host said of a spoken answer.
    var verdict: Verdict?
    /// An answer came after the time was over.
    var hasLateAnswer = false
}

/// A host's word on a spoken answer.
struct Verdict: Sendable {
    let isRight: Bool
    /// Since the player had the word.
    let elapsed: Milliseconds
}
