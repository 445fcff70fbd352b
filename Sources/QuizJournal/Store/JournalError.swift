public import QuizRecords

/// Why a journal cannot be opened, read or kept, in a sentence that a person can act on.
public enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
    case notADirectory(String)
    case cannotCreateDirectory(String, reason: String)
    case noPermission(String)
    case readOnly(String)
    case diskFull(String)
    /// Another server works on this directory.
    case held(String, by: DirectoryLock.Holder?)
    case cannotLock(String, reason: String)
    /// There is no journal to read.
    case missing(String)
    case notAJournal(String)
    case newerVersion(String, found: Int, known: Int)
    case olderVersion(String, found: Int, known: Int)
    case damaged(String, reason: String)
    /// SQLite did not take a setting that the promise rests on.
    case settingRefused(String, wanted: String, got: String)
    case noSuchGame(GameID)
    case damagedGame(GameID, batch: Int?, reason: String)
    /// The journal was closed while this many batches could not be written.
    case unsaved(batches: Int, reason: String)
    case badExport(line: Int, RecordProblem)
    /// Two games would go on in one room.
    case roomIsOpen(String, GameID)
    case other(String)

    public var description: String {
        switch self {
        case .notADirectory(let path):
            "\(path) is not a directory. Choose another with --data, or move the file away."
        case .cannotCreateDirectory(let path, let reason):
            "The data directory \(path) cannot be created: \(reason)."
        case .noPermission(let path):
            "No permission to use \(path). Its owner must be the user who runs the server, with read and write permission."
        case .readOnly(let path):
            "\(path) can be read but not written: the disk is mounted read-only, or the files are write-protected."
        case .diskFull(let path):
            "There is no room left on the disk that holds \(path). Free some and start again."
        case .held(let path, let holder?):
            "Another server uses \(path): \(holder). Stop it first, or choose another directory with --data."
        case .held(let path, nil):
            "Another server uses \(path). Stop it first, or choose another directory with --data."
        case .cannotLock(let path, let reason):
            "\(path) cannot be locked: \(reason)."
        case .missing(let path):
            "There is no journal in \(path)."
        case .notAJournal(let path):
            "\(path) is not a journal of Quizline. Nothing was changed. Move it away, or choose another directory with --data."
        case .newerVersion(let path, let found, let known):
            "\(path) was written by a newer Quizline (format \(found); this one knows \(known)). Nothing was changed. "
                + "Use the newer program, or choose another directory with --data."
        case .olderVersion(let path, let found, let known):
            "\(path) was written by an older Quizline (format \(found); this one reads \(known)). "
                + "Start a server on it once: it brings the journal up to date."
        case .damaged(let path, let reason):
            "\(path) is damaged (\(reason)). Nothing was changed. Keep a copy, then restore a backup, or move it away to "
                + "start afresh."
        case .settingRefused(let setting, let wanted, let got):
            "SQLite answers \(setting) = \(got) where \(wanted) was asked for, so receipts could not be trusted."
        case .noSuchGame(let game):
            "There is no game \(game) in this journal."
        case .damagedGame(let game, let batch?, let reason):
            "Game \(game) is damaged in batch \(batch): \(reason)."
        case .damagedGame(let game, nil, let reason):
            "Game \(game) is damaged: \(reason)."
        case .unsaved(let batches, let reason):
            "\(batches) batches could not be written before the end: \(reason)."
        case .badExport(let line, let problem):
            "Line \(line) is not of an exported game: \(problem). Nothing was imported."
        case .roomIsOpen(let room, let game):
            "It would go on in room \(room), where game \(game) goes on already. Nothing was imported."
        case .other(let reason):
            "The journal failed: \(reason)."
        }
    }
}
