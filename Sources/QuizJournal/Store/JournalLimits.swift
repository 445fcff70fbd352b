/// The bounds of a journal's memory and patience.
public struct JournalLimits: Sendable {
    /// Beyond this much waiting for the disk the journal says `stalled`; at half of it, `healed`. Some 5 million
    /// answers: no disk that works is ever so late, and a machine that runs a server has it to spare.
    public var waitingBytes = 64 << 20
    /// Beyond this the process ends: rooms that were told `stalled` let next to nothing through, so something is wrong.
    public var mostWaitingBytes = 256 << 20
    /// Pause between tries while the disk is full, in milliseconds. Room made by hand is noticed at once to a person.
    public var retryMilliseconds = 250
    /// How long SQLite waits for another program's lock before a commit counts as stalled, in milliseconds.
    public var busyMilliseconds = 1000
    /// How much may gather in the write-ahead log before it is copied into the database in a quiet moment (SQLite's own
    /// default, 1000 pages), and before it is copied in any case.
    public var logBytes = 4 << 20
    public var mostLogBytes = 64 << 20

    public init() {}
}
