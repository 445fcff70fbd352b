public import QuizRecords
public import QuizRules

/// The journal as one loop sees it: games that begin here, or are resumed here, are heard of here. From any thread.
public struct JournalPort: Sendable {
    let queue: CommitQueue
    let number: Int
    let rulesVersion: Int

    /// A new game. Nothing that follows from it may leave before it is durable as batch 0.
    /// - Parameters:
    ///   - room: the room's code.
    ///   - at: when it began, since the Unix epoch.
    public func begin(room: String, setup: GameSetup, hostToken: String, at: Milliseconds) -> GameID {
        queue.begin(
            NewGame(
                room: room, hostToken: hostToken, title: setup.title, mode: setup.mode.rawValue,
                rulesVersion: rulesVersion, startedAt: at.value, setup: setup.payload), port: number)
    }

    /// A game of an earlier process goes on.
    public func resume(_ game: StoredGame) { queue.resume(game.id, after: game.lastBatch) }

    /// Keeps a batch, after all before it: the first is 1, and none may be left out.
    public func append(_ batch: InputBatch, to game: GameID) { queue.append(batch, to: game, port: number) }

    /// Keeps what a game is after a batch, so that recovery need not replay what came before. Replaces the last one. It is
    /// written down on the journal's thread, when what waited before it is durable; where the disk takes none it is let
    /// go, for the inputs alone are enough.
    public func keepSnapshot(_ game: Game, after batch: Int, of id: GameID) {
        queue.put(id, .snapshot(batch: batch, game, rulesVersion: rulesVersion), port: number)
    }

    /// The game is over for good: it will not be recovered.
    public func end(_ game: GameID, at: Milliseconds) { queue.end(game, at: at.value, port: number) }

    /// Leaves a game that cannot be recovered alone from now on; it stays in the journal.
    public func setAside(_ game: GameID, reason: String) { queue.put(game, .setAside(reason: reason), port: number) }
}

/// What a journal tells a port. Comes on the journal's own thread: pass it on and return, and call nothing of the journal.
public enum JournalNews: Sendable {
    /// These can no longer be lost, nor any batch of these games before them.
    case durable([DurableBatch])
    /// Nothing can be saved just now, so nothing more becomes durable; new requests should be turned away. What was
    /// appended is kept in memory, in order. Told again where the reason changes.
    case stalled(JournalStall)
    case healed
}

public struct DurableBatch: Hashable, Sendable {
    public let game: GameID
    /// 0: the game itself.
    public let number: Int
}

/// A game's first row.
struct NewGame: Sendable {
    let room: String
    let hostToken: String
    let title: String
    let mode: String
    let rulesVersion: Int
    let startedAt: Int64
    let setup: [UInt8]

    /// Title and mode are in the setup; their columns are copies for lists.
    func checksum(_ id: GameID) -> UInt32 {
        var checksum = Checksum()
        for number in [Int64(id.number), Int64(rulesVersion), startedAt] { checksum.add(number) }
        for text in [room, hostToken] { checksum.add(text) }
        checksum.add(setup)
        return checksum.value
    }
}
