internal import Foundation
internal import GRDB
internal import QuizRecords
public import QuizRules

/// Reads a journal; changes nothing. Works beside a running server.
public struct JournalReader: Sendable {
    private let database: DatabaseQueue
    private let path: String

    /// Opens a journal's directory for reading only.
    public init(_ directory: String) throws(JournalError) {
        self.init(try JournalDatabase.openForReading(in: directory), path: directory)
    }

    init(_ database: DatabaseQueue, path: String) {
        self.database = database
        self.path = path
    }

    /// All games, the oldest first.
    public func games() throws(JournalError) -> [GameSummary] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT id, room, title, mode, started_at, ended_at, set_aside,
                        (SELECT coalesce(sum(inputs), 0) FROM batches
                         WHERE key BETWEEN games.id << 32 AND (games.id << 32) + 4294967295) AS inputs
                    FROM games ORDER BY id
                    """
            ).compactMap { row in
                GameID(row["id"]).map {
                    GameSummary(
                        id: $0, room: row["room"], title: row["title"], mode: row["mode"],
                        startedAt: Milliseconds(row["started_at"] as Int64),
                        endedAt: (row["ended_at"] as Int64?).map { Milliseconds($0) }, setAside: row["set_aside"],
                        inputs: row["inputs"])
                }
            }
        }
    }

    /// The games to be recovered, the oldest first: neither over nor set aside.
    public func unfinished() throws(JournalError) -> [GameID] {
        try read { db in
            try Int.fetchAll(
                db, sql: "SELECT id FROM games WHERE ended_at IS NULL AND set_aside IS NULL ORDER BY id")
        }.compactMap { GameID($0) }
    }

    /// All that a game starts from. Throws `damagedGame` where it is not what was written.
    public func game(_ id: GameID) throws(JournalError) -> StoredGame {
        let stored: (row: Row, lastBatch: Int64)? = try read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM games WHERE id = ?", arguments: [id.number]) else {
                return nil
            }
            let last = try Int64.fetchOne(
                db, sql: "SELECT max(key) FROM batches WHERE key BETWEEN ? AND ?",
                arguments: [id.key(0), id.key(Int(UInt32.max))])
            return (row, (last ?? id.key(0)) - id.key(0))
        }
        guard let (row, lastBatch) = stored else { throw .noSuchGame(id) }
        let new = NewGame(
            room: row["room"], hostToken: row["host_token"], title: row["title"], mode: row["mode"],
            rulesVersion: row["rules_version"], startedAt: row["started_at"], setup: Array(row["setup"] as Data))
        guard new.checksum(id) == UInt32(truncatingIfNeeded: row["checksum"] as Int64) else {
            throw .damagedGame(id, batch: nil, reason: "the checksum of its setup is wrong")
        }
        let setup: GameSetup
        do throws(RecordProblem) {
            setup = try new.setup.withUnsafeBytesTyped { (bytes) throws(RecordProblem) in try GameSetup.read(bytes) }
        } catch {
            throw .damagedGame(id, batch: nil, reason: "its setup cannot be read: \(error)")
        }
        return StoredGame(
            id: id, room: new.room, hostToken: new.hostToken, setup: setup, rulesVersion: new.rulesVersion,
            startedAt: Milliseconds(new.startedAt), endedAt: (row["ended_at"] as Int64?).map { Milliseconds($0) },
            lastBatch: Int(lastBatch))
    }

    /// The last snapshot of a game, if there is one that can be trusted.
    public func snapshot(of id: GameID) throws(JournalError) -> StoredSnapshot? {
        try read { db in
            guard
                let row = try Row.fetchOne(
                    db, sql: "SELECT * FROM snapshots WHERE game = ?", arguments: [id.number])
            else { return nil }
            let payload = Array(row["payload"] as Data)
            let batch: Int = row["batch"]
            guard rowChecksum(id, batch, payload) == UInt32(truncatingIfNeeded: row["checksum"] as Int64) else {
                return nil
            }
            return StoredSnapshot(batch: batch, rulesVersion: row["rules_version"], payload: payload)
        }
    }

    /// Hands a game's inputs on, in order, with their times; one batch is in memory at a time.
    /// - Parameter after: the last batch that is not wanted; 0: from the first.
    /// - Throws: `damagedGame` where a batch is missing or not what was written; what came before was handed on.
    public func inputs(
        of id: GameID, after: Int = 0, _ body: (_ input: Input, _ at: Milliseconds, _ batch: Int) -> Void
    ) throws(JournalError) {
        try read { db in
            var last = after
            let rows = try Row.fetchCursor(
                db, sql: "SELECT key, inputs, payload, checksum FROM batches WHERE key > ? AND key <= ? ORDER BY key",
                arguments: [id.key(after), id.key(Int(UInt32.max))])
            while let row = try rows.next() {
                let number = Int((row[0] as Int64) - id.key(0))
                guard number == last + 1 else {
                    throw JournalError.damagedGame(id, batch: last + 1, reason: "it is missing")
                }
                let checksum = UInt32(truncatingIfNeeded: row[3] as Int64)
                try row.withUnsafeData(atIndex: 2) { data in
                    let data = data ?? Data()
                    guard rowChecksum(id, number, data) == checksum else {
                        throw JournalError.damagedGame(id, batch: number, reason: "its checksum is wrong")
                    }
                    do {
                        try data.withUnsafeBytes { bytes in
                            try InputBatch.read(bytes, count: row[1]) { body($0, $1, number) }
                        }
                    } catch let problem as RecordProblem {
                        throw JournalError.damagedGame(id, batch: number, reason: "\(problem)")
                    }
                }
                last = number
            }
        }
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
        try JournalDatabase.translating(path) { try database.read(body) }
    }
}
