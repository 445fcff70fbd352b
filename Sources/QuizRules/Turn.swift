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
    /// An answer came after the time was over.
    var hasLateAnswer = false
}
