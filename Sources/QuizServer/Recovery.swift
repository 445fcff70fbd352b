import Logging
import QuizJournal
import QuizNight
import QuizRules

/// A room that goes on, with the game of the journal that it goes on from.
struct RecoveredRoom: Sendable {
    let stored: StoredGame
    let room: UnfinishedRoom
}

/// Rebuilds all unfinished games of a journal, at the start of a server. A game that cannot be is set aside, with a word
/// in the log, and the others go on.
struct Recovery {
    private let store: JournalStore
    private let log: Logger

    init(_ store: JournalStore, log: Logger) {
        self.store = store
        self.log = log
    }

    func rooms() throws(JournalError) -> [RecoveredRoom] {
        let reader = store.reader
        var recovered: [RecoveredRoom] = []
        for id in try reader.unfinished() {
            do throws(JournalError) {
                recovered.append(try room(id, reader))
            } catch {
                guard case .damagedGame = error else { throw error }
                log.error("a game is set aside", metadata: ["game": "\(id)", "reason": "\(error)"])
                store.port { _ in }.setAside(id, reason: "\(error)")
            }
        }
        return recovered
    }

    private func room(_ id: GameID, _ reader: JournalReader) throws(JournalError) -> RecoveredRoom {
        let stored = try reader.game(id)
        guard stored.rulesVersion == Game.rulesVersion else {
            throw .damagedGame(
                id, batch: nil,
                reason: "it was played by version \(stored.rulesVersion) of the rules, and this server plays by "
                    + "version \(Game.rulesVersion)")
        }
        var game = Game(stored.setup, at: stored.startedAt)
        try reader.inputs(of: id) { input, at, _ in _ = game.apply(input, at: at) }
        return RecoveredRoom(
            stored: stored,
            room: UnfinishedRoom(
                code: RoomCode(typed: stored.room), hostToken: stored.hostToken, game: game,
                lastBatch: stored.lastBatch))
    }
}
