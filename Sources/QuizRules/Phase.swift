/// What a game is doing. Questions and rounds are counted from 1.
public enum Phase: Hashable, Sendable, CustomStringConvertible {
    case lobby
    case round(Int)
    /// Before a question is shown, everybody stakes on it.
    case stake(Int)
    case question(Int)
    /// Somebody was the first to buzz, and has the word.
    case buzzed(Int)
    case reveal(Int)
    case board(Int)
    case over

    /// The name on the wire: `lobby`, `question:3` …
    public var description: String {
        switch self {
        case .lobby: "lobby"
        case .round(let round): "round:\(round)"
        case .stake(let number): "stake:\(number)"
        case .question(let number): "question:\(number)"
        case .buzzed(let number): "buzzed:\(number)"
        case .reveal(let number): "reveal:\(number)"
        case .board(let number): "board:\(number)"
        case .over: "over"
        }
    }
}
