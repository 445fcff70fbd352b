@testable import QuizNight
import QuizProtocol
import QuizRules

/// The server: real nights on simulated loops, thrown away at a crash and built again from what the disk kept.
final class SimulatedServer {
    /// Where a process may end.
    enum Step { case append, commit, turn, read, parcel }

    private unowned let simulation: Simulation
    private let chance: Chance
    private var seeds: Chance
    private(set) var loops: [SimulatedLoop] = []
    private(set) var isUp = false
    private var dealt = 0
    /// When the next crash is due, and at which kind of step.
    private var nextCrash: (after: Milliseconds, at: Step)?
    private var crashesLeft: Int
    /// The question that was open at the last crash.
    private var lastCrashQuestion: [RoomCode: Int] = [:]

    init(_ simulation: Simulation, _ chance: Chance) {
        self.simulation = simulation
        self.chance = chance
        seeds = chance.stream()
        crashesLeft = simulation.plan.crashes
    }

    func start() {
        let plan = simulation.plan
        let directory = Directory(loops: plan.loops)
        loops = (0..<plan.loops).map { number in
            let journal = SimulatedJournal(simulation, seeds.stream())
            let night = Night(
                Night.Setting(version: "0", hostKey: "key", addresses: ["192.0.2.1:7777"]), number: number,
                limits: plan.limits, directory: directory, shelf: simulation.shelf, journal: journal,
                chance: SplitMix64(seed: seeds.next()), at: simulation.now)
            return SimulatedLoop(simulation, night, journal, seeds.stream())
        }
        for loop in loops { loop.connect() }
        isUp = true
        for room in simulation.disk.unfinishedRooms() {
            simulation.check(room)
            let loop = loops[chance.number(0...loops.count - 1)]
            loop.night.restore(room, at: simulation.now)
            loop.touch()
        }
        for loop in loops { loop.plan() }
        drawCrash()
    }

    /// The evening is over.
    func stop() {
        for loop in loops {
            loop.die()
            loop.bury()
        }
        loops = []
    }

    func accept(_ person: Person) -> Link? {
        guard isUp else { return nil }
        dealt += 1
        return loops[dealt % loops.count].accept(person, seeds.stream())
    }

    /// Posts something of the journal's to each loop, in order after what it said before.
    func tellJournal(_ word: @escaping (SimulatedLoop) -> Void) {
        for loop in loops {
            loop.journal.post {
                word(loop)
                loop.touch()
            }
        }
    }

    // MARK: - Crashes

    private func drawCrash() {
        guard crashesLeft > 0 else { return nextCrash = nil }
        let step = chance.one(of: [Step.append, .commit, .commit, .turn, .read, .parcel])
        nextCrash = (simulation.now + chance.span(200...40_000), step)
    }

    func mayCrash(at step: Step) {
        // A moment so short that a crash would hardly ever fall into it.
        if step == .commit, crashesLeft > 0, simulation.isFaulty, simulation.awaitsNaming, chance.percent(10) {
            return crash(in: step)
        }
        guard isUp, simulation.isFaulty, let next = nextCrash, next.at == step, simulation.now >= next.after else {
            return
        }
        // Not always at the first such step, or it would always be that of the same input.
        if chance.percent(40) { crash(in: step) }
    }

    /// The process ends itself: it must not go on.
    func end() { crash(in: .commit) }

    private func crash(in step: Step) {
        crashesLeft -= 1
        simulation.record.tell("CRASH at a step of kind \(step)")
        if step == .append || step == .parcel { simulation.record.saw(.crashInsideATurn) }
        isUp = false
        let old = loops
        for loop in old { loop.die() }
        simulation.noteCrash()
        simulation.disk.crash()
        simulation.after(chance.span(50...6000)) { [unowned self] in
            // Until now the call in which the process died was still under way.
            for loop in old { loop.bury() }
            loops = []
            simulation.record.tell("the server is back")
            start()
        }
    }
}

