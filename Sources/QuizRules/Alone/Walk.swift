/// One player's way through a self-paced game.
package struct Walk: Sendable {
    /// `lobby`, `lesson:K`, `question:N`, `reveal:N` or `over`.
    package var place = Phase.lobby
    /// The questions of this session, in order; those that come back stand at the end once more.
    package var steps: [Step] = []
    /// By the position of the question in the game; they outlast a session.
    package var boxes: [LeitnerBox] = []
    /// When the player finished; nil: not yet.
    package var finishedAt: Milliseconds?

    package init() {}

    /// The step at hand: of the open question, or of the one just closed.
    package var current: Int? {
        switch place {
        case .question(let number), .reveal(let number): number - 1
        default: nil
        }
    }
}

/// One question on the way, and what came of it.
package struct Step: Sendable {
    /// Which of the game's questions.
    package let item: Int
    /// With its options in the order shown.
    package let question: Question
    /// How often it has come back in this session.
    package let returns: Int
    package var openedAt: Milliseconds = 0
    /// Of a `list` each has all that was given so far.
    package var attempts: [StandingAnswer] = []
    /// How many of them counted as wrong attempts.
    package var misses = 0
    package var hasHint = false
    /// What the best attempt earns.
    package var points = 0
    package var isRight = false

    package init(item: Int, question: Question, returns: Int) {
        self.item = item
        self.question = question
        self.returns = returns
    }

    /// Known at once, without a hint.
    var isKnown: Bool { isRight && misses == 0 && !hasHint }

    /// Whether it is answered line by line, until one knows no more.
    var takesSeveral: Bool { question.kind.most != nil }
}
