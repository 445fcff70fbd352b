import QuizNight
import QuizProtocol
import QuizRules

/// One evening from one seed: first with faults, then, after all has healed, to its end.
final class Simulation {
    private static let start: Milliseconds = 1_700_000_000_000
    /// How long a healed evening may take to its end.
    private static let mostHealedTime: Milliseconds = .seconds(3600)
    /// Beyond this many events an evening goes round in circles.
    private static let mostEvents = 3_000_000

    let seed: UInt64
    let record: Record
    private(set) var plan: Plan
    let parties: [Party]
    let shelf: SimulatedShelf
    private let chance: Chance
    private var timeline = Timeline()
    private(set) var now = start
    private var events = 0

    private(set) lazy var disk = SimulatedDisk(self, chance.stream())
    private(set) lazy var server = SimulatedServer(self, chance.stream())
    private var ledgers: [RoomCode: RoomLedger] = [:]
    private var people: [Person] = []
    /// Things go wrong; afterwards all must come to its end.
    private(set) var isFaulty = true
    private var isDone = false
    /// Nobody asks for anything more.
    private(set) var isQuiet = false
    private(set) var crashes = 0
    /// Requests are numbered over the whole evening.
    var lastRequest = 0

    /// The one call to the disk that fails, in an evening in which nothing else does.
    let failure: StorageFailure?

    init(seed: UInt64, failure: StorageFailure? = nil, isTelling: Bool = false) {
        self.seed = seed
        self.failure = failure
        chance = Chance(seed: seed)
        record = Record(isTelling: isTelling, from: Self.start)
        plan = failure == nil ? Plan(chance) : Plan(calm: chance)
        let chance = chance
        let plan = plan
        var parties = (1...plan.parties).map { Party(number: $0, isFirst: $0 == 1, chance) }
        for number in 0..<plan.alone {
            let isInPlay = chance.percent(30)
            parties.append(
                Party(number: plan.parties + number + 1, aloneWith: isInPlay ? parties[0].bank : nil, chance))
        }
        self.parties = parties
        // Who comes after a test is shown all of it at once.
        if parties.contains(where: { $0.mode == .test }) { self.plan.limits.playerOutputBytes *= 8 }
        shelf = SimulatedShelf(parties.map(\.bank))
        record.now = { [unowned self] in now }
    }

    // MARK: - Time

    func at(_ time: Milliseconds, _ action: @escaping () -> Void) { timeline.add(at: max(time, now), action) }
    func after(_ time: Milliseconds, _ action: @escaping () -> Void) { timeline.add(at: now + time, action) }

    /// Plays the evening; returns what came of it.
    func run() -> Record {
        record.tell("\(plan)")
        server.start()
        invite()
        after(plan.faultyTime) { [unowned self] in heal() }
        for _ in 0..<plan.fullDisks {
            after(chance.span(1000...Int(plan.faultyTime.value))) { [unowned self] in fillDisk() }
        }
        while record.fault == nil, !isDone, let event = timeline.take() {
            now = event.at
            event.action()
            events += 1
            if events > Self.mostEvents { record.fail("the evening goes round in circles") }
        }
        server.stop()
        record.storageCalls = disk.calls
        return record
    }

    private func invite() {
        for party in parties {
            func name(_ role: String, _ number: Int) -> String {
                "\(role)\(number)\(party.number == 1 ? "" : "-\(party.number)")"
            }
            for number in 1..<party.hosts + 1 {
                people.append(Host(self, party, name("host", number), chance.stream(), isFirst: number == 1))
            }
            for number in 0..<party.players {
                people.append(Player(self, party, name("player", number), chance.stream()))
            }
            for number in 0..<party.textPlayers {
                people.append(TextPlayer(self, party, name("typist", number), chance.stream()))
            }
            for number in 0..<party.watchers {
                people.append(Watcher(self, party, name("watcher", number), chance.stream()))
            }
        }
        for person in people { after(chance.span(0...3000)) { person.arrive() } }
    }

    private func fillDisk() {
        guard isFaulty else { return }
        if ledgers.values.contains(where: { $0.game.openQuestion != nil }) { record.saw(.stallWithQuestionOpen) }
        disk.fill(for: chance.span(300...8000))
    }

    // MARK: - The end

    private func heal() {
        record.tell("FROM HERE ON ALL IS WELL")
        isFaulty = false
        plan.lateness = 0
        plan.turn = 0
        plan.smallestWrite = nil
        plan.kernelBuffer = 64 << 10
        let since = now
        lookForEnd(since: since)
    }

