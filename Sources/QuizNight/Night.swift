public import QuizProtocol
public import QuizRules

/// All that goes on in one loop's evening, without any I/O: bytes and times come in, bytes and wishes go out to outlets.
/// Confined to the loop's thread.
public final class Night {
    /// What a night is told of the server it is in.
    public struct Setting {
        public var version: String
        /// The key for hosting from other machines.
        public var hostKey: String
        /// Where players connect to, for hosts to say: `192.0.2.7:7777`.
        public var addresses: [String]

        public init(version: String, hostKey: String, addresses: [String]) {
            self.version = version
            self.hostKey = hostKey
            self.addresses = addresses
        }
    }

    /// What is to be done at a time.
    enum Item {
        case room(RoomCode)
        /// `reminders`: the crowd's number when it was put down; another now means that the clock has changed.
        case remind(RoomCode, reminders: Int, Milliseconds, only: PlayerID?, except: [PlayerID])
        /// A reply to a wrong code that was held back.
        case lateRefusal(UInt64, RequestID?, Problem)
        case housekeeping
    }

    public var setting: Setting
    let limits: Limits
    let shelf: any Shelf
    let journal: any Journal
    var chance: any RandomNumberGenerator
    var directory = Directory()
    var crowds: [RoomCode: Crowd] = [:]
    var sessions: [UInt64: Session] = [:]
    var attached: [Attachment: Session] = [:]
    private(set) var agenda = Agenda<Item>()
    /// When each room is next on the agenda.
    private var scheduled: [RoomCode: Milliseconds] = [:]
    private var roomsWithMail: [RoomCode] = []
    private var roomsToRelease: [RoomCode] = []
    private var sessionNumbers: UInt64 = 0
    private var attachmentNumbers: UInt64 = 0
    private var isShuttingDown = false

    /// Asks for an end of turn though nothing comes; set by the edge.
    public var wake: () -> Void = {}
    /// Told of what a log should say, in a few words; set by the server.
    public var note: (Note) -> Void = { _ in }

    public init(
        _ setting: Setting, limits: Limits, shelf: any Shelf, journal: any Journal, chance: any RandomNumberGenerator,
        at now: Milliseconds
    ) {
        self.setting = setting
        self.limits = limits
        self.shelf = shelf
        self.journal = journal
        self.chance = chance
        agenda.add(.housekeeping, at: now + 1000)
        journal.onDurable = { [unowned self] code, batch in
            directory[code]?.durable(upTo: batch)
            roomsToRelease.append(code)
            wake()
        }
    }

    // MARK: - What the edge tells

    /// A client has connected.
    public func welcome(_ outlet: any Outlet, at now: Milliseconds) -> Session {
        sessionNumbers += 1
        let session = Session(number: sessionNumbers, outlet: outlet, limits: limits, at: now)
        sessions[session.number] = session
        outlet.outputLimit = limits.playerOutputBytes
        session.say(.welcome(version: setting.version), at: now)
        return session
    }

    /// Bytes have come. Valid only inside the call.
    public func read(_ session: Session, _ bytes: UnsafeRawBufferPointer, at now: Milliseconds) {
        guard !session.isGone else { return }
        session.lastReadAt = now
        frame(session) { framer, body in framer.feed(bytes, body) }
        if !session.mayRead { session.outlet?.pauseReading() }
    }

    /// The client sends no more, but may still read.
    public func reachedEnd(_ session: Session, at now: Milliseconds) {
        session.hasReachedEnd = true
        switch session.place {
        case .inside(let attachment, let crowd, _): post(.silent(attachment), to: crowd.code)
        case .outside: session.leaveQuietly()
        case .entering, .leaving, .gone: break
        }
    }

    /// The kernel has taken a question's bytes.
    public func handedOver(_ session: Session, marker: UInt64, at now: Milliseconds) {
        guard case .inside(let attachment, let crowd, _) = session.place, UInt64(crowd.servedQuestion) == marker else {
            return
        }
        if crowd.served.isEmpty { wake() }
        let roundTrip = session.outlet?.figures.roundTrip
        crowd.served.append(Service(attachment: attachment, at: now, roundTrip: roundTrip))
        crowdsServed = true
    }
    private var crowdsServed = false

    /// The client left more unread than it may.
    public func overflowed(_ session: Session, at now: Milliseconds) {
        // The goodbye itself must still find room.
        session.outlet?.outputLimit += 1024
        end(session, .tooSlow, at: now)
    }

