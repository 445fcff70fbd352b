internal import Glibc

/// Listens on one or several addresses, and hands out the clients that come.
///
/// It stays until it is closed or the loop ends, even if nobody holds it.
public final class TCPListener {
    private let loop: Loop
    private let acceptsPerTurn: Int
    private let mayAccept: () -> Bool
    private let refusal: () -> [UInt8]
    private let accept: (AcceptedSocket) -> Void
    private let desk: RefusalDesk
    private var sockets: [ListeningSocket] = []
    private var spare = SpareDescriptor()
    private var retry: Deadline?

    /// Listens, or throws and leaves nothing behind. Names are looked up here, which may block.
    ///
    /// - Parameters:
    ///   - addresses: all of them must be had, but for a wildcard `[::]` on a machine without IPv6. Where several ask for
    ///     port 0 they get the same one.
    ///   - backlog: how many clients may wait to be accepted; the system may cap it (`net.core.somaxconn`).
    ///   - acceptsPerTurn: how many clients each address accepts before others have their turn again.
    ///   - mayAccept: asked for each client; where it says no, or descriptors have run out, the client is sent
    ///     `refusal` and closed in order, and the listener goes on.
    ///   - accept: given each client that may come in.
    public init(
        on loop: Loop, addresses: [ListenAddress], backlog: Int32 = 4096, acceptsPerTurn: Int = 64,
        mayAccept: @escaping () -> Bool, refusal: @escaping () -> [UInt8], accept: @escaping (AcceptedSocket) -> Void
    ) throws(ListenError) {
        self.loop = loop
        self.acceptsPerTurn = acceptsPerTurn
        self.mayAccept = mayAccept
        self.refusal = refusal
        self.accept = accept
        desk = RefusalDesk(on: loop)
        let descriptors = try ListeningPlan(addresses, backlog: backlog).open()
        do {
            try poll(descriptors)
        } catch {
            close()
            throw .cannotListen(addresses[0], error.description)
        }
        retry = Deadline(on: loop) { [unowned self] in resume() }
    }

    /// Where it listens, with the port that port 0 became. A name is told as the addresses it stood for, and a `[::]`
    /// that was left out for want of IPv6 is missing.
    public private(set) var boundAddresses: [ListenAddress] = []

    /// Stops listening; the ports are free when this returns. Clients that were accepted stay.
    public func close() {
        for socket in sockets { socket.closeHandle() }
        sockets = []
        retry = nil
        spare.giveUp()
    }

    private func poll(_ descriptors: [Int32]) throws(LoopError) {
        var left = descriptors[...]
        defer { for descriptor in left { Glibc.close(descriptor) } }
        try loop.mustBeOpen(to: "listen")
        while let descriptor = left.popFirst() {
            let index = sockets.count
            sockets.append(try ListeningSocket(on: loop, descriptor) { [self] in clientsWait(at: index) })
        }
        boundAddresses = sockets.map(\.address)
    }

    private func clientsWait(at index: Int) {
        let socket = sockets[index]
        for _ in 0..<acceptsPerTurn {
            loop.stamp()
            guard socket.isOpen else { return }
            switch socket.accept() {
            case .none: return
            case .failed: continue
            case .accepted(let client): admit(client)
            case .exhausted: if !refuseWithSpare(at: socket) { return }
            }
        }
    }

    private func admit(_ client: AcceptedSocket) {
        if mayAccept() {
            accept(client)
        } else {
            desk.refuse(client, refusal())
        }
    }

    /// False when there is no more to be done now. (Linux says that descriptors have run out also when nobody waits.)
    private func refuseWithSpare(at socket: ListeningSocket) -> Bool {
        defer { spare.refill() }
        guard spare.isHeld else {
            waitForDescriptors()
            return false
        }
        spare.giveUp()
        switch socket.accept() {
        case .accepted(let client):
            desk.refuseAtOnce(client, refusal())
            return true
        case .failed: return true
        case .none: return false
        case .exhausted:
            waitForDescriptors()
            return false
        }
    }

    /// Polled on, the waiting clients would keep the loop spinning with nothing to be done for them.
    private func waitForDescriptors() {
        for socket in sockets { socket.pause() }
        retry?.set(MonotonicClock.now() + .milliseconds(100))
    }

    private func resume() {
        spare.refill()
        for socket in sockets { socket.resume() }
    }
}
