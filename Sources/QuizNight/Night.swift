public import QuizProtocol
public import QuizRules

/// One loop's part of all evenings, without any I/O: bytes and times come in, bytes and wishes go out to outlets. It holds
/// the sessions of its own clients (the edge) and the rooms that live here (the house); with the nights of other loops it
/// exchanges parcels. Confined to the loop's thread.
public final class Night {
    /// What a night is told of the server it is in.
    public struct Setting: Sendable {
        public var version: String
        /// The key for hosting from other machines.
        public var hostKey: String
        /// Where players connect to, for hosts to say: `192.0.2.7:7777`.
        public var addresses: [String]
        /// Whether one may practise by oneself.
        public var practice = PracticeRule.idle

        public init(version: String, hostKey: String, addresses: [String]) {
            self.version = version
            self.hostKey = hostKey
            self.addresses = addresses
        }
    }

    /// What is to be done at a time.
    enum Item {
        /// `reminders`: the crowd's number when it was put down; another now means that the clock has changed.
        case remind(RoomCode, reminders: Int, Milliseconds, Crowd.Listeners)
        /// A reply to a wrong code that was held back.
        case lateRefusal(UInt64, RequestID?, Problem)
        case housekeeping
    }

    /// This loop among the server's, from 0.
    public let number: Int
    public var setting: Setting
    let limits: Limits
    let shelf: any Shelf
    let directory: Directory
    let house: House
    var chance: any RandomNumberGenerator
    var crowds: [RoomCode: Crowd] = [:]
    var sessions: [UInt64: Session] = [:]
    var attached: Attachments
    var housekeeping = Housekeeping()
    private var agenda = Agenda<Item>()
    /// What goes to each loop at the end of the turn; its own element holds what the rooms here have for people here.
    private var outgoing: [Parcel]
    /// What is being taken out of this loop's own.
    private var taken: [Parcel.Delivery] = []
    private var crowdsServed: [Crowd] = []
    /// Those who waited for a reply and have it; they read on once all that goes with it is there too.
    var answered: [Session] = []
    private var sessionNumbers: UInt64 = 0
    private(set) var isShuttingDown = false
    private var isEndingTurn = false

    /// Asks for an end of turn though nothing comes; set by the edge.
    public var wake: () -> Void = {}
    /// Takes a parcel to another loop's night (`receive`), in order; set by the server where there are several.
    public var send: (Parcel, _ loop: Int) -> Void = { _, _ in preconditionFailure("there is only one loop") }
    /// How many bytes wait for clients who do not read, all together; set by the edge.
    public var queuedBytes: () -> Int = { 0 }
    /// Told of what a log should say, in a few words; set by the server.
    public var note: (Note) -> Void = { _ in } {
        didSet { house.note = note }
    }

    /// `number`: this loop's among those that share `directory`.
    public init(
        _ setting: Setting, number: Int = 0, limits: Limits, directory: Directory = Directory(loops: 1),
        shelf: any Shelf, journal: any Journal, chance: any RandomNumberGenerator, at now: Milliseconds
    ) {
        precondition((0..<directory.loops).contains(number))
        self.setting = setting
        self.number = number
        attached = Attachments(edge: number)
        self.limits = limits
        self.directory = directory
        self.shelf = shelf
        self.chance = chance
        house = House(number: number, limits: limits, directory: directory, journal: journal, chance: chance)
        outgoing = [Parcel](repeating: Parcel(), count: directory.loops)
        agenda.add(.housekeeping, at: now + 1000)
        house.deliver = { [unowned self] address, letter in dispatch(letter, from: address) }
        journal.onDurable = { [unowned self] code, batch in
            house.durable(code, upTo: batch)
            // What is durable at once is released in this same end of turn.
            if !isEndingTurn { wake() }
        }
    }

    // MARK: - What the edge tells

    /// A client has connected.
    public func welcome(_ outlet: any Outlet, at now: Milliseconds) -> Session {
        sessionNumbers += 1
        let session = Session(number: sessionNumbers, outlet: outlet, limits: limits, at: now)
        sessions[session.number] = session
        isStranger(session)
        outlet.outputLimit = limits.playerOutputBytes
        session.say(.welcome(version: setting.version), at: now)
        return session
    }

    /// Bytes have come. Valid only inside the call.
    public func read(_ session: Session, _ bytes: UnsafeRawBufferPointer, at now: Milliseconds) {
        guard !session.isGone, !isShuttingDown else { return }
        session.lastReadAt = now
        frame(session) { framer, body in framer.feed(bytes, body) }
        if !session.mayRead { session.outlet?.pauseReading() }
    }

    /// The client sends no more, but may still read.
    public func reachedEnd(_ session: Session, at now: Milliseconds) {
        session.hasReachedEnd = true
        switch session.place {
        case .inside(let attachment, let crowd, let role): post(.silent(attachment, role), to: crowd)
        case .outside: session.leaveQuietly()
        case .entering, .waiting, .leaving, .gone: break
        }
    }

