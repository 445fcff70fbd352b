internal import Glibc

/// Cuts a stream of bytes into lines, with telnet negotiation taken out and answered. Any split of the bytes gives the
/// same lines. A line ends with `\n`, `\r\n` or telnet's `\r\0`.
///
/// The first line that is not blank tells whether a program writes (it begins with `{`) or a person types. What a person
/// types may hold telnet's commands, NULs that mean nothing, and keys that erase. In what a program writes, none of these
/// has a meaning, so they are left for the parser to refuse: a byte 0xFF, which never occurs in UTF-8, begins a telnet
/// command only at the start of a line, or when the client has negotiated before.
public struct LineFramer: Sendable {
    public enum Piece {
        /// One line without its end; valid only inside the call.
        case line(UnsafeRawBufferPointer)
        /// A line longer than the limit has begun; it is skipped to its end.
        case tooLong
    }

    enum Writer { case unknown, person, program }

    private let limit: Int
    private var telnet = Telnet()
    /// Who writes on this connection, and who wrote the line now begun (`unknown`: blank so far).
    private var writer = Writer.unknown
    private var lineWriter = Writer.unknown
    /// The line now begun, where it did not come in one piece.
    private var begun: [UInt8] = []
    private var isSkipping = false
    /// Whether the last byte skipped was a carriage return.
    private var skippedReturn = false
    /// What was fed but not looked at, from `heldFrom` on.
    private var held: [UInt8] = []
    private var heldFrom = 0

    /// `limit`: the longest line, in bytes without its end.
    public init(limit: Int = 8192) {
        precondition(limit > 0)
        self.limit = limit
    }

