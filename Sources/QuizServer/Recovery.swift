import Logging
import QuizJournal
import QuizNight
import QuizRecords
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
        var game: Game, after = 0
        if let (kept, batch) = try snapshot(of: stored, reader) {
            (game, after) = (kept, batch)
        } else {
            try refuseOtherRules(stored)
            game = Game(stored.setup, at: stored.startedAt)
        }
        let start = game.phase
        var replayed = 0
        try reader.inputs(of: id, after: after) { input, at, _ in
            _ = game.apply(input, at: at)
            replayed += 1
        }
        log.info(
            "a game goes on",
            metadata: [
                "game": "\(id)", "room": "\(stored.room)",
                "from": after == 0 ? "the start" : "its snapshot at \(start)",
                "replayed": "\(replayed)", "phase": "\(game.phase)",
            ])
        return RecoveredRoom(
            stored: stored,
            room: UnfinishedRoom(
                code: RoomCode(typed: stored.room), hostToken: stored.hostToken, game: game,
                lastBatch: stored.lastBatch))
    }

    /// The game as it was kept last, if it was, and the batch it stands after. One that cannot be read is as good as none.
    private func snapshot(of stored: StoredGame, _ reader: JournalReader) throws(JournalError) -> (Game, batch: Int)? {
        guard let snapshot = try reader.snapshot(of: stored.id), snapshot.batch <= stored.lastBatch else { return nil }
        do throws(RecordProblem) {
            let game = try GameSnapshot.read(snapshot.payload, setup: stored.setup, startedAt: stored.startedAt)
            if snapshot.rulesVersion != Game.rulesVersion {
                log.notice(
                    "a game of other rules goes on by these, from its last snapshot",
                    metadata: [
                        "game": "\(stored.id)", "rules": "\(snapshot.rulesVersion)", "now": "\(Game.rulesVersion)",
                    ])
            }
            return (game, snapshot.batch)
        } catch {
            log.warning(
                "a snapshot cannot be read; its game is replayed from the start",
                metadata: ["game": "\(stored.id)", "reason": "\(error)"])
            return nil
        }
    }

    private func refuseOtherRules(_ stored: StoredGame) throws(JournalError) {
        guard stored.rulesVersion != Game.rulesVersion else { return }
        throw .damagedGame(
            stored.id, batch: nil,
            reason: "it was played by version \(stored.rulesVersion) of the rules, this server plays by version "
                + "\(Game.rulesVersion), and there is no snapshot to go on from")
    }
}
