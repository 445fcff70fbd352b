internal import Foundation
internal import GRDB

/// Opens the file that a journal is kept in.
enum JournalDatabase {
    static func inMemory() throws(JournalError) -> DatabaseQueue {
        try translating(":memory:") {
            let database = try DatabaseQueue()
            try database.writeWithoutTransaction { try Schema.migrate($0, path: ":memory:") }
            return database
        }
    }

    /// For the one server, which holds the directory's lock.
    static func open(
        in directory: String, _ durability: Durability, _ limits: JournalLimits
    ) throws(JournalError) -> DatabaseQueue {
        let path = DataDirectory.database(in: directory)
        if FileManager.default.fileExists(atPath: path) {
            // What must not be touched is found out by one who cannot.
            try refuseUnknown(path)
        } else {
            try create(path, in: directory)
        }
        return try translating(path) {
            var configuration = Configuration()
            configuration.busyMode = .timeout(Double(limits.busyMilliseconds) / 1000)
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.writeWithoutTransaction { db in
                try setUp(db, durability)
                try Schema.migrate(db, path: path)
                // It may have been read-only all along: nothing was written yet where it needed no migration.
                try db.inTransaction(.immediate) {
                    try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
                    return .commit
                }
            }
            return database
        }
    }

    /// For those who only look, beside a running server or without one.
    static func openForReading(in directory: String) throws(JournalError) -> DatabaseQueue {
        let path = DataDirectory.database(in: directory)
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT ? .missing(directory) : JournalError(errno: errno, directory)
        }
        return try translating(path) {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.read { db in
                guard let found = try Schema.found(db, path: path) else { throw JournalError.missing(directory) }
                if found > Schema.version {
                    throw JournalError.newerVersion(path, found: found, known: Schema.version)
                }
                if found < Schema.version {
                    throw JournalError.olderVersion(path, found: found, known: Schema.version)
                }
            }
            return database
        }
    }

    static func lastGame(_ database: DatabaseQueue) throws(JournalError) -> Int {
        try translating(database.path) {
            try database.read { try Int.fetchOne($0, sql: "SELECT max(id) FROM games") ?? 0 }
        }
    }

    /// Every setting that a receipt rests on is read back: a library between may have its own mind.
    private static func setUp(_ db: Database, _ durability: Durability) throws {
        try demand(db, "journal_mode", "wal") { try db.execute(sql: "PRAGMA journal_mode = WAL") }
        try demand(db, "synchronous", "\(durability.synchronous)") {
            try db.execute(sql: "PRAGMA synchronous = \(durability.synchronous)")
        }
        try demand(db, "wal_autocheckpoint", "0") { try db.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
    }

    private static func demand(_ db: Database, _ setting: String, _ wanted: String, _ set: () throws -> Void) throws {
        try set()
        let got = try String.fetchOne(db, sql: "PRAGMA \(setting)") ?? "nothing"
        guard got == wanted else { throw JournalError.settingRefused(setting, wanted: wanted, got: got) }
    }

    private static func refuseUnknown(_ path: String) throws(JournalError) {
        try translating(path) {
            var configuration = Configuration()
            configuration.readonly = true
            let database = try DatabaseQueue(path: path, configuration: configuration)
            try database.read { db in
                if let found = try Schema.found(db, path: path), found > Schema.version {
                    throw JournalError.newerVersion(path, found: found, known: Schema.version)
                }
            }
            try database.close()
        }
    }

    /// For the owner only; SQLite gives the files beside it the same permissions.
    private static func create(_ path: String, in directory: String) throws(JournalError) {
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw JournalError(errno: errno, directory) }
        close(descriptor)
        DataDirectory.syncDirectory(directory)
    }

    static func translating<Value>(_ path: String, _ body: () throws -> Value) throws(JournalError) -> Value {
        do {
            return try body()
        } catch let error as JournalError {
            throw error
        } catch let error as DatabaseError {
            throw JournalError(error, path)
        } catch {
            throw .other("\(error)")
        }
    }
}

extension JournalError {
    /// What SQLite says of a file.
    init(_ error: DatabaseError, _ path: String) {
        switch error.resultCode {
        case .SQLITE_NOTADB: self = .notAJournal(path)
        case .SQLITE_CORRUPT: self = .damaged(path, reason: error.message ?? "malformed")
        case .SQLITE_READONLY: self = .readOnly(path)
        case .SQLITE_FULL: self = .diskFull(path)
        case .SQLITE_PERM, .SQLITE_AUTH: self = .noPermission(path)
        case .SQLITE_CANTOPEN: self = access(path, R_OK) == 0 ? .readOnly(path) : .noPermission(path)
        case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
            self = .damaged(path, reason: "it ends too early")
        default: self = .other("\(error)")
        }
    }
}
