internal import CLibuv
internal import CTCPInfo
internal import Glibc

/// One client: bytes in, bytes out.
///
/// Output waits for the end of the loop's turn and then goes to the kernel in one write as far as the kernel takes it; the
/// rest follows when the peer reads. A connection stays until it is closed or its loop ends, even if nobody holds it.
public final class TCPConnection {
    /// In digits, such as "192.0.2.7"; an IPv4 peer on an IPv6 socket is told as IPv4.
    public let peerAddress: String
    public let peerPort: UInt16
    /// The peer is on this machine (127.0.0.0/8 or ::1).
    public let isLoopback: Bool

    /// How many bytes may wait for a peer that does not read, besides the 64 KiB or so that the kernel holds.
    public var outputLimit = 96 * 1024
    /// How long `close()` goes on trying to get rid of what is queued.
    public var closeTimeout = Duration.seconds(2)

    enum Stage {
        case open
        /// `close()` was called and not all is with the kernel yet.
        case flushing
        /// All is with the kernel, and the end of our output is being said.
        case shuttingDown
        /// Said; waiting for the peer to take it all and to hang up.
        case lingering
        /// libuv's handle is closing or closed.
        case closed
    }

    let loop: Loop
    let tcp: UnsafeMutablePointer<uv_tcp_t>
    /// Let go when the connection is closed.
    var handler: (any TCPConnectionHandler)?

    var stage = Stage.open
    var peerEnded = false
    /// A write failed: nothing can be sent any more, though there may be something left to read.
    var isBroken = false
    /// The peer has sent something since this was last looked at.
    var hasTalkedOn = false
    private(set) var isPaused = false
    private var isReadSince: Instant?

    var output = OutputQueue()
    var pendingWrite: PendingWrite? {
        didSet { loop.note(self, isBehind: pendingWrite != nil) }
    }
    var willFlush = false
    /// A send was dropped, and the handler has not been told yet.
    var hasOverflowed = false
    var reached = ShortQueue<(marker: UInt64, at: Instant)>()
    var closeLimit: Instant?
    var closeDeadline: Deadline?

    /// Takes the socket, also when it throws, and begins to read. `handler` is held until the connection is closed.
    public init(_ socket: AcceptedSocket, on loop: Loop, handler: any TCPConnectionHandler) throws(LoopError) {
        tcp = try Self.openHandle(socket, on: loop)
        self.loop = loop
        self.handler = handler
        peerAddress = socket.peerAddress
        peerPort = socket.peerPort
        isLoopback = socket.isLoopback
        tcp.pointee.data = unretained(self)
        loop.adopt(self)
        startReading()
    }

    /// Reads nothing more until `resumeReading()`, so that the peer has to wait; the end of its bytes is not noticed either.
    ///
    /// One read may still be told after this: where a deadline pauses the connection whose read took the time stamp that
    /// ran it. Those bytes have left the kernel already.
    public func pauseReading() {
        guard stage == .open, !isPaused else { return }
        isPaused = true
        uv_read_stop(asStream(tcp))
        if isBroken { closeHandle() }
    }

    public func resumeReading() {
        guard stage == .open, isPaused else { return }
        isPaused = false
        startReading()
    }

    /// Whether what has just been read cannot have lain in the kernel for longer than this: whatever lay there when the
    /// loop looked the last time but one was read the last time. `false`: it may have, and `networkFigures` knows.
    public func isReadWithin(milliseconds: Int) -> Bool {
        guard let before = loop.lookBefore, let isReadSince, isReadSince < before else { return false }
        return loop.lastStamp.milliseconds(since: before) < milliseconds
    }

    /// What the kernel has measured; nil when it has measured nothing, when the connection is closed, and on systems other
    /// than Linux.
    public var networkFigures: NetworkFigures? {
        guard let figures = kernelFigures, figures.min_round_trip != .max else { return nil }
        return NetworkFigures(
            minRoundTrip: Int(figures.min_round_trip), roundTrip: Int(figures.round_trip),
            sinceLastReceived: Int(figures.since_last_received))
    }