/// One loop with its night: turns, timers and parcels, each with chance's own delays.
final class SimulatedLoop {
    private unowned let simulation: Simulation
    let night: Night
    let journal: SimulatedJournal
    private let chance: Chance
    private(set) var isAlive = true
    private(set) var links: [Link] = []
    private var toFlush: [Link] = []
    private var isTurning = false
    private var tickAt: Milliseconds?
    /// When the last parcel to each loop arrives: they never overtake one another.
    private var arrivals: [Int: Milliseconds] = [:]
    private(set) var parcelsUnderWay = 0
    private var turns = 0

    init(_ simulation: Simulation, _ night: Night, _ journal: SimulatedJournal, _ chance: Chance) {
        self.simulation = simulation
        self.night = night
        self.journal = journal
        self.chance = chance
    }

    var now: Milliseconds { simulation.now }

    func connect() {
        night.wake = { [unowned self] in touch() }
        night.queuedBytes = { [unowned self] in links.reduce(0) { $0 + $1.queuedBytes } }
        night.send = { [unowned self] parcel, number in
            simulation.server.mayCrash(at: .parcel)
            guard isAlive else { return }
            let at = max(arrivals[number] ?? 0, now + chance.span(0...simulation.plan.parcel))
            arrivals[number] = at
            parcelsUnderWay += 1
            simulation.noteParcels()
            simulation.at(at) { [weak self] in
                guard let self, isAlive else { return }
                parcelsUnderWay -= 1
                // As long as this loop lives, the server's loops are those of its own process.
                let other = simulation.server.loops[number]
                other.night.receive(parcel, at: now)
                other.touch()
            }
        }
    }

    func accept(_ person: Person, _ chance: Chance) -> Link {
        let link = Link(simulation, self, person, chance)
        links.append(link)
        link.begin(night.welcome(link, at: now))
        touch()
        return link
    }

    func forget(_ link: Link) { links.removeAll { $0 === link } }

    // MARK: - Turns

    /// Something has happened: the turn will end.
    func touch() {
        guard isAlive, !isTurning else { return }
        isTurning = true
        simulation.after(chance.percent(30) ? chance.span(0...simulation.plan.turn) : 0) { [weak self] in
            self?.endTurn()
        }
    }

    private func endTurn() {
        guard isAlive else { return }
        isTurning = false
        turns += 1
        simulation.server.mayCrash(at: .turn)
        guard isAlive else { return }
        night.endTurn(at: now)
        let flushing = toFlush
        toFlush = []
        for link in flushing where isAlive { link.flush() }
        guard isAlive else { return }
        plan()
        if turns % 64 == 0 { checkBounds() }
    }

    func willFlush(_ link: Link) {
        toFlush.append(link)
        touch()
    }

    /// Sets the timer for what is due next.
    func plan() {
        guard isAlive, let next = night.nextDeadline else { return }
        if let tickAt, tickAt <= next { return }
        tickAt = next
        let late = chance.percent(50) ? chance.span(0...simulation.plan.lateness) : 0
        if late > 50 { simulation.record.saw(.lateTimer) }
        simulation.at(max(now, next) + late) { [weak self] in
            guard let self, isAlive, tickAt == next else { return }
            tickAt = nil
            if let due = night.nextDeadline, due <= now {
                night.tick(at: now)
                touch()
            }
            plan()
        }
    }

    func die() {
        isAlive = false
        journal.isAlive = false
        for link in links { link.serverDied() }
        links = []
    }

    /// Lets go of what a night that ends with its process need not: its people and its crowds hold one another.
    func bury() { for session in night.sessions.values { session.close() } }

    /// How many connections its rooms hold.
    var memberCount: Int { night.house.rooms.values.reduce(0) { $0 + $1.members.count } }

    /// How many of its own connections are in a room.
    var attachedCount: Int { night.attached.count }

    /// Nobody leaves anything behind.
    func checkBounds() {
        simulation.record.expect(
            night.sessions.count == links.count, "\(night.sessions.count) sessions for \(links.count) connections")
        simulation.record.expect(
            night.attached.count <= links.count, "\(night.attached.count) attachments for \(links.count) connections")
        simulation.record.expect(night.crowds.count <= links.count, "crowds without people")
        for link in links {
            simulation.record.expect(
                link.queuedBytes <= link.outputLimit, "\(link.queuedBytes) bytes wait beyond the limit")
        }
    }
}
