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
    /// The texts of its options: a line that reads like one is an answer, even where it is a command's word.
    public var options: [String]
    /// The question is for whoever buzzes first.
    public var isByBuzz: Bool
    /// Who has the word.
    public var word: PlayerID?
    /// The player goes at their own pace: an empty line goes on.
    public var isSelfPaced: Bool

    public init(
        role: Role = .stranger, phase: Phase = .lobby, question: Int? = nil, kind: KindName? = nil,
        options: [String] = [], isByBuzz: Bool = false, word: PlayerID? = nil, isSelfPaced: Bool = false
    ) {
        self.isSelfPaced = isSelfPaced
        self.role = role
        self.phase = phase
        self.question = question
        self.kind = kind
        self.options = options
        self.isByBuzz = isByBuzz
        self.word = word
    }

    /// The question that a buzz would be for.
    var questionToBuzzFor: Int? {
        guard role == .player, isByBuzz, case .question(let number) = phase else { return nil }
        return number
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
    ///
    /// While a question is open to a player, a line is the answer, except: `/…` is always a command; and, unless the
    /// question takes free text, these alone on their line, where no option of the question reads the same: `help`,
    /// `who`, `score`, `top N`, `hint`, `leave` (`quit`), `width N`, `colour on`, `quiet`, `verbose`.
    public static func parse(_ line: String, in context: TextContext) -> Result<Request, Problem>? {
        TextReading(line, in: context).read()
    }

    /// Appends what a person reads of an event that is theirs alone, lines ended by `\r\n` or `\n` (see `TextStyle`).
    /// `role`: to whom it is told; hosts read "type next", players do not.
    public static func render(
        _ event: Event, for role: TextContext.Role, style: TextStyle, into bytes: inout [UInt8]
    ) {
        var page = TextPage(style)
        page.event(event, for: role)
        bytes += page.bytes
    }

    /// What is personal of an announcement, read before the shared part ("Right! 892 points …"); empty for most.
    public static func renderPersonal(_ told: Told, you: PlayerID?, style: TextStyle, into bytes: inout [UInt8]) {
        guard let you else { return }
        var page = TextPage(style)
        page.personal(told, you)
        bytes += page.bytes
    }

    /// What all of one role share of an announcement: rendered once for each role and style.
    /// `isOut`: to players who watch on, and are asked nothing.
    public static func renderShared(
        _ told: Told, for role: TextContext.Role, isOut: Bool = false, style: TextStyle, into bytes: inout [UInt8]
    ) {
        var page = TextPage(style)
        page.shared(told, for: role, isOut: isOut)
        bytes += page.bytes
    }

    /// "10 seconds left."
    public static func renderTimeLeft(_ remaining: Milliseconds, style: TextStyle, into bytes: inout [UInt8]) {
        var page = TextPage(style)
        page.write(indent: 2, TextPhrase.timeLeft(remaining))
        bytes += page.bytes
    }

    /// What one may type, for somebody in that role.
    public static func renderHelp(for role: TextContext.Role, style: TextStyle, into bytes: inout [UInt8]) {
        var page = TextPage(style)
        page.help(for: role)
        bytes += page.bytes
    }
}
