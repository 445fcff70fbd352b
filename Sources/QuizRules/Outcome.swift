/// What an input came to: one reply to who sent it, and what everybody is told, in order.
public struct Outcome: Sendable {
    public var reply: Reply
    public var told: [Told] = []
    /// What only some are told.
    public var whispers: [Whisper] = []
    /// What each alone is told, at their own pace.
    public var personal: [Personal] = []
    /// When the game is to be told `.due` next (`Game.nextDeadline`).
    public var deadline: Milliseconds?

    public init(reply: Reply = .ok) { self.reply = reply }
}

public enum Reply: Sendable {
    case ok
    case joined(PlayerID)
    case receipt(Receipt)
    case hint(Hint)
    case refused(Refusal)
}

public struct Told: Sendable {
    /// From 1, without gaps.
    public let seq: Int
    public let at: Milliseconds
    public let what: Announcement

    public init(seq: Int, at: Milliseconds, what: Announcement) {
        self.seq = seq
        self.at = at
        self.what = what
    }
}

public struct Whisper: Sendable {
    public let to: [PlayerID]
    public let at: Milliseconds
    public let what: TeamAnswer

    package init(to: [PlayerID], at: Milliseconds, what: TeamAnswer) {
        self.to = to
        self.at = at
        self.what = what
    }
}

public struct TeamAnswer: Hashable, Sendable {
    public let question: Int
    public let player: PlayerID
    public let name: String
    public let answer: AnswerForm

    package init(question: Int, player: PlayerID, name: String, answer: AnswerForm) {
        self.question = question
        self.player = player
        self.name = name
        self.answer = answer
    }
}

/// What is said of an answer. It never says whether the answer is right.
public struct Receipt: Hashable, Sendable {
    public enum Status: String, Sendable, CaseIterable {
        case accepted, changed, duplicate, final, late, closed
    }

    /// What was taken: for the words of people.
    public enum Subject: Hashable, Sendable {
        case answer(mayChange: Bool)
        case stake(Int)
        case buzz
    }

    public let question: Int
    public let status: Status
    public let startedAt: Milliseconds
    public let receivedAt: Milliseconds
    public let elapsed: Milliseconds
    public let credit: Milliseconds
    public let subject: Subject
    /// Of a `list`: how many answers stand. Told to people; a program can count.
    public let items: Int?
    /// At one's own pace, where an answer is not changed but tried.
    public var isAttempt = false

    public init(
        question: Int, status: Status, startedAt: Milliseconds, receivedAt: Milliseconds, elapsed: Milliseconds,
        credit: Milliseconds, subject: Subject = .answer(mayChange: true), items: Int? = nil
    ) {
        self.question = question
        self.status = status
        self.startedAt = startedAt
        self.receivedAt = receivedAt
        self.elapsed = elapsed
        self.credit = credit
        self.subject = subject
        self.items = items
    }
}
