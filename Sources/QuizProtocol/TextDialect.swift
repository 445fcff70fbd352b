public import QuizRules

/// Who types, and what is before them: what decides how a line is read.
public struct TextContext: Hashable, Sendable {
    public enum Role: Hashable, Sendable { case stranger, player, host, watcher }

    public var role: Role
    /// The phase last shown to this person (`TextDialect` adds it to `next`).
    public var phase: Phase
    /// The question that is open to this player, and its kind: what a bare line answers.
    public var question: Int?
    public var kind: KindName?

    public init(role: Role = .stranger, phase: Phase = .lobby, question: Int? = nil, kind: KindName? = nil) {
        self.role = role
        self.phase = phase
        self.question = question
        self.kind = kind
    }
}

/// How one person wants the text.
public struct TextStyle: Hashable, Sendable {
    /// Columns, 40 to 250; 79 unless told.
    public var width = 79
    public var colour = false
    /// Lines end with `\r\n` (a telnet) instead of `\n`.
    public var carriageReturns = false

    public init() {}
}

/// The text dialect: what people type, and what they read. Pure functions over strings and bytes.
public enum TextDialect {
    /// Reads one line that a person typed (UTF-8, cleaned of controls). Nil: a blank line that means nothing here.
    public static func parse(_ line: String, in context: TextContext) -> Result<Request, Problem>? {
        preconditionFailure()
    }

    /// Appends what a person reads of an event that is theirs alone, lines ended by `\r\n` or `\n` (see `TextStyle`).
    /// `role`: to whom it is told; hosts read "type next", players do not.
    public static func render(
        _ event: Event, for role: TextContext.Role, style: TextStyle, into bytes: inout [UInt8]
    ) {}

    /// What is personal of an announcement, read before the shared part ("Right! 892 points …"); empty for most.
    public static func renderPersonal(_ told: Told, you: PlayerID?, style: TextStyle, into bytes: inout [UInt8]) {}

    /// What all of one role share of an announcement: rendered once for each role and style.
    public static func renderShared(
        _ told: Told, for role: TextContext.Role, style: TextStyle, into bytes: inout [UInt8]
    ) {}

    /// "10 seconds left."
    public static func renderTimeLeft(_ remaining: Milliseconds, style: TextStyle, into bytes: inout [UInt8]) {}
}
