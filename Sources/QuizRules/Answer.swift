/// An answer as the rules grade it. Options are positions, from 0, in the order shown to the players.
public enum Answer: Hashable, Sendable {
    case choice(Int)
    /// Ascending, without repeats.
    case choices([Int])
    /// One position for each gap.
    case blanks([Int])
    /// All positions, each once.
    case order([Int])
    /// The position of an option for each item on the left.
    case pairs([Int])
    case text(String)
    /// All that was given to a `list`, in the order it came.
    case items([String])
    case number(Double)
}

/// An answer in the words of the wire: options by the keys shown to the players (or, in `blanks`, by their text).
public enum AnswerForm: Hashable, Sendable {
    case choice(String)
    case choices([String])
    case blanks([String])
    case order([String])
    case pairs([Pair])
    case text(String)
    /// What stands in a `list`; nobody gives it so.
    case texts([String])
    case number(Double)

    /// An item on the left and the option that it is given, by their keys.
    public struct Pair: Hashable, Sendable {
        public let left: String
        public let option: String

        public init(left: String, option: String) {
            self.left = left
            self.option = option
        }
    }
}

/// What a player sent: the wire's form, or the line a person typed.
public enum GivenAnswer: Hashable, Sendable {
    case form(AnswerForm)
    case typed(String)
}