    /// Feeds bytes as they came; `body` gets each line that is complete, in order, and returns false to stop reading (the
    /// rest is kept and comes first at the next `feed` or `resume`). Whoever stops must not feed without end: all that is
    /// fed meanwhile is kept.
    public mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: (Piece) -> Bool) {
        if heldFrom < held.count {
            guard goOn(body) else {
                held.removeSubrange(..<heldFrom)
                heldFrom = 0
                held.append(contentsOf: bytes)
                return
            }
        }
        let used = cut(bytes, body).used
        if used < bytes.count {
            held = Array(bytes[used...])
            heldFrom = 0
        }
    }

    /// Goes on with what was kept when `body` returned false.
    public mutating func resume(_ body: (Piece) -> Bool) {
        if heldFrom < held.count { _ = goOn(body) }
    }

    /// What must be sent back to a client that negotiates (telnet), since the last call; empty for `nc`.
    public mutating func takeReplies() -> [UInt8] { telnet.takeReplies() }

    /// Whether the client has begun a telnet negotiation.
    public var negotiates: Bool { telnet.hasNegotiated }

    /// The columns that the client's telnet reported (RFC 1073), if it did.
    public var reportedWidth: Int? { telnet.width }

    /// The name of the terminal that the client's telnet reported (RFC 1091), if it did: `XTERM-256COLOR`.
    public var reportedTerminal: String? { telnet.terminal }

    /// Text clients that send each key: backspace and delete erase. The framer finds out for itself, by the first line
    /// that is not blank; who knows the dialect better may set it.
    public var erases: Bool {
        get { writer == .person }
        set {
            if newValue {
                writer = .person
            } else if writer == .person {
                writer = .unknown
            }
        }
    }

    /// How many bytes wait for more, or for `resume`.
    package var bytesKept: Int { begun.count + held.count - heldFrom + telnet.bytesKept }

    // MARK: - Cutting

    private mutating func goOn(_ body: (Piece) -> Bool) -> Bool {
        let bytes = held
        held = []
        let (used, goesOn) = bytes.withUnsafeBytes { all in
            cut(UnsafeRawBufferPointer(rebasing: all[heldFrom...]), body)
        }
        if heldFrom + used < bytes.count {
            held = bytes
            heldFrom += used
        } else {
            heldFrom = 0
        }
        return goesOn
    }

    /// Cuts until the bytes are used up or `body` says no.
    private mutating func cut(_ bytes: UnsafeRawBufferPointer, _ body: (Piece) -> Bool) -> (used: Int, goesOn: Bool) {
        var next = 0
        while next < bytes.count {
            if isAtStart, let line = plainLine(in: bytes, from: next) {
                next = line.next
                guard deliver(line.bytes, body) else { return (next, false) }
                continue
            }
            // Byte by byte to the end of this line.
            while next < bytes.count {
                let step = take(bytes[next])
                next += 1
                if step == .tooLong, !body(.tooLong) { return (next, false) }
                guard step == .ended else { continue }
                guard deliverBegun(body) else { return (next, false) }
                break
            }
        }
        return (next, true)
    }

    private var isAtStart: Bool { begun.isEmpty && !isSkipping && lineWriter == .unknown && telnet.isIdle }

    /// A line that lies whole in the bytes and needs nothing taken out.
    private func plainLine(
        in bytes: UnsafeRawBufferPointer, from start: Int
    ) -> (bytes: UnsafeRawBufferPointer, next: Int)? {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        guard let base = rest.baseAddress, let newline = memchr(base, 0x0A, rest.count) else { return nil }
        var line = UnsafeRawBufferPointer(start: base, count: base.distance(to: UnsafeRawPointer(newline)))
        let next = start + line.count + 1
        guard isPlain(line) else { return nil }
        if line.last == .carriageReturn { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
        return (line, next)
    }

    private func isPlain(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let base = line.baseAddress, let first = line.first(where: { !$0.isBlank }) else { return true }
        guard first != Telnet.escape else { return false }
        if writer(ofLineBeginningWith: first) == .program, !telnet.hasNegotiated {
            return memchr(base, 0, line.count) == nil
        }
        return !line.contains { $0 == Telnet.escape || $0 == 0 || $0.isErasing }
    }

    private func writer(ofLineBeginningWith first: UInt8) -> Writer {
        if writer != .unknown { return writer }
        return first == UInt8(ascii: "{") ? .program : .person
    }

    private mutating func deliver(_ line: UnsafeRawBufferPointer, _ body: (Piece) -> Bool) -> Bool {
        if line.count > limit { return body(.tooLong) }
        decideWriter(by: line)
        return body(.line(line))
    }

    private mutating func decideWriter(by line: UnsafeRawBufferPointer) {
        guard writer == .unknown, let first = line.first(where: { !$0.isBlank }) else { return }
        writer = writer(ofLineBeginningWith: first)
    }

    // MARK: - Byte by byte

    private enum Step { case goesOn, ended, tooLong }

    private mutating func take(_ byte: UInt8) -> Step {
        guard !telnet.isIdle || (byte == Telnet.escape && mayHoldTelnet) else { return takeText(byte) }
        switch telnet.take(byte) {
        case .nothing: return .goesOn
        case .text(let byte): return takeText(byte)
        case .eraseCharacter: return lineWriter == .program ? .goesOn : takeText(.delete)
        case .eraseLine: return lineWriter == .program ? .goesOn : takeText(.eraseLine)
        // “Ü” is C3 9C: in the midst of a letter the byte belongs to it.
        case .takenForKey(let byte): return begun.endsWithinLetter ? takeText(byte) : .goesOn
        }
    }

    private var mayHoldTelnet: Bool { lineWriter != .program || telnet.hasNegotiated }

    private mutating func takeText(_ byte: UInt8) -> Step {
        let followsReturn = isSkipping ? skippedReturn : begun.last == .carriageReturn
        if byte == .newline || (byte == 0 && followsReturn) {
            // A line that was too long has been reported when that became certain.
            guard isSkipping else { return .ended }
            isSkipping = false
            lineWriter = .unknown
            return .goesOn
        }
        if lineWriter == .unknown, !byte.isBlank, byte != 0 || writer == .program {
            lineWriter = writer(ofLineBeginningWith: byte)
        }
        if isSkipping {
            skippedReturn = byte == .carriageReturn
            return .goesOn
        }
        guard byte != 0 || lineWriter == .program else { return .goesOn }
        begun.append(byte)
        // One return more than the limit may still belong to the line's end.
        let most = byte == .carriageReturn ? limit + 1 : limit
        guard begun.count > most else { return .goesOn }
        begun = []
        isSkipping = true
        skippedReturn = byte == .carriageReturn
        return .tooLong
    }

    private mutating func deliverBegun(_ body: (Piece) -> Bool) -> Bool {
        var line = begun
        begun = []
        if line.last == .carriageReturn { line.removeLast() }
        if lineWriter == .person { line.applyErasing() }
        lineWriter = .unknown
        let goesOn = line.withUnsafeBytes { deliver($0, body) }
        // A connection that idles shall hold little.
        if line.capacity <= 256 {
            line.removeAll(keepingCapacity: true)
            begun = line
        }
        return goesOn
    }
}

extension [UInt8] {
    /// The last letter of UTF-8 is not whole yet (RFC 3629, 3).
    fileprivate var endsWithinLetter: Bool {
        let rest = suffix(3)
        guard let lead = rest.lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
        let length =
            switch rest[lead] {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 1
            }
        return rest.endIndex - lead < length
    }
}

extension UInt8 {
    static let newline: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    /// A space, a tab or a carriage return: what a blank line is made of.
    var isBlank: Bool { self == 0x20 || self == 0x09 || self == .carriageReturn }
}
