import QuizNight
import QuizRules

/// One connection, both ends and the network between: it splits, delays, stalls and breaks.
final class Link: Outlet {
    private unowned let simulation: Simulation
    /// Weak, for the loop's night holds the session, and that holds this.
    private weak var loop: SimulatedLoop?
    private let chance: Chance
    let inspector: Inspector
    private weak var person: Person?
    private let latency: Milliseconds
    private var session: Session?

    // The server's end.
    private var queue: ArraySlice<UInt8> = []
    private var markers: [(end: Int, marker: UInt64)] = []
    private var queuedInAll = 0
    private var takenInAll = 0
    private var willFlush = false
    private var hasOverflowed = false
    private var isHangingUp = false
    private var isReading = true
    private var unread: [UInt8] = []
    private var lastArrival: Milliseconds = 0
    private var clientHasEnded = false
    private var hasToldEnd = false
    var outputLimit = 0

    // The network.
    private(set) var isCut = false
    private var lastDown: Milliseconds = 0
    private var lastUp: Milliseconds = 0
    private var inFlight = 0
    private var held: [UInt8] = []
    private(set) var isStalled = false
    private var hasClosedForPerson = false

    init(_ simulation: Simulation, _ loop: SimulatedLoop, _ person: Person, _ chance: Chance) {
        self.simulation = simulation
        self.loop = loop
        self.person = person
        self.chance = chance
        latency = chance.span(simulation.plan.latency)
        inspector = Inspector(simulation, person, loop: loop.night.number)
    }

    func begin(_ session: Session) { self.session = session }

    private var isLoopAlive: Bool { loop?.isAlive ?? false }

    // MARK: - What the night wishes

    func send(_ bytes: [UInt8], marker: UInt64?) { send(bytes, marker) }
    func send(_ line: SharedLine, rest: [UInt8], marker: UInt64?, isLast: Bool) {
        send(line.bytes + rest, marker)
    }

    private func send(_ bytes: [UInt8], _ marker: UInt64?) {
        guard isLoopAlive, !isHangingUp, !hasOverflowed else { return }
        if queuedBytes + bytes.count > outputLimit { giveToKernel() }
        if queuedBytes + bytes.count > outputLimit {
            hasOverflowed = true
            return flushLater()
        }
        inspector.sees(bytes)
        queue += bytes
        queuedInAll += bytes.count
        if let marker { markers.append((queuedInAll, marker)) }
        flushLater()
    }

    func pauseReading() { isReading = false }

    func resumeReading() {
        isReading = true
        soon { $0.readSome() }
    }

    func hangUp() {
        guard !isHangingUp else { return }
        isHangingUp = true
        hasOverflowed = false
        flushLater()
        after(2000) { $0.closeAtServer() }
    }

    var queuedBytes: Int { queue.count }

    /// On some systems the kernel tells nothing of its connections.
    private var knowsTimes: Bool { simulation.plan.jitter != 10 }

    var figures: LinkFigures {
        // Either the kernel does not know, or it knows to the microsecond.
        guard knowsTimes else { return LinkFigures() }
        return LinkFigures(minimumRoundTrip: Int(latency.value) * 2000 + 300, sinceLastReceived: waited)
    }

    var address: String { "192.0.2.9" }
    var isLoopback: Bool { true }

    // MARK: - From the server to the person

    private func flushLater() {
        guard !willFlush else { return }
        willFlush = true
        loop?.willFlush(self)
    }

    /// At the end of a turn.
    func flush() {
        willFlush = false
        guard session != nil else { return }
        let isMore = giveToKernel()
        tellReached()
        if hasOverflowed, !isHangingUp, let session {
            hasOverflowed = false
            inspector.isBroken = true
            loop?.night.overflowed(session, at: simulation.now)
            loop?.touch()
        }
        if isMore { after(chance.span(1...20)) { $0.flush() } }
        if isHangingUp, queue.isEmpty { endInOrder() }
    }

    /// Returns whether the kernel would take more in a moment.
    @discardableResult
    private func giveToKernel() -> Bool {
        let room = max(0, simulation.plan.kernelBuffer - inFlight)
        let most = simulation.plan.smallestWrite.map { chance.number(1...$0) } ?? .max
        let count = min(room, most, queue.count)
        guard count > 0 else { return false }
        let bytes = Array(queue.prefix(count))
        queue = queue.dropFirst(count)
        takenInAll += count
        inFlight += count
        carryDown(bytes)
        return !queue.isEmpty && count == most
    }

    private func tellReached() {
        while let first = markers.first, first.end <= takenInAll, let session {
            markers.removeFirst()
            loop?.night.handedOver(session, marker: first.marker, at: simulation.now)
            loop?.touch()
        }
    }