    /// The connection is gone.
    public func ended(_ session: Session, at now: Milliseconds) {
        detach(session)
        session.close()
        sessions[session.number] = nil
    }

    /// How many clients are connected.
    public var clients: Int { sessions.count }

    /// Makes place for a newcomer: ends one that has neither joined nor asked for anything for a while.
    public func makePlace(at now: Milliseconds) -> Bool {
        let silent = sessions.values.first { session in
            guard case .outside = session.place, !session.hasAsked else { return false }
            return now.value - session.lastReadAt.value >= limits.silentTime.value
        }
        guard let silent else { return false }
        end(silent, .serverFull, at: now)
        return true
    }

    // MARK: - Turns

    /// When `tick` is to be called next.
    public var nextDeadline: Milliseconds? { agenda.next }

    /// Decides what is due; what follows goes out at the end of the turn.
    public func tick(at now: Milliseconds) {
        while let item = agenda.take(dueAt: now) {
            switch item {
            case .room(let code):
                if let due = scheduled[code], due <= now { scheduled[code] = nil }
                flushServed(code)
                drain(code, at: now)
            case .remind(let code, let reminders, let remaining, let only, let except):
                guard let crowd = crowds[code], crowd.reminders == reminders else { continue }
                crowd.remind(remaining, only: only, except: except)
            case .lateRefusal(let number, let id, let problem):
                if let session = sessions[number] { refuse(session, id, problem, at: now) }
            case .housekeeping:
                agenda.add(.housekeeping, at: now + 1000)
                keepHouse(at: now)
            }
        }
    }

    /// Puts what came to the rooms and sends what may go out.
    public func endTurn(at now: Milliseconds) {
        if crowdsServed {
            crowdsServed = false
            for code in crowds.keys { flushServed(code) }
        }
        while !roomsWithMail.isEmpty || !roomsToRelease.isEmpty {
            var codes: [RoomCode] = []
            swap(&codes, &roomsWithMail)
            for code in codes { drain(code, at: now) }
            codes.removeAll()
            swap(&codes, &roomsToRelease)
            for code in codes {
                guard let room = directory[code] else { continue }
                for message in room.release() { deliver(message, from: code, at: now) }
            }
        }
    }

    /// Says goodbye to everybody, after what was read has been answered.
    public func shutDown(at now: Milliseconds) {
        isShuttingDown = true
        endTurn(at: now)
        for session in sessions.values.sorted(by: { $0.number < $1.number }) {
            end(session, .shuttingDown, at: now)
        }
    }

    private func drain(_ code: RoomCode, at now: Milliseconds) {
        guard let room = directory[code] else { return }
        room.drain(at: now)
        roomsToRelease.append(code)
        if room.isOver(at: now) { return endRoom(code, at: now) }
        guard let next = room.nextDeadline else { return }
        if let planned = scheduled[code], planned <= next { return }
        scheduled[code] = next
        agenda.add(.room(code), at: next)
    }

    func endRoom(_ code: RoomCode, at now: Milliseconds) {
        for message in directory[code]?.release() ?? [] { deliver(message, from: code, at: now) }
        deliver(.closed(.roomEnded), from: code, at: now)
        directory.remove(code)
        crowds[code] = nil
        scheduled[code] = nil
        journal.end(code)
        note(.roomEnded(code))
    }

    // MARK: - To the rooms

    func nextAttachment() -> Attachment {
        attachmentNumbers += 1
        return Attachment(number: attachmentNumbers)
    }

    func plan(_ item: Item, at time: Milliseconds) { agenda.add(item, at: time) }

    func post(_ message: ToRoom, to code: RoomCode) {
        guard let room = directory[code] else { return }
        flushServed(code)
        if !room.hasMail { roomsWithMail.append(code) }
        room.post(message)
    }

    /// What was handed over comes ahead of any answer to it.
    private func flushServed(_ code: RoomCode) {
        guard let crowd = crowds[code], !crowd.served.isEmpty, let room = directory[code] else { return }
        if !room.hasMail { roomsWithMail.append(code) }
        room.post(.served(question: crowd.servedQuestion, crowd.served))
        crowd.served.removeAll(keepingCapacity: true)
    }
}

/// What a log should know.
public enum Note: Sendable {
    case roomOpened(RoomCode, title: String, mode: ModeName)
    case roomEnded(RoomCode)
    case gameOver(RoomCode)
    case ended(Farewell, address: String)
}
