public import QuizRules

/// A game as its journal has it, without its inputs.
public struct StoredGame: Sendable {
    public let id: GameID
    /// The code of the room it was played in.
    public let room: String
    public let hostToken: String
    public let setup: GameSetup
    /// The rules that it was played by.
    public let rulesVersion: Int
    /// Since the Unix epoch.
    public let startedAt: Milliseconds
    public let endedAt: Milliseconds?
    /// The number of its last batch; 0: none.
    public let lastBatch: Int
}

/// What a game was after a batch.
public struct StoredSnapshot: Sendable {
    public let batch: Int
    public let rulesVersion: Int
    public let payload: [UInt8]
}

/// A line in a list of games.
public struct GameSummary: Sendable {
    public let id: GameID
    public let room: String
    public let title: String
    public let mode: String
    public let startedAt: Milliseconds
    public let endedAt: Milliseconds?
    /// Why it is not recovered, where it is damaged.
    public let setAside: String?
    public let inputs: Int
}
