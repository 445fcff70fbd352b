/// An answer as the rules grade it. Options are positions, from 0, in the order shown to the players.
public enum Answer: Hashable, Sendable {
    case choice(Int)
    /// Ascending, without repeats.
    case choices([Int])
    /// One position for each gap.
    case blanks([Int])
    /// All positions, each once.
    case order([Int])
    case text(String)
    case number(Double)
}

/// An answer in the words of the wire: options by the keys shown to the players (or, in `blanks`, by their text).
public enum AnswerForm: Hashable, Sendable {
    case choice(String)
    case choices([String])
    case blanks([String])
    case order([String])
    case text(String)
    case number(Double)
}

/// What a player sent: the wire's form, or the line a person typed.
public enum GivenAnswer: Hashable, Sendable {
    case form(AnswerForm)
    case typed(String)
}
