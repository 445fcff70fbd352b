/// Cuts a stream of bytes into lines, with telnet negotiation taken out and answered. Any split of the bytes gives the
/// same lines.
public struct LineFramer: Sendable {
    public enum Piece {
        /// One line without its end; valid only inside the call.
        case line(UnsafeRawBufferPointer)
        /// A line longer than the limit has begun; it is skipped to its end.
        case tooLong
    }

    /// `limit`: the longest line, in bytes without its end.
    public init(limit: Int = 8192) {}

    /// Feeds bytes as they came; `body` gets each line that is complete, in order, and returns false to stop reading (the
    /// rest is kept and comes first at the next `feed` or `resume`).
    public mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: (Piece) -> Bool) {}

    /// Goes on with what was kept when `body` returned false.
    public mutating func resume(_ body: (Piece) -> Bool) {}

    /// What must be sent back to a client that negotiates (telnet), since the last call; empty for `nc`.
    public mutating func takeReplies() -> [UInt8] { [] }

    /// The columns that the client's telnet reported (RFC 1073), if it did.
    public var reportedWidth: Int? { nil }

    /// Text clients that send each key: backspace and delete erase. Set once the dialect is known to be text.
    public var erases = false
}
