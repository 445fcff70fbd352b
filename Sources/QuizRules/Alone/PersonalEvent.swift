/// What one player alone is told: at their own pace, in the order of a session, and of their seat. It has no `seq`.
public enum PersonalEvent: Sendable {
    /// The player was dealt to a team, or the host has put them into one.
    case seated(SeatInTeam)
    /// The host has given the player another name.
    case renamed(String)
    case lesson(LessonShown)
    case question(OwnQuestion)
    case feedback(Feedback)
    case reveal(OwnReveal)
    /// In a class: all questions are answered, and the results come when all have finished.
    case finished
}

public struct Personal: Sendable {
    public let to: PlayerID
    public let at: Milliseconds
    public let what: PersonalEvent

    public init(to: PlayerID, at: Milliseconds, what: PersonalEvent) {
        self.to = to
        self.at = at
        self.what = what
    }
}

public struct SeatInTeam: Hashable, Sendable {
    public let team: String
    /// The names of the others in it, at most 20.
    public let others: [String]

    package init(team: String, others: [String]) {
        self.team = team
        self.others = others
    }
}

public struct LessonShown: Hashable, Sendable {
    /// From 1.
    public let number: Int
    public let of: Int
    public let card: LessonCard

    package init(number: Int, of: Int, card: LessonCard) {
        self.number = number
        self.of = of
        self.card = card
    }
}

public struct OwnQuestion: Hashable, Sendable {
    public let shown: ShownQuestion
    /// Of a class that takes a test against one clock: when this player's time is over.
    public let closesAt: Milliseconds?
    /// How many attempts are left.
    public let attempts: Int
    /// Whether there is a hint to ask for.
    public let hasHint: Bool
    /// The hint, where it was asked for.
    public let hint: String?
    /// It was not known before, and comes back. It earns no points.
    public let isAgain: Bool

    package init(
        shown: ShownQuestion, closesAt: Milliseconds? = nil, attempts: Int, hasHint: Bool, hint: String? = nil,
        isAgain: Bool = false
    ) {
        self.shown = shown
        self.closesAt = closesAt
        self.attempts = attempts
        self.hasHint = hasHint
        self.hint = hint
        self.isAgain = isAgain
    }
}

/// What is said of a wrong attempt.
public struct Feedback: Hashable, Sendable {
    public let question: Int
    /// Which attempt it was, from 1.
    public let attempt: Int
    public let left: Int
    /// A part of it was right.
    public let isPartlyRight: Bool
    /// The common mistake it stands for, if the bank knows.
    public let mistake: String?

    package init(question: Int, attempt: Int, left: Int, isPartlyRight: Bool, mistake: String?) {
        self.question = question
        self.attempt = attempt
        self.left = left
        self.isPartlyRight = isPartlyRight
        self.mistake = mistake
    }
}

public struct OwnReveal: Sendable {
    public let question: ShownQuestion
    public let solution: Solution
    public let you: Reveal.You
    /// It was not known, and comes back later in this session.
    public let comesBack: Bool
    /// Whether points are counted.
    public let hasScore: Bool

    package init(question: ShownQuestion, solution: Solution, you: Reveal.You, comesBack: Bool, hasScore: Bool) {
        self.question = question
        self.solution = solution
        self.you = you
        self.comesBack = comesBack
        self.hasScore = hasScore
    }
}

/// The hint to a question, to one who asked.
public struct Hint: Hashable, Sendable {
    public let question: Int
    public let text: String

    public init(question: Int, text: String) {
        self.question = question
        self.text = text
    }
}