    private func lookForEnd(since: Milliseconds) {
        after(500) { [unowned self] in
            if isOver { return end() }
            guard now < since + Self.mostHealedTime else {
                return record.fail("the evening does not come to its end: \(standing)")
            }
            lookForEnd(since: since)
        }
    }

    private var isOver: Bool {
        let areOver = parties.allSatisfy { party in
            party.isAlone || party.invitation.flatMap { ledger(of: $0.room) }?.game.phase == .over
        }
        return areOver && disk.isIdle && server.isUp && people.allSatisfy(\.isContent)
    }

    private var standing: String {
        let phases = parties.map { party in
            let room = party.invitation.flatMap { ledger(of: $0.room) }
            return room.map { "\($0.game.phase)\($0.game.isPaused ? ", paused" : "")" } ?? "no room"
        }
        let waiting = people.filter { !$0.isContent }.map(\.name).joined(separator: ", ")
        let server = server.isUp ? "up" : "down"
        return "\(phases.joined(separator: "; ")); server \(server); waiting: \(waiting)"
    }

    /// Nothing is left to say; then what must hold when all is quiet.
    private func end() {
        isQuiet = true
        after(30_000) { [unowned self] in
            isDone = true
            for loop in server.loops {
                loop.checkBounds()
                record.expect(loop.night.isSettled, "something is held back for good")
                for link in loop.links {
                    let open = link.inspector.unanswered
                    record.expect(open.isEmpty, "never answered: \(open.joined(separator: ", "))")
                }
            }
            checkPresence()
            // The journal, played again from its beginning, gives the same evening.
            for room in disk.unfinishedRooms() { check(room) }
        }
    }

    /// Whoever is connected is here, and nobody else is.
    private func checkPresence() {
        let members = server.loops.map(\.memberCount).reduce(0, +)
        let attached = server.loops.map(\.attachedCount).reduce(0, +)
        record.expect(members == attached, "\(members) are in rooms, and \(attached) are connected to one")
        let links = server.loops.flatMap(\.links).map(\.inspector)
        for ledger in ledgers.values {
            let here = ledger.game.players.filter { $0.presence == .here }.map(\.id)
            for player in links.filter({ $0.room === ledger }).compactMap(\.player) {
                record.expect(here.contains(player), "\(player) in room \(ledger.code) is connected, and not here")
            }
        }
    }

    // MARK: - What the disk keeps

    func keep(_ stored: StoredRecord) {
        let code = stored.room
        switch read(stored) {
        case .begin(let setup, let token, let at):
            record.expect(ledgers[code] == nil, "a room begins twice")
            guard let bank = shelf.banks.first(where: { [$0.bank.name] == setup.banks }) else {
                return record.fail("a room with the banks \(setup.banks)")
            }
            if ledgers.values.count(where: { $0.game.phase != .over }) == 3 { record.saw(.manyRooms) }
            ledgers[code] = RoomLedger(self, code, setup, bank, token: token, at: at)
        case .batch(let batch):
            guard let ledger = ledgers[code] else { return record.fail("a batch of a room that never began") }
            ledger.apply(batch)
        // It is read when a new process goes on from it.
        case .snapshot: break
        case .end: ledgers[code]?.end()
        case nil: break
        }
    }

    func read(_ stored: StoredRecord) -> StoredRecord.Content? {
        do {
            return try stored.read()
        } catch {
            record.fail("what is on disk of room \(stored.room) cannot be read: \(error)")
            return nil
        }
    }

    /// Somewhere somebody has buzzed, and nobody has been named.
    var awaitsNaming: Bool { ledgers.values.contains { $0.model.awaitsNaming } }

    func ledger(of code: String) -> RoomLedger? { ledgers[RoomCode(typed: code)] }

    /// A room that a new process found on the disk.
    func check(_ room: UnfinishedRoom) {
        guard let ledger = ledgers[room.code] else { return record.fail("a room comes back that never was") }
        record.expect(room.hostToken == ledger.hostToken, "a room comes back with another token")
        ledger.check(room.game, lastBatch: room.lastBatch)
    }

    func noteCrash() {
        crashes += 1
        for ledger in ledgers.values { ledger.noteCrash() }
    }

    func noteParcels() {
        if server.loops.count == 3, server.loops.allSatisfy({ $0.parcelsUnderWay > 0 }) { record.saw(.parcelsInFlight) }
    }
}

/// A shelf with the banks of the evening.
final class SimulatedShelf: Shelf {
    let banks: [SimulatedBank]
    init(_ banks: [SimulatedBank]) { self.banks = banks }
    func bank(named name: String) -> Bank? { banks.first { $0.bank.name == name }?.bank }
    var summaries: [BankSummary] { banks.map(\.summary) }
}