    private func carryDown(_ bytes: [UInt8]) {
        guard !isCut else { return }
        lastDown = max(lastDown, simulation.now + latency + chance.span(0...simulation.plan.jitter))
        simulation.at(lastDown) { [weak self] in
            guard let self, !isCut else { return }
            if isStalled { held += bytes } else { arriveAtPerson(bytes) }
        }
    }

    private func arriveAtPerson(_ bytes: [UInt8]) {
        inFlight -= bytes.count
        person?.take(bytes, from: self)
        if !queue.isEmpty, !willFlush, session != nil { soon { $0.flush() } }
    }

    /// The person's program stops reading for some time.
    func stall(for time: Milliseconds) {
        isStalled = true
        after(time) { link in
            link.isStalled = false
            let held = link.held
            link.held = []
            if !held.isEmpty { link.arriveAtPerson(held) }
        }
    }

    // MARK: - From the person to the server

    func write(_ bytes: [UInt8]) {
        inspector.wrote(bytes.count)
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(simulation.plan.piece.map { chance.number(1...$0) } ?? bytes.count)
            rest = rest.dropFirst(piece.count)
            lastUp = max(lastUp, simulation.now + latency + chance.span(0...simulation.plan.jitter))
            simulation.at(lastUp) { [weak self] in self?.arriveAtServer(piece) }
        }
    }

    private func arriveAtServer(_ piece: ArraySlice<UInt8>) {
        guard !isCut, session != nil else { return }
        unread += piece
        lastArrival = simulation.now
        // In a storm, what came is read only when the loop gets round to it.
        if chance.percent(25) { after(chance.span(0...simulation.plan.turn)) { $0.readSome() } } else { readSome() }
    }

    /// How long ago the last bytes came.
    private var waited: Int { Int((simulation.now - lastArrival).value) }

    private func readSome() {
        guard isReading, !isHangingUp, let session, isLoopAlive else { return }
        if !unread.isEmpty {
            simulation.server.mayCrash(at: .read)
            guard isLoopAlive else { return }
            let bytes = unread
            unread = []
            inspector.hasRead(bytes.count, waited: knowsTimes ? waited : 0)
            bytes.withUnsafeBytes { loop?.night.read(session, $0, at: simulation.now) }
            loop?.touch()
        }
        if clientHasEnded, unread.isEmpty, isReading, !isHangingUp, !hasToldEnd {
            hasToldEnd = true
            loop?.night.reachedEnd(session, at: simulation.now)
            loop?.touch()
        }
    }

    /// The person sends no more, but still reads.
    func endSending() {
        inspector.isBroken = true
        lastUp = max(lastUp, simulation.now + latency)
        simulation.at(lastUp) { [weak self] in
            guard let self, !isCut else { return }
            clientHasEnded = true
            readSome()
        }
    }

    // MARK: - Ends

    /// The network between breaks: each end notices when it does.
    func cut() {
        guard !isCut else { return }
        isCut = true
        inspector.isBroken = true
        let isHalfOpen = chance.percent(15)
        after(chance.span(0...(isHalfOpen ? 20_000 : 300))) { $0.closeAtServer() }
        after(chance.span(0...(isHalfOpen ? 3_000 : 300))) { $0.closeForPerson() }
    }

    /// All has been sent, and the person is told that no more comes.
    private func endInOrder() {
        guard session != nil else { return }
        after(latency + latency + 1) { $0.closeAtServer() }
        simulation.at(max(lastDown, simulation.now + latency)) { [weak self] in
            // One who does not read sees the end after what is held.
            guard let self else { return }
            if isStalled { after(3000) { $0.closeForPerson() } } else { closeForPerson() }
        }
    }

    private func closeAtServer() {
        guard let session, isLoopAlive else { return }
        self.session = nil
        inspector.isClosed = true
        loop?.night.ended(session, at: simulation.now)
        loop?.forget(self)
        loop?.touch()
        // What was not sent by then is lost.
        after(latency + 1) { $0.closeForPerson() }
    }

    func serverDied() {
        session = nil
        inspector.isClosed = true
        inspector.isBroken = true
        simulation.at(max(lastDown, simulation.now + latency) + 1) { [weak self] in self?.closeForPerson() }
    }

    private func closeForPerson() {
        guard !hasClosedForPerson else { return }
        hasClosedForPerson = true
        isCut = true
        person?.lost(self)
        if session != nil { after(latency) { $0.closeAtServer() } }
    }

    /// The person's program hangs up.
    func hangUpByPerson() {
        inspector.isBroken = true
        isCut = true
        hasClosedForPerson = true
        after(latency) { $0.closeAtServer() }
    }

    private func soon(_ action: @escaping (Link) -> Void) { after(0, action) }

    private func after(_ time: Milliseconds, _ action: @escaping (Link) -> Void) {
        simulation.after(time) { [weak self] in if let self { action(self) } }
    }
}