    var kernelFigures: ctcp_figures? {
        guard let descriptor else { return nil }
        var figures = ctcp_figures()
        return ctcp_read_figures(descriptor, &figures) == 0 ? figures : nil
    }

    private var descriptor: Int32? {
        var descriptor: uv_os_fd_t = -1
        guard stage != .closed, uv_fileno(asHandle(tcp), &descriptor) == 0 else { return nil }
        return descriptor
    }
}

// MARK: - Opening

extension TCPConnection {
    private static func openHandle(
        _ socket: AcceptedSocket, on loop: Loop
    ) throws(LoopError) -> UnsafeMutablePointer<uv_tcp_t> {
        let operation = "open a connection"
        guard let descriptor = socket.takeDescriptor() else {
            throw LoopError(operation, reason: "its socket is taken")
        }
        do {
            try loop.mustBeOpen(to: operation)
            configure(descriptor)
            let tcp = UnsafeMutablePointer<uv_tcp_t>.allocate(capacity: 1)
            let status = uv_tcp_init(loop.raw, tcp)
            if status < 0 { tcp.deallocate() }
            try LoopError.check(status, operation)
            let opened = uv_tcp_open(tcp, descriptor)
            if opened < 0 { uv_close(asHandle(tcp)) { UnsafeMutableRawPointer($0)?.deallocate() } }
            try LoopError.check(opened, operation)
            return tcp
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }

    /// An option that cannot be set is no reason to turn a client away, so the answers are not looked at.
    private static func configure(_ descriptor: Int32) {
        let tcp = Int32(IPPROTO_TCP)
        SocketOption.set(descriptor, tcp, TCP_NODELAY, 1)
        // Left alone, the kernel takes up to 4 MB for a peer that does not read.
        SocketOption.set(descriptor, SOL_SOCKET, SO_SNDBUF, 64 * 1024)
        // A silent peer is asked after 15 s and given up after 30. While bytes are unacknowledged keepalive does nothing,
        // and the user timeout (RFC 5482) takes its place.
        SocketOption.set(descriptor, SOL_SOCKET, SO_KEEPALIVE, 1)
        SocketOption.set(descriptor, tcp, TCP_KEEPIDLE, 15)
        SocketOption.set(descriptor, tcp, TCP_KEEPINTVL, 5)
        SocketOption.set(descriptor, tcp, TCP_KEEPCNT, 3)
        SocketOption.set(descriptor, tcp, TCP_USER_TIMEOUT, 30_000)
    }
}

// MARK: - Reading

extension TCPConnection {
    func startReading() {
        guard !peerEnded else { return }
        isReadSince = MonotonicClock.now()
        uv_read_start(
            asStream(tcp),
            { handle, _, buffer in
                guard let slab = TCPConnection.of(handle)?.loop.readSlab else { return }
                buffer?.pointee.base = slab.baseAddress?.assumingMemoryBound(to: CChar.self)
                buffer?.pointee.len = slab.count
            },
            { stream, count, _ in TCPConnection.of(stream)?.didRead(count) })
    }

    private static func of<Handle>(_ handle: UnsafeMutablePointer<Handle>?) -> TCPConnection? {
        owner(handle.map(asHandle)?.pointee.data, as: TCPConnection.self)
    }

    /// `count` as libuv tells it: bytes, 0 for none after all, or an error below 0, of which the end is one.
    private func didRead(_ count: Int) {
        let at = loop.stamp()
        // The stamp may have run a deadline that closed this connection.
        guard stage != .closed, count != 0 else { return }
        if count > 0 {
            hasTalkedOn = true
            guard stage == .open else { return }
            handler?.connection(self, didRead: UnsafeRawBufferPointer(rebasing: loop.readSlab[..<count]), at: at)
            loop.didRead()
        } else if count == Int(UV_EOF.rawValue) {
            reachedEnd()
        } else {
            closeHandle()
        }
    }

    private func reachedEnd() {
        peerEnded = true
        switch stage {
        case .open: if isBroken { closeHandle() } else { handler?.connectionDidReachEnd(self) }
        case .lingering: closeHandle()
        case .flushing, .shuttingDown, .closed: break
        }
    }
}

@available(*, unavailable)
extension TCPConnection: Sendable {}
