/// One player's way through a self-paced game.
struct Walk: Sendable {
    /// `lobby`, `lesson:K`, `question:N`, `reveal:N` or `over`.
    var place = Phase.lobby
    /// The questions of this session, in order; those that come back stand at the end once more.
    var steps: [Step] = []
    /// By the position of the question in the game; they outlast a session.
    var boxes: [LeitnerBox] = []
    /// When the player finished; nil: not yet.
    var finishedAt: Milliseconds?

    /// The step at hand: of the open question, or of the one just closed.
    var current: Int? {
        switch place {
        case .question(let number), .reveal(let number): number - 1
        default: nil
        }
    }
}

/// One question on the way, and what came of it.
struct Step: Sendable {
    /// Which of the game's questions.
    let item: Int
    /// With its options in the order shown.
    let question: Question
    /// How often it has come back in this session.
    let returns: Int
    var openedAt: Milliseconds = 0
    /// Of a `list` each has all that was given so far.
    var attempts: [StandingAnswer] = []
    /// How many of them counted as wrong attempts.
    var misses = 0
    var hasHint = false
    /// What the best attempt earns.
    var points = 0
    var isRight = false

    init(item: Int, question: Question, returns: Int) {
        self.item = item
        self.question = question
        self.returns = returns
    }

    /// Known at once, without a hint.
    var isKnown: Bool { isRight && misses == 0 && !hasHint }

    /// Whether it is answered line by line, until one knows no more.
    var takesSeveral: Bool { question.kind.most != nil }
}
