import QuizJournal
import QuizRules

/// A game that was come to again from its journal, input by input.
struct ReplayedGame {
    let stored: StoredGame
    private(set) var game: Game
    /// Inputs of the journal, witnesses left out.
    private(set) var inputs = 0
    /// Boards that are the same as those that were told.
    private(set) var boardsAlike = 0
    /// The first thing that went otherwise than it did that evening.
    private(set) var difference: String?

    /// - Parameter told: is handed everything that everybody in the room was told, in order.
    init(_ id: GameID, _ reader: JournalReader, told: (Told) -> Void = { _ in }) throws(JournalError) {
        stored = try reader.game(id)
        var replay = Replay(game: Game(stored.setup, at: stored.startedAt))
        try reader.inputs(of: id) { input, at, batch in replay.apply(input, at: at, batch: batch, told) }
        game = replay.game
        inputs = replay.inputs
        boardsAlike = replay.boardsAlike
        difference = replay.difference
    }

    var isOfOtherRules: Bool { stored.rulesVersion != Game.rulesVersion }

    private struct Replay {
        var game: Game
        var inputs = 0
        var boardsAlike = 0
        var difference: String?

        mutating func apply(_ input: Input, at: Milliseconds, batch: Int, _ tell: (Told) -> Void) {
            let outcome = game.apply(input, at: at)
            var isWitness = false
            if case .witness = input { isWitness = true }
            if !isWitness { inputs += 1 }
            if case .refused(let refusal) = outcome.reply {
                difference = difference ?? "In batch \(batch): \(refusal.message)"
            } else if isWitness {
                boardsAlike += 1
            }
            for told in outcome.told { tell(told) }
        }
    }
}
