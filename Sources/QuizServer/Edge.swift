import EventLoop
import QuizNight
import QuizProtocol
import QuizRules

/// The sessions of one loop on real connections: it takes clients, hands bytes and times to the night, and carries out
/// what the night wishes. Confined to the loop's thread.
final class Edge {
    let loop: Loop
    let night: Night
    let clock: ServerClock
    private let directory: Directory
    private var clients = 0
    private var others: [Mailbox<LoopMessage>] = []
    private var deadline: Deadline?
    private var isStopping = false
    private var isSettling = false
    /// The shared line last sent, as the loop wants it: a fan-out wraps it once.
    private var lastShared: (line: SharedLine, bytes: SharedBytes)?

    /// Told, on the loop, that this edge has taken a step of the end.
    var stepped: (Ending.Step) -> Void = { _ in }

    init(loop: Loop, night: Night, directory: Directory, clock: ServerClock) {
        self.loop = loop
        self.night = night
        self.directory = directory
        self.clock = clock
        deadline = Deadline(on: loop) { [unowned self] in tick() }
        loop.onEndOfTurn = { [unowned self] in endTurn() }
        night.wake = { [unowned loop] in loop.wake() }
        night.queuedBytes = { [unowned loop] in loop.queuedBytes }
        night.send = { [unowned self] parcel, loop in others[loop].post(.parcel(parcel)) }
    }

    /// Learns where the other loops are reached, and what hosts are to be told.
    func begin(_ loops: [Mailbox<LoopMessage>], addresses: [String]) {
        others = loops
        night.setting.addresses = addresses
    }

    func accept(_ socket: AcceptedSocket) {
        guard !isStopping, let client = try? Client(socket, edge: self) else { return directory.disconnect() }
        clients += 1
        client.begin(night.welcome(client, at: now))
    }

    func receive(_ parcel: Parcel) { night.receive(parcel, at: now) }

    var now: Milliseconds { clock.time(of: loop.now) }

    // MARK: - Turns

    private func tick() {
        night.tick(at: now)
        plan()
        loop.wake()
    }

    private func endTurn() {
        night.endTurn(at: now)
        plan()
        guard isSettling, night.isSettled else { return }
        isSettling = false
        stepped(.settle)
    }

    private func plan() {
        guard !isStopping else { return }
        let next = night.nextDeadline.map { clock.instant(of: $0) }
        if deadline?.at != next { deadline?.set(next) }
    }

    // MARK: - The end

    func take(_ step: Ending.Step) {
        switch step {
        case .stopReading:
            night.stopReading()
            night.endTurn(at: now)
            stepped(.stopReading)
        case .settle:
            isSettling = true
            loop.wake()
        case .sayGoodbye:
            sayGoodbye()
        }
    }

    /// Goodbyes, and what is queued goes out for at most two seconds.
    private func sayGoodbye() {
        guard !isStopping else { return loop.stop() }
        isStopping = true
        isSettling = false
        night.shutDown(at: now)
        guard clients > 0 else { return loop.stop() }
        let last = Deadline(on: loop) { [unowned loop] in loop.stop() }
        last.set(loop.now + .seconds(2))
        deadline = last
    }

    // MARK: - For its clients

    func shared(_ line: SharedLine) -> SharedBytes {
        if let lastShared, lastShared.line === line { return lastShared.bytes }
        let bytes = SharedBytes(line.bytes)
        lastShared = (line, bytes)
        return bytes
    }

    /// A client is gone.
    func lost() {
        clients -= 1
        directory.disconnect()
        if isStopping && clients == 0 { loop.stop() }
    }
}
