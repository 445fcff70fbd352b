import QuizJournal
import QuizNight
import QuizRecords
import QuizRules

/// The journal as one night sees it: rooms by their codes here are games by their numbers there. Confined to the loop's
/// thread.
final class RoomJournal: Journal {
    var onDurable: ((RoomCode, Int) -> Void)?
    private let port: JournalPort
    private var games: [RoomCode: GameID] = [:]
    private var rooms: [GameID: RoomCode] = [:]

    init(_ port: JournalPort) { self.port = port }

    func begin(_ room: RoomCode, setup: GameSetup, hostToken: String, at: Milliseconds) {
        enter(room, port.begin(room: room.description, setup: setup, hostToken: hostToken, at: at))
    }

    func append(_ batch: Batch) {
        guard let game = games[batch.room] else { preconditionFailure("a room begins before it goes on") }
        var inputs = InputBatch(number: batch.number, capacity: batch.entries.count)
        for entry in batch.entries { inputs.append(entry.input, at: entry.at) }
        port.append(inputs, to: game)
    }

    func keepSnapshot(_ game: Game, after batch: Int, of room: RoomCode) {
        if let id = games[room] { port.keepSnapshot(game, after: batch, of: id) }
    }

    func end(_ room: RoomCode, at: Milliseconds) {
        guard let game = games.removeValue(forKey: room) else { return }
        rooms[game] = nil
        port.end(game, at: at)
    }

    /// A game of an earlier process goes on in a room.
    func resume(_ game: StoredGame, in room: RoomCode) {
        port.resume(game)
        enter(room, game.id)
    }

    /// What the journal said, on this thread now.
    func durable(_ batches: [DurableBatch]) {
        for batch in batches {
            if let room = rooms[batch.game] { onDurable?(room, batch.number) }
        }
    }

    private func enter(_ room: RoomCode, _ game: GameID) {
        games[room] = game
        rooms[game] = room
    }
}
