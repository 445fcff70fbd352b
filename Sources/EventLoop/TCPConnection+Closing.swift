internal import CLibuv
internal import CTCPInfo

extension TCPConnection: HandleOwner {
    /// Closes in order: what is queued goes out, for at most `closeTimeout`; then the peer is told that no more comes, and
    /// given time to hang up too. Nothing more is read to the handler.
    ///
    /// It waits for the peer since a close with unread bytes is a reset (RFC 1122, 4.2.2.13), which can destroy what the
    /// peer has not read yet; a peer that does not hang up is waited for until its kernel has taken all and it has been
    /// silent for a twentieth of `closeTimeout`.
    public func close() {
        guard stage == .open else { return }
        if isBroken { return closeHandle() }
        stage = .flushing
        hasOverflowed = false
        let limit = MonotonicClock.now() + closeTimeout
        closeLimit = limit
        let deadline = Deadline(on: loop) { [unowned self] in closeTimeIsUp() }
        closeDeadline = deadline
        deadline.set(limit)
        startReading()
        flushLater()
    }

    /// Closes now. What is queued is lost; what the kernel has taken it still sends.
    public func abort() {
        closeHandle()
    }

    /// Called when what was to be flushed may have been flushed.
    func goOnClosing() {
        guard stage == .flushing, output.isEmpty, pendingWrite == nil else { return }
        stage = .shuttingDown
        let request = UnsafeMutablePointer<uv_shutdown_t>.allocate(capacity: 1)
        request.pointee.data = unretained(self)
        let status = uv_shutdown(request, asStream(tcp)) { request, status in
            guard let request else { return }
            let this = owner(request.pointee.data, as: TCPConnection.self)
            request.deallocate()
            this?.didShutDown(status)
        }
        if status < 0 {
            request.deallocate()
            closeHandle()
        }
    }

    private func didShutDown(_ status: Int32) {
        guard stage == .shuttingDown else { return }
        guard status == 0, !peerEnded else { return closeHandle() }
        stage = .lingering
        hasTalkedOn = false
        closeDeadline?.set(nextLook)
    }

    private func closeTimeIsUp() {
        let isLate = closeLimit.map { $0 <= MonotonicClock.now() } ?? true
        if stage != .lingering || isLate || (peerHasAll && !hasTalkedOn) {
            closeHandle()
        } else {
            hasTalkedOn = false
            closeDeadline?.set(nextLook)
        }
    }

    private var nextLook: Instant {
        let next = MonotonicClock.now() + closeTimeout / 20
        return closeLimit.map { min($0, next) } ?? next
    }

    /// The peer's kernel has acknowledged every byte and the end, as far as can be known.
    private var peerHasAll: Bool {
        guard let figures = kernelFigures else { return true }
        return figures.unacknowledged == 0 && figures.unsent == 0
    }

    func closeHandle() {
        guard stage != .closed else { return }
        stage = .closed
        output.removeAll()
        reached = ShortQueue()
        closeDeadline = nil
        uv_close(asHandle(tcp)) { handle in
            owner(handle?.pointee.data, as: TCPConnection.self)?.didClose()
        }
    }

    private func didClose() {
        tcp.deallocate()
        loop.release(self)
        let handler = handler
        self.handler = nil
        handler?.connectionDidClose(self)
    }
}
