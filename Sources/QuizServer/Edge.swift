import EventLoop
import QuizNight
import QuizProtocol
import QuizRules

/// The sessions of one loop on real connections: it accepts, hands bytes and times to the night, and carries out what the
/// night wishes. Confined to the loop's thread.
final class Edge {
    let loop: Loop
    let night: Night
    let clock: ServerClock
    private let maxClients: Int
    private var clients: [ObjectIdentifier: Client] = [:]
    private var listener: TCPListener?
    private var deadline: Deadline?
    private var isStopping = false
    /// The shared line last sent, as the loop wants it: a fan-out wraps it once.
    private var lastShared: (line: SharedLine, bytes: SharedBytes)?

    init(loop: Loop, night: Night, clock: ServerClock, maxClients: Int) {
        self.loop = loop
        self.night = night
        self.clock = clock
        self.maxClients = maxClients
        deadline = Deadline(on: loop) { [unowned self] in tick() }
        loop.onEndOfTurn = { [unowned self] in endTurn() }
        night.wake = { [unowned loop] in loop.wake() }
    }

    /// Starts to accept clients. Throws where an address cannot be listened on.
    func listen(on addresses: [ListenAddress]) throws(ListenError) -> [ListenAddress] {
        let listener = try TCPListener(
            on: loop, addresses: addresses,
            mayAccept: { [unowned self] in
                clients.count < maxClients || (clients.count < maxClients + 32 && night.makePlace(at: now))
            },
            refusal: { [unowned self] in Self.refusal(at: now) },
            accept: { [unowned self] socket in accept(socket) })
        self.listener = listener
        return listener.boundAddresses
    }

    /// Ends the evening in order: no newcomers, goodbyes, what is queued goes out for at most two seconds.
    func stop() {
        guard !isStopping else { return loop.stop() }
        isStopping = true
        listener?.close()
        night.shutDown(at: now)
        guard !clients.isEmpty else { return loop.stop() }
        let last = Deadline(on: loop) { [unowned loop] in loop.stop() }
        last.set(loop.now + .seconds(2))
        deadline = last
    }

    private var now: Milliseconds { clock.time(of: loop.now) }

    private func accept(_ socket: AcceptedSocket) {
        guard let client = try? Client(socket, edge: self) else { return }
        clients[ObjectIdentifier(client)] = client
        client.begin(night.welcome(client, at: now))
    }

    private static func refusal(at now: Milliseconds) -> [UInt8] {
        var bytes: [UInt8] = []
        let problem = Problem(.serverFull, "This server is full. Please try again in a minute.")
        JSONDialect.encode(.error(problem), at: now, re: nil, into: &bytes)
        JSONDialect.encode(.bye(.serverFull), at: now, re: nil, into: &bytes)
        return bytes
    }

    // MARK: - Turns

    private func tick() {
        night.tick(at: now)
        plan()
        loop.wake()
    }

    private func endTurn() {
        night.endTurn(at: now)
        plan()
    }

    private func plan() {
        guard !isStopping else { return }
        let next = night.nextDeadline.map { clock.instant(of: $0) }
        if deadline?.at != next { deadline?.set(next) }
    }

    // MARK: - For its clients

    func shared(_ line: SharedLine) -> SharedBytes {
        if let lastShared, lastShared.line === line { return lastShared.bytes }
        let bytes = SharedBytes(line.bytes)
        lastShared = (line, bytes)
        return bytes
    }

    func forget(_ client: Client) {
        clients[ObjectIdentifier(client)] = nil
        if isStopping && clients.isEmpty { loop.stop() }
    }
}
