import QuizProtocol
import QuizRules

/// The rooms that live on one loop: it puts what comes to them, wakes them when something is due, and says what may go
/// out. Confined to the loop's thread.
final class House {
    let number: Int
    private let limits: Limits
    private let directory: Directory
    private let journal: any Journal
    private var chance: any RandomNumberGenerator
    private(set) var rooms: [RoomCode: Room] = [:]
    private var agenda = Agenda<RoomCode>()
    /// When each room is next on the agenda.
    private var scheduled: [RoomCode: Milliseconds] = [:]
    private var lastRoom: Room?
    private var withMail: [Room] = []
    private var toRelease: [Room] = []
    /// Why nothing can be saved just now.
    private var stallReason: String?

    /// Takes what a room has said that may go out, in order.
    var deliver: (RoomAddress, Outbox.Letter) -> Void = { _, _ in }
    /// Told of rooms that open and end.
    var note: (Note) -> Void = { _ in }

    init(
        number: Int, limits: Limits, directory: Directory, journal: any Journal, chance: any RandomNumberGenerator
    ) {
        self.number = number
        self.limits = limits
        self.directory = directory
        self.journal = journal
        self.chance = chance
    }

    func receive(_ message: ToRoom, for code: RoomCode) {
        if case .open(let setup, let token, let now) = message { return open(code, setup, token, at: now) }
        guard let room = room(code) else { return turnAway(message, from: code) }
        if !room.hasMail { withMail.append(room) }
        room.post(message)
    }

    /// Mostly the same as the last time: a room's mail comes in bundles.
    private func room(_ code: RoomCode) -> Room? {
        if let last = lastRoom, last.code == code { return last }
        lastRoom = rooms[code]
        return lastRoom
    }

    func durable(_ code: RoomCode, upTo batch: Int) {
        guard let room = rooms[code] else { return }
        room.durable(upTo: batch)
        toRelease.append(room)
    }

    /// Takes in a room of an earlier process.
    func restore(_ unfinished: UnfinishedRoom, at now: Milliseconds) {
        let address = RoomAddress(code: unfinished.code, home: number)
        let room = Room(address, goingOn: unfinished, limits: limits, journal: journal, chance: chance, at: now)
        rooms[unfinished.code] = room
        directory.add(address, isHosted: unfinished.game.setup.isHosted)
        keepCodesApart(in: room)
        // At once: the first who comes may come for it.
        noteUse(of: room)
        withMail.append(room)
    }

    /// Nothing can be saved just now: all games stand.
    func stand(because reason: String, at now: Milliseconds) {
        stallReason = reason
        for room in roomsInOrder {
            room.stand(because: reason, since: now)
            toRelease.append(room)
        }
    }

    /// Things can be saved again.
    func goOn(at now: Milliseconds) {
        guard stallReason != nil else { return }
        stallReason = nil
        for room in roomsInOrder {
            room.goOn(at: now)
            withMail.append(room)
        }
    }

    /// A dictionary's order is another in each process, and the same evening must be the same again.
    private var roomsInOrder: [Room] { rooms.values.sorted { $0.code.description < $1.code.description } }

    /// Has all games kept as they are: whoever goes on with them, by the rules of a later version even, replays nothing.
    func keepSnapshots() {
        for room in rooms.values { room.keepSnapshot() }
    }

    /// When `decideDue` is to be called next.
    var nextDeadline: Milliseconds? { agenda.next }

    /// Decides what is due; what follows from it waits for `settle`.
    func decideDue(at now: Milliseconds) {
        while let code = agenda.take(dueAt: now) {
            if let due = scheduled[code], due <= now { scheduled[code] = nil }
            if let room = rooms[code] { drain(room, at: now) }
        }
    }

    /// Puts what came to the rooms, and has what may go out delivered.
    func settle(at now: Milliseconds) {
        while !withMail.isEmpty {
            var rooms: [Room] = []
            swap(&rooms, &withMail)
            for room in rooms { drain(room, at: now) }
        }
        for room in toRelease { release(room) }
        toRelease.removeAll(keepingCapacity: true)
    }

    var hasMail: Bool { !withMail.isEmpty }

    /// Whether nothing waits: neither mail nor anything that is not yet durable.
    var isSettled: Bool { withMail.isEmpty && rooms.values.allSatisfy { $0.isSettled } }

    // MARK: - Rooms

    private func open(_ code: RoomCode, _ setup: GameSetup, _ token: String, at now: Milliseconds) {
        let address = RoomAddress(code: code, home: number)
        // Who asked for it is turned away.
        guard stallReason == nil else { return directory.remove(address) }
        let room = Room(
            address, hostToken: token, setup: setup, limits: limits, journal: journal, chance: chance, at: now)
        rooms[code] = room
        lastRoom = room
        keepCodesApart(in: room)
        journal.begin(code, setup: setup, hostToken: token, at: now)
        note(.roomOpened(code, title: setup.title, mode: setup.mode))
    }

    /// To a room of one's own one comes back by its bank and a code alone, so no two of one bank deal the same.
    private func keepCodesApart(in room: Room) {
        guard !room.game.setup.isHosted, let bank = room.game.setup.banks.first else { return }
        room.isCodeTaken = { [directory] code in directory.ownRoom(code, of: bank) != nil }
    }

    private func drain(_ room: Room, at now: Milliseconds) {
        guard rooms[room.address.code] === room else { return }
        room.drain(at: now)
        toRelease.append(room)
        noteUse(of: room)
        if room.isOver(at: now) { return end(room, at: now) }
        if room.hasChangedAbandonment { directory.setAbandoned(room.address.code, room.isAbandoned) }
        guard let next = room.nextDeadline else { return }
        if let planned = scheduled[room.address.code], planned <= next { return }
        scheduled[room.address.code] = next
        agenda.add(room.address.code, at: next)
    }

    private func end(_ room: Room, at now: Milliseconds) {
        let code = room.address.code
        room.close(.roomEnded)
        release(room)
        for (bank, code) in room.ownCodes { directory.forget(code, of: bank) }
        directory.remove(room.address)
        rooms[code] = nil
        lastRoom = nil
        scheduled[code] = nil
        journal.end(code, at: now)
        note(.roomEnded(code))
    }

    /// What practice needs to know: whether its banks are still in play, or who comes back to it. Told when it changes.
    private func noteUse(of room: Room) {
        guard room.hasChangedUse else { return }
        if room.game.setup.isHosted {
            if room.game.phase == .over {
                directory.endUse(in: room.address.code)
            } else {
                directory.use(room.game.setup.banks, in: room.address.code)
            }
        } else {
            for (bank, code) in room.ownCodes { directory.keep(code, of: bank, at: room.address) }
        }
    }

    private func release(_ room: Room) {
        room.release { deliver(room.address, $0) }
    }

    /// The room has ended while the message was under way.
    private func turnAway(_ message: ToRoom, from code: RoomCode) {
        let problem = stallReason.map { Problem(.notSaved, "No room can be opened just now: \($0).") } ?? .noRoom(code)
        let address = RoomAddress(code: code, home: number)
        switch message {
        case .come(let attachment, let id, _, _):
            let message = FromRoom.refused(attachment, id, problem, guess: false)
            deliver(address, Outbox.Letter(edges: EdgeSet(attachment.edge), message: message))
        case .open, .vacate, .served, .ask, .silent, .gone:
            // Whoever was inside has been told `room_ended`.
            break
        }
    }
}
