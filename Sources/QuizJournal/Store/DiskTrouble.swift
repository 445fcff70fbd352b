internal import GRDB

/// What a failed commit means.
enum DiskTrouble {
    /// It was rolled back, and may be tried again.
    case passing(JournalStall)
    /// It must not be tried again: what the disk holds is no longer known.
    case final(JournalFailure)

    init(_ error: any Error) {
        guard let error = error as? DatabaseError else {
            self = .final(.broken("\(error)"))
            return
        }
        switch error.extendedResultCode {
        // After a failed fsync the kernel may have dropped what it could not write and marked it clean, so a second one
        // that succeeds proves nothing.
        case .SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC:
            self = .final(.syncFailed("\(error.extendedResultCode.rawValue): \(error.message ?? "fsync failed")"))
        case .SQLITE_FULL, .SQLITE_IOERR_SHMSIZE:
            self = .passing(.diskFull)
        case .SQLITE_IOERR_WRITE, .SQLITE_IOERR_TRUNCATE, .SQLITE_IOERR_SHMOPEN, .SQLITE_IOERR_SHMMAP,
            .SQLITE_IOERR_LOCK, .SQLITE_IOERR_SHMLOCK, .SQLITE_IOERR_UNLOCK, .SQLITE_IOERR_RDLOCK:
            self = .passing(.writeFailed(error.message ?? "\(error.extendedResultCode)"))
        default:
            switch error.resultCode {
            case .SQLITE_FULL: self = .passing(.diskFull)
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .passing(.locked)
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
                self = .passing(.writeFailed(error.message ?? "\(error.resultCode)"))
            default: self = .final(.broken("\(error)"))
            }
        }
    }
}

/// Why nothing can be saved just now. It is tried again until it can.
public enum JournalStall: Hashable, Sendable, CustomStringConvertible {
    case diskFull
    case writeFailed(String)
    /// Another program keeps the database locked.
    case locked
    /// The disk is too slow: more is waiting than `JournalLimits.waitingBytes`.
    case behind

    public var description: String {
        switch self {
        case .diskFull: "the disk is full"
        case .writeFailed(let reason): "the disk does not take what is written (\(reason))"
        case .locked: "another program has locked the journal"
        case .behind: "the disk is too slow"
        }
    }
}

/// Why the journal has given up. The process is to end at once: what it holds in memory can no longer be trusted to be
/// what the disk holds, and a restart goes on from the disk.
public enum JournalFailure: Error, Hashable, Sendable, CustomStringConvertible {
    case syncFailed(String)
    case broken(String)
    /// More was waiting than `JournalLimits.mostWaitingBytes`.
    case overwhelmed

    public var description: String {
        switch self {
        case .syncFailed(let reason):
            "The disk did not confirm what was written (\(reason)). Restart on a sound disk: all that got a receipt is there."
        case .broken(let reason): "The journal cannot be written: \(reason)."
        case .overwhelmed: "Too much waits to be written, for nothing could be for too long."
        }
    }
}
