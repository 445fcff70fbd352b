public import QuizRules

/// A room that was not over when an earlier process ended, as its journal has it.
public struct UnfinishedRoom: Sendable {
    public let code: RoomCode
    public let hostToken: String
    /// With all inputs of the journal applied.
    public let game: Game
    /// The number of the journal's last batch.
    public let lastBatch: Int

    public init(code: RoomCode, hostToken: String, game: Game, lastBatch: Int) {
        self.code = code
        self.hostToken = hostToken
        self.game = game
        self.lastBatch = lastBatch
    }
}
