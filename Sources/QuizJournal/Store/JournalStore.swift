internal import Foundation
internal import GRDB

/// Where games are kept so that nothing is lost: an SQLite database in a data directory, written by one thread.
///
/// Inputs come in batches from any thread through a `JournalPort` and are never waited for: all that gathers while one
/// commit runs goes into the next (group commit), and what has become durable is told to the port it came by.
public final class JournalStore: Sendable {
    public let location: DataDirectory
    public let durability: Durability
    let queue: CommitQueue
    let database: DatabaseQueue
    private let lock: DirectoryLock?
    private let rulesVersion: Int

    /// Opens a journal, makes it where it is missing, and brings it up to date.
    /// - Parameters:
    ///   - rulesVersion: what the rules of this program are called in the games that begin now.
    ///   - onSnapshot: a snapshot has been written, after the batch that it stands for. Comes on the journal's thread.
    ///   - onFailure: ends the process: the disk did not confirm a write, or is beyond use, and nothing is saved from
    ///     then on. Comes from any thread.
    public init(
        _ location: DataDirectory, durability: Durability = .full, rulesVersion: Int,
        limits: JournalLimits = JournalLimits(), onSnapshot: @escaping @Sendable (DurableBatch) -> Void = { _ in },
        onFailure: @escaping @Sendable (JournalFailure) -> Void
    ) throws(JournalError) {
        self.location = location
        self.durability = durability
        self.rulesVersion = rulesVersion
        switch location {
        case .memory:
            lock = nil
            database = try JournalDatabase.inMemory()
        case .directory(let path):
            try DataDirectory.create(path)
            lock = try DirectoryLock(DataDirectory.lock(in: path), of: path)
            database = try JournalDatabase.open(in: path, durability, limits)
        }
        queue = CommitQueue(
            lastGame: try JournalDatabase.lastGame(database), limits: limits, onFailure: onFailure)
        let thread = Thread { [queue, database] in
            var committer = Committer(queue: queue, database: database, limits: limits, onSnapshot: onSnapshot)
            committer.run()
        }
        thread.name = "journal"
        thread.start()
    }

    /// A way in for one loop. `onNews` comes on the journal's thread: it posts to the loop's mailbox and returns.
    public func port(onNews: @escaping @Sendable (JournalNews) -> Void) -> JournalPort {
        JournalPort(queue: queue, number: queue.addListener(onNews), rulesVersion: rulesVersion)
    }

    /// What is stored, for recovery before the evening goes on. A reader and a commit wait for each other.
    public var reader: JournalReader { JournalReader(database, path: "\(location)") }

    /// Writes what still waits, and closes. Throws `unsaved` where it could not. Nothing may be appended any more.
    public func close() throws(JournalError) {
        defer {
            try? database.close()
            lock?.release()
        }
        try queue.close()
    }
}
