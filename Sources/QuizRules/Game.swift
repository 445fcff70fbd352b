/// One game: inputs with their times go in, an outcome comes out. It reads no clock and no chance but its seed.
public struct Game: Sendable {
    public let setup: GameSetup
    public private(set) var phase: Phase = .lobby
    public private(set) var isPaused = false
    public private(set) var isLocked = false
    public private(set) var players: [Player] = []

    public init(_ setup: GameSetup, at: Milliseconds) { self.setup = setup }

    /// Applies one input. `at` is never earlier than that of the input before (an earlier one is taken as the same).
    public mutating func apply(_ input: Input, at: Milliseconds) -> Outcome { Outcome() }

    /// When `due` is to be applied next, if at all.
    public var nextDeadline: Milliseconds? { nil }

    /// Where the game stands, as `player` (nil: a watcher or a host) would have it. `at`: now.
    public func state(for player: PlayerID?, at: Milliseconds) -> StateView { preconditionFailure() }

    /// The board as it stands. `top`: how many lines, 1 to 100.
    public func board(top: Int) -> Board { preconditionFailure() }

    /// The lines around a player: `each` above and below.
    public func around(_ player: PlayerID, each: Int) -> [Standing] { [] }

    /// The open question's number, and what is known of it.
    public var openQuestion: Int? { nil }
    public var openSolution: Solution? { nil }
    /// How many players are asked the open question, how many have answered, and the names of at most 20 who have not.
    public var progress: (question: Int, answered: Int, players: Int, waiting: [String])? { nil }
    /// The shuffled order in which the open question is to be served: indices of players. From the seed.
    public var serviceOrder: [PlayerID] { [] }
    /// How many are in the game (present or away; neither left nor kicked).
    public var playerCount: Int { 0 }
    /// Names of teams with their sizes, in mode `teams`.
    public var teamSizes: [(name: String, players: Int)] { [] }
    /// Finds a player by name, folded; nil: none.
    public func player(named name: String) -> PlayerID? { nil }
}

/// What the room and its hosts may know of a player.
public struct Player: Sendable {
    public enum Presence: Hashable, Sendable {
        case here
        case away(since: Milliseconds)
        case left
        case kicked
        case banned
    }

    public let id: PlayerID
    public internal(set) var name: String
    public internal(set) var team: String?
    /// The code that brings the player back.
    public internal(set) var code: String
    public internal(set) var presence: Presence
    public internal(set) var score: Int
    /// Whether an answer stands on the open question.
    public internal(set) var hasAnswered: Bool
}
