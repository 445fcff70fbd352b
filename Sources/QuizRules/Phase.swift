/// What a game is doing. Questions and rounds are counted from 1.
public enum Phase: Hashable, Sendable, CustomStringConvertible {
    case lobby
    /// A player's own, at their own pace.
    case lesson(Int)
    case round(Int)
    /// Before a question is shown, everybody stakes on it.
    case stake(Int)
    case question(Int)
    /// Somebody was the first to buzz, and has the word.
    case buzzed(Int)
    case reveal(Int)
    case board(Int)
    /// All are on their way, each at their own pace.
    case open
    case over

    /// The name on the wire: `lobby`, `question:3` …
    public var description: String {
        switch self {
        case .lobby: "lobby"
        case .lesson(let card): "lesson:\(card)"
        case .round(let round): "round:\(round)"
        case .stake(let number): "stake:\(number)"
        case .question(let number): "question:\(number)"
        case .buzzed(let number): "buzzed:\(number)"
        case .reveal(let number): "reveal:\(number)"
        case .board(let number): "board:\(number)"
        case .open: "open"
        case .over: "over"
        }
    }
}
