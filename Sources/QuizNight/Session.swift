import QuizProtocol
import QuizRules

/// One connection's side of the evening: which dialect it speaks, where it is, and how fast it may ask. It holds what is
/// known of the client; what it asks is carried out by `Night`.
public final class Session {
    enum Dialect { case undecided, json, text }

    enum Place {
        /// In no room.
        case outside
        /// A room has been asked to let it in; no further line is read until it has answered.
        case entering(Attachment, RoomAddress)
        /// The reply to a wrong code is held back; no further line is read until it has gone.
        case waiting
        case inside(Attachment, Crowd, Role)
        /// It has asked to leave; no further line is read.
        case leaving(Attachment, Crowd, Role)
        /// It has been said goodbye to.
        case gone
    }

    let number: UInt64
    private(set) var outlet: (any Outlet)?
    var dialect = Dialect.undecided
    var place = Place.outside
    var framer: LineFramer

    /// The person at this end; nil as long as none has shown.
    private(set) var reader: Reader?
    /// Of the room it is in, as last shown.
    private(set) var phase = Phase.lobby
    private(set) var isSelfPaced = false

    // Limits.
    var bucket: TokenBucket
    /// What it has done too often; nil: nothing.
    private var kept: Offences?
    var lastReadAt: Milliseconds
    var hasAsked = false
    /// The client sends no more.
    var hasReachedEnd = false
    /// The last question an answer was let through for: the first answer to each always is.
    var answeredQuestion: Int?
    /// The same, of buzzes.
    var buzzedQuestion: Int?

    /// Whether the look around once a second has it among those who are in no room, and among those who are owed counts.
    var isWatched = false, isCreditor = false
    /// Counts that it is to be told; nil: none.
    var owed: OwedCounts?
    /// Has said that a game is to start; once more means it, whoever is there.
    var hasSaidStart = false
    /// The last announcement it was sent.
    var lastSeq = 0

    init(number: UInt64, outlet: any Outlet, limits: Limits, at now: Milliseconds) {
        self.number = number
        self.outlet = outlet
        framer = LineFramer(limit: limits.lineBytes)
        bucket = TokenBucket(rate: limits.requestsPerSecond, burst: limits.requestBurst, at: now)
        lastReadAt = now
    }

    /// A person at their own pace has asked something: what the next line means depends on what comes of it.
    var awaitsReply = false

    /// Whether its next line may be taken.
    var mayRead: Bool {
        switch place {
        case .outside: true
        case .inside: !awaitsReply
        case .entering, .waiting, .leaving, .gone: false
        }
    }

    var isGone: Bool { if case .gone = place { true } else { false } }

    var role: Role? {
        switch place {
        case .inside(_, _, let role), .leaving(_, _, let role): role
        case .outside, .entering, .waiting, .gone: nil
        }
    }

    /// Lets go of the connection, which is no more.
    func close() {
        place = .gone
        outlet = nil
    }

    // MARK: - Sending

    func say(_ event: Event, re: RequestID? = nil, at now: Milliseconds) {
        guard let outlet else { return }
        var bytes: [UInt8] = []
        // A receipt's length: most of what is said here are receipts, and an array that grows is copied as it does.
        bytes.reserveCapacity(224)
        switch dialect {
        case .json, .undecided:
            JSONDialect.encode(event, at: now, re: re, into: &bytes)
        case .text:
            TextDialect.render(event, for: role?.text ?? reader?.context.role ?? .stranger, style: style, into: &bytes)
        }
        if !bytes.isEmpty { outlet.send(bytes, marker: nil) }
    }

    func say(_ bytes: [UInt8]) {
        if !bytes.isEmpty { outlet?.send(bytes, marker: nil) }
    }

    // MARK: - What it was last shown

    func enter(as role: Role, _ scene: Scene) {
        // Who comes back may close the question by it: the reveal is in what they are shown, and is not told them again.
        lastSeq = scene.seq
        phase = scene.phase
        isSelfPaced = scene.isSelfPaced
        reader?.enter(as: role, scene)
    }

    /// Notes an announcement that it was sent. `phase`: the one that it begins, if any.
    func note(_ told: Told, begins phase: Phase?, at now: Milliseconds) {
        lastSeq = told.seq
        if let phase { self.phase = phase }
        reader?.note(told, at: now)
    }

    /// The same for what is this one's alone.
    func note(_ event: PersonalEvent, at now: Milliseconds) {
        if let phase = event.phase { self.phase = phase }
        reader?.note(event, at: now)
    }

    /// The person at this end, who has just shown if nobody had before.
    func personSeen() -> Reader {
        if let reader { return reader }
        let reader = Reader()
        self.reader = reader
        return reader
    }

    /// How many wrong codes it gave in the last minute.
    func wrongCodes(at now: Milliseconds) -> Int { kept?.wrongCodes.current(at: now) ?? 0 }

    var style: TextStyle { reader?.style ?? TextStyle() }
    var isOut: Bool { reader?.isOut ?? false }

    var offences: Offences {
        if let kept { return kept }
        let offences = Offences()
        kept = offences
        return offences
    }
}

extension LinkFigures {
    /// The least round trip in whole milliseconds, rounded.
    var roundTrip: Int? { minimumRoundTrip.map { ($0 + 500) / 1000 } }
}
