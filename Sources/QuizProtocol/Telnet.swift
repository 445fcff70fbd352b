/// The server's side of telnet (RFC 854, 855), as far as a quiz needs it: every option is declined but two that are asked
/// for, the window's size (RFC 1073) and the terminal's type (RFC 1091). It never begins a negotiation, and what it sends
/// is bounded, so it cannot be drawn into a loop.
struct Telnet: Sendable {
    /// What a byte came to.
    enum Meaning: Equatable {
        case nothing
        case text(UInt8)
        case eraseCharacter
        case eraseLine
        /// The client's terminal took this byte for a key of its own (Ctrl-C, Ctrl-\): perhaps it is the key, perhaps a
        /// byte of a letter, for such a terminal does not look at the eighth bit.
        case takenForKey(UInt8)
    }

    private enum State { case text, command, option(verb: UInt8), sub, subCommand }

    static let escape: UInt8 = 0xFF

    private(set) var hasNegotiated = false
    private(set) var width: Int?
    private(set) var terminal: String?
    private var state = State.text
    private var sub: [UInt8] = []
    private var subCount = 0
    private var replies: [UInt8] = []
    private var repliesLeft = Bound.replies
    private var sizeIsOn = false
    private var typeIsOn = false

    private enum Bound {
        /// In the whole life of a connection: a terminal needs a dozen.
        static let replies = 300
        /// Longer than any subnegotiation that was asked for; what goes on beyond it is taken for text again.
        static let sub = 512
        /// As much of it as is kept.
        static let kept = 64
    }

    private enum Verb {
        static let will: UInt8 = 251
        static let wont: UInt8 = 252
        static let `do`: UInt8 = 253
        static let dont: UInt8 = 254
    }

    private enum Option {
        static let terminalType: UInt8 = 24
        static let windowSize: UInt8 = 31
    }

    /// Whether the next byte is text unless it is the escape.
    var isIdle: Bool { if case .text = state { true } else { false } }

    var bytesKept: Int { sub.count }

    mutating func takeReplies() -> [UInt8] {
        guard !replies.isEmpty else { return [] }
        defer { replies = [] }
        return replies
    }

    mutating func take(_ byte: UInt8) -> Meaning {
        switch state {
        case .text:
            guard byte == Self.escape else { return .text(byte) }
            state = .command
            return .nothing
        case .command: return takeCommand(byte)
        case .option(let verb):
            state = .text
            negotiate(verb, byte)
            return .nothing
        case .sub:
            if byte == Self.escape { state = .subCommand } else { keep(byte) }
            return .nothing
        case .subCommand:
            switch byte {
            case Self.escape:
                state = .sub
                keep(byte)
                return .nothing
            case 240:
                state = .text
                readSub()
                return .nothing
            default:
                // Any other command means that the end was lost.
                return takeCommand(byte)
            }
        }
    }

    private mutating func takeCommand(_ byte: UInt8) -> Meaning {
        state = .text
        switch byte {
        case Self.escape: return .text(byte)
        case Verb.will, Verb.wont, Verb.do, Verb.dont:
            state = .option(verb: byte)
            return .nothing
        case 250:
            state = .sub
            sub = []
            subCount = 0
            return .nothing
        case 243: return .takenForKey(0x9C)
        case 244: return .takenForKey(0x83)
        case 247: return .eraseCharacter
        case 248: return .eraseLine
        case 236...249: return .nothing
        // Not a command at all, so the escape was a stray byte: what follows it must not get lost.
        default: return .text(byte)
        }
    }

    // MARK: - Options

    private mutating func negotiate(_ verb: UInt8, _ option: UInt8) {
        if !hasNegotiated {
            hasNegotiated = true
            reply([Self.escape, Verb.do, Option.windowSize])
            reply([Self.escape, Verb.do, Option.terminalType])
        }
        switch (verb, option) {
        // They were asked for, so this is the answer, and needs none.
        case (Verb.will, Option.windowSize): sizeIsOn = true
        case (Verb.will, Option.terminalType):
            typeIsOn = true
            reply([Self.escape, 250, Option.terminalType, 1, Self.escape, 240])
        case (Verb.wont, Option.windowSize): if turnOff(\.sizeIsOn) { reply([Self.escape, Verb.dont, option]) }
        case (Verb.wont, Option.terminalType): if turnOff(\.typeIsOn) { reply([Self.escape, Verb.dont, option]) }
        case (Verb.will, _): reply([Self.escape, Verb.dont, option])
        case (Verb.do, _): reply([Self.escape, Verb.wont, option])
        // Of what is off already, nothing is to be said (RFC 854).
        default: break
        }
    }

    /// Whether it was on.
    private mutating func turnOff(_ isOn: WritableKeyPath<Telnet, Bool>) -> Bool {
        defer { self[keyPath: isOn] = false }
        return self[keyPath: isOn]
    }

    private mutating func reply(_ bytes: [UInt8]) {
        guard repliesLeft > 0 else { return }
        repliesLeft -= 1
        replies += bytes
    }

    // MARK: - Subnegotiation

    private mutating func keep(_ byte: UInt8) {
        subCount += 1
        if sub.count < Bound.kept { sub.append(byte) }
        if subCount > Bound.sub {
            sub = []
            state = .text
        }
    }

    private mutating func readSub() {
        defer { sub = [] }
        switch sub.first {
        case Option.windowSize where sub.count == 5:
            let columns = Int(sub[1]) << 8 | Int(sub[2])
            // Nought means that the client does not know.
            width = columns == 0 ? nil : columns
        case Option.terminalType where sub.count > 2 && sub[1] == 0:
            let name = sub[2...]
            guard name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return }
            terminal = String(decoding: name, as: UTF8.self)
        default: break
        }
    }
}
