internal import Foundation
internal import GRDB
internal import QuizRecords
internal import QuizRules

/// The one who writes: takes all that has gathered, commits it at once, says so, and takes what has gathered meanwhile.
struct Committer {
    let queue: CommitQueue
    let database: DatabaseQueue
    let limits: JournalLimits
    private let onSnapshot: (DurableBatch) -> Void
    private var logBytes = 0

    init(
        queue: CommitQueue, database: DatabaseQueue, limits: JournalLimits,
        onSnapshot: @escaping (DurableBatch) -> Void
    ) {
        self.queue = queue
        self.database = database
        self.limits = limits
        self.onSnapshot = onSnapshot
    }

    /// Until the queue is closed or the disk fails for good.
    mutating func run() {
        while let taken = queue.takeAll() {
            let jobs = taken.filter { !$0.isSnapshot }
            guard jobs.isEmpty || commit(jobs) else { return queue.over(unsaved: jobs) }
            queue.committed(taken)
            // What everybody waits for is out; these take their time.
            keepSnapshots(of: taken)
            checkpointIfDue()
        }
        queue.over(unsaved: [])
    }

    private mutating func commit(_ jobs: [CommitJob]) -> Bool {
        while true {
            do {
                try database.writeWithoutTransaction { db in try Self.commit(jobs, to: db) }
                logBytes += jobs.reduce(8192) { $0 + $1.bytes }
                return true
            } catch {
                switch DiskTrouble(error) {
                case .passing(let stall):
                    checkpoint()
                    guard queue.waitAfter(stall) else { return false }
                case .final(let failure):
                    queue.fail(failure)
                    return false
                }
            }
        }
    }

    /// The last of each game; they are let go where the disk takes none.
    private mutating func keepSnapshots(of taken: [CommitJob]) {
        var last: [GameID: CommitJob] = [:]
        for job in taken where job.isSnapshot { last[job.game] = job }
        for job in last.values {
            guard case .snapshot(let batch, let state, let rulesVersion) = job.work else { continue }
            let payload = GameSnapshot.payload(of: state)
            do {
                try database.writeWithoutTransaction { db in
                    try Self.keep(payload, after: batch, of: job.game, rulesVersion: rulesVersion, in: db)
                }
                logBytes += payload.count
                onSnapshot(DurableBatch(game: job.game, number: batch))
            } catch {
                if case .final(let failure) = DiskTrouble(error) { return queue.fail(failure) }
            }
        }
    }

    private static func keep(
        _ payload: [UInt8], after batch: Int, of game: GameID, rulesVersion: Int, in db: Database
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO snapshots (game, batch, rules_version, payload, checksum)
                SELECT id, ?, ?, ?, ? FROM games WHERE id = ? AND ended_at IS NULL
                """
        ).execute(arguments: [batch, rulesVersion, Data(payload), rowChecksum(game, batch, payload), game.number])
    }

    static func commit(_ jobs: [CommitJob], to db: Database) throws {
        try db.inTransaction(.immediate) {
            for job in jobs { try write(job, to: db) }
            return .commit
        }
    }

    private static func write(_ job: CommitJob, to db: Database) throws {
        let game = job.game
        switch job.work {
        case .begin(let new):
            try db.cachedStatement(
                sql: """
                    INSERT INTO games (id, room, host_token, title, mode, rules_version, started_at, setup, checksum)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                game.number, new.room, new.hostToken, new.title, new.mode, new.rulesVersion, new.startedAt,
                Data(new.setup), new.checksum(game),
            ])
        case .batch(let batch):
            let payload = batch.payload
            try db.cachedStatement(
                sql: "INSERT INTO batches (key, at, inputs, payload, checksum) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [
                game.key(batch.number), batch.firstAt.value, batch.count, Data(payload),
                rowChecksum(game, batch.number, payload),
            ])
        case .snapshot: break
        case .end(let at):
            try db.cachedStatement(sql: "UPDATE games SET ended_at = ? WHERE id = ?")
                .execute(arguments: [at, game.number])
            try db.cachedStatement(sql: "DELETE FROM snapshots WHERE game = ?").execute(arguments: [game.number])
        case .setAside(let reason):
            try db.cachedStatement(sql: "UPDATE games SET set_aside = ? WHERE id = ?")
                .execute(arguments: [reason, game.number])
        }
    }

    // MARK: - The write-ahead log

    /// Copies the log into the database, in a quiet moment where there is one. SQLite's own way, within the commit,
    /// would delay a receipt and hide a failed fsync.
    private mutating func checkpointIfDue() {
        guard logBytes > limits.logBytes, queue.isEmpty || logBytes > limits.mostLogBytes else { return }
        checkpoint()
    }

    private mutating func checkpoint() {
        do {
            _ = try database.writeWithoutTransaction { db in try db.checkpoint(.passive) }
            logBytes = 0
        } catch {
            // A full disk leaves everything in the log, where it is as safe.
            if case .final(let failure) = DiskTrouble(error) { queue.fail(failure) }
            logBytes = limits.logBytes
        }
    }
}

/// What a stored row's checksum is taken over: whose it is, and what it holds.
func rowChecksum(_ game: GameID, _ batch: Int, _ payload: some Sequence<UInt8>) -> UInt32 {
    var checksum = Checksum()
    checksum.add(game.key(batch))
    let whole: Void? = payload.withContiguousStorageIfAvailable { checksum.add(UnsafeRawBufferPointer($0)) }
    if whole == nil { checksum.add(Array(payload)) }
    return checksum.value
}