    /// The kernel has taken a question's bytes.
    public func handedOver(_ session: Session, marker: UInt64, at now: Milliseconds) {
        guard case .inside(let attachment, let crowd, .player(let player)) = session.place,
            UInt64(crowd.servedQuestion) == marker
        else { return }
        if crowd.served.isEmpty {
            crowdsServed.append(crowd)
            wake()
        }
        let roundTrip = session.outlet?.figures.roundTrip
        crowd.served.append(Service(player: player, attachment: attachment, at: now, roundTrip: roundTrip))
    }

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

    /// What another loop's night has sent (`send`).
    public func receive(_ parcel: Parcel, at now: Milliseconds) {
        for call in parcel.toRooms { house.receive(call.message, for: call.code) }
        deliver(parcel.fromRooms, at: now)
    }

    // MARK: - The journal

    /// Brings back a room of an earlier process, to live here; before clients come.
    public func restore(_ room: UnfinishedRoom, at now: Milliseconds) { house.restore(room, at: now) }

    /// Nothing can be saved just now: all games here stand, until `journalHealed`.
    /// - Parameter reason: in a few words, as in "the disk is full".
    public func journalStalled(because reason: String, at now: Milliseconds) {
        house.stand(because: reason, at: now)
        wake()
    }

    public func journalHealed(at now: Milliseconds) {
        house.goOn(at: now)
        wake()
    }

    // MARK: - Turns

    /// When `tick` is to be called next.
    public var nextDeadline: Milliseconds? {
        guard let room = house.nextDeadline, let item = agenda.next else { return house.nextDeadline ?? agenda.next }
        return min(room, item)
    }

    /// Decides what is due; what follows goes out at the end of the turn.
    public func tick(at now: Milliseconds) {
        // What came before counts before.
        flushServed()
        house.decideDue(at: now)
        while let item = agenda.take(dueAt: now) {
            switch item {
            case .remind(let code, let reminders, let remaining, let listeners):
                guard let crowd = crowds[code], crowd.reminders == reminders else { continue }
                crowd.remind(remaining, listeners)
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
        isEndingTurn = true
        defer { isEndingTurn = false }
        flushServed()
        repeat {
            house.settle(at: now)
            swap(&outgoing[number].fromRooms, &taken)
            deliver(taken, at: now)
            taken.removeAll(keepingCapacity: taken.count < Parcel.mostKept)
        } while house.hasMail || !outgoing[number].isEmpty
        for loop in outgoing.indices where loop != number && !outgoing[loop].isEmpty {
            send(outgoing[loop], loop)
            outgoing[loop] = Parcel()
        }
    }

    // MARK: - The end

    /// Takes nothing more from anybody; what was read is put to the rooms at the end of this turn.
    public func stopReading() {
        isShuttingDown = true
        for session in sessions.values { session.outlet?.pauseReading() }
    }

    /// Whether all that the rooms here have said has gone out.
    public var isSettled: Bool { house.isSettled }

    /// Says goodbye to everybody.
    public func shutDown(at now: Milliseconds) {
        stopReading()
        endTurn(at: now)
        house.keepSnapshots()
        for session in sessions.values.sorted(by: { $0.number < $1.number }) {
            end(session, .shuttingDown, at: now)
        }
    }

    private func deliver(_ deliveries: [Parcel.Delivery], at now: Milliseconds) {
        for (index, delivery) in deliveries.enumerated() {
            // What a room says in one turn stands together.
            let isLast = index + 1 == deliveries.count || deliveries[index + 1].address != delivery.address
            deliver(delivery.message, from: delivery.address, isLast: isLast, at: now)
        }
        while !answered.isEmpty {
            let sessions = answered
            answered = []
            for session in sessions {
                session.awaitsReply = false
                readOn(session, at: now)
            }
        }
    }

    private func dispatch(_ letter: Outbox.Letter, from address: RoomAddress) {
        let delivery = Parcel.Delivery(address: address, message: letter.message)
        letter.edges.forEach { edge in outgoing[edge].fromRooms.append(delivery) }
    }

    // MARK: - To the rooms

    func plan(_ item: Item, at time: Milliseconds) { agenda.add(item, at: time) }

    /// A room on this loop has it at once, and reads it at the end of the turn.
    func post(_ message: ToRoom, to address: RoomAddress) {
        if address.home == number { return house.receive(message, for: address.code) }
        outgoing[address.home].toRooms.append(Parcel.Call(code: address.code, message: message))
    }

    func post(_ message: ToRoom, to crowd: Crowd) {
        // What was handed over comes ahead of any answer to it.
        flushServed(of: crowd)
        post(message, to: crowd.address)
    }

    private func flushServed() {
        guard !crowdsServed.isEmpty else { return }
        for crowd in crowdsServed { flushServed(of: crowd) }
        crowdsServed.removeAll(keepingCapacity: true)
    }

    private func flushServed(of crowd: Crowd) {
        guard !crowd.served.isEmpty else { return }
        post(.served(question: crowd.servedQuestion, crowd.served), to: crowd.address)
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
