internal import GRDB

/// The tables of a journal, version by version. `PRAGMA application_id` tells that a file is one, `PRAGMA user_version`
/// which schema it has.
enum Schema {
    /// "QZLN".
    static let applicationID = 0x515A_4C4E

    /// Each step brings a journal from the version before to its own. A step that was ever released is never changed.
    static let migrations: [String] = [
        """
        CREATE TABLE games (
            id INTEGER PRIMARY KEY,
            room TEXT NOT NULL,
            host_token TEXT NOT NULL,
            title TEXT NOT NULL,
            mode TEXT NOT NULL,
            rules_version INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            set_aside TEXT,
            setup BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX unfinished_games ON games (id) WHERE ended_at IS NULL AND set_aside IS NULL;
        CREATE TABLE batches (
            key INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            inputs INTEGER NOT NULL,
            payload BLOB NOT NULL,
            checksum INTEGER NOT NULL,
            game INTEGER GENERATED ALWAYS AS (key >> 32) VIRTUAL,
            number INTEGER GENERATED ALWAYS AS (key & 4294967295) VIRTUAL
        ) STRICT;
        CREATE TABLE snapshots (
            game INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL,
            rules_version INTEGER NOT NULL,
            payload BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;
        """
    ]

    static var version: Int { migrations.count }

    /// What a file says it is: nil where it is empty.
    static func found(_ db: Database, path: String) throws -> Int? {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application == applicationID { return version }
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
        guard isEmpty, application == 0, version == 0 else { throw JournalError.notAJournal(path) }
        return nil
    }

    static func migrate(_ db: Database, path: String) throws {
        let found = try found(db, path: path) ?? 0
        guard found <= version else { throw JournalError.newerVersion(path, found: found, known: version) }
        guard found < version else { return }
        try db.inTransaction(.immediate) {
            for step in migrations[found...] { try db.execute(sql: step) }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }
}
