internal import CLibuv

extension TCPConnection {
    /// Queues bytes; they leave at the end of this turn. Ignored once `close()` or `abort()` was called, or when the
    /// connection is gone. What does not fit `outputLimit` is dropped whole and told (`connectionDidOverflow`).
    ///
    /// - Parameter marker: any number; when these bytes and all before them are with the kernel, the handler is told it.
    public func send(_ bytes: [UInt8], marker: UInt64? = nil) {
        guard hasRoom(for: bytes.count) else { return }
        output.append(bytes)
        queued(marker)
    }

    /// The same for bytes that go to many, with an end that is for this peer alone. The shared ones are not copied.
    ///
    /// - Parameter isLast: nothing more is to come in this turn, so the kernel can have it all now: where thousands are
    ///   told something, the first need not wait until it has been queued for the last.
    public func send(_ shared: SharedBytes, rest: [UInt8] = [], marker: UInt64? = nil, isLast: Bool = false) {
        guard hasRoom(for: shared.count + rest.count) else { return }
        output.append(shared)
        output.append(rest)
        queued(marker)
        if isLast { writeWhatFits() }
    }

    /// Bytes that the kernel has not taken yet.
    public var queuedBytes: Int {
        guard stage != .closed, pendingWrite != nil else { return output.count }
        return output.count + uv_stream_get_write_queue_size(asStream(tcp))
    }

    /// The limit is for a peer that does not read, so a turn with much to say first gives what it can to the kernel.
    private func hasRoom(for count: Int) -> Bool {
        guard stage == .open, !isBroken, !hasOverflowed else { return false }
        if queuedBytes + count > outputLimit { writeWhatFits() }
        if isBroken || queuedBytes + count <= outputLimit { return !isBroken }
        hasOverflowed = true
        flushLater()
        return false
    }

    private func queued(_ marker: UInt64?) {
        if let marker { output.mark(marker) }
        flushLater()
    }

    func flushLater() {
        guard !willFlush else { return }
        willFlush = true
        loop.flushAtEndOfTurn(self)
    }

    /// At the end of the turn, from the loop.
    func flush() {
        willFlush = false
        guard stage != .closed else { return }
        writeWhatFits()
        writeTheRest()
        // What fell due while this was written comes ahead of what is told of it.
        if !reached.isEmpty { loop.stamp() }
        tellReached()
        tellOverflow()
        if stage == .flushing { goOnClosing() }
    }

    /// Writes until all is written or the kernel has enough. Calls nobody.
    private func writeWhatFits() {
        while pendingWrite == nil, !output.isEmpty, !isBroken {
            let (written, all) = output.withVectors(loop.vectors) { filled, bytes in
                (Int(uv_try_write(asStream(tcp), loop.vectors.baseAddress, UInt32(filled))), bytes)
            }
            if written == Int(UV_EAGAIN.rawValue) { break }
            guard written >= 0 else { return broke() }
            output.drop(written)
            output.accept(written)
            noteReached(at: MonotonicClock.now())
            if written < all { break }
        }
        noteReached(at: MonotonicClock.now())
    }

    /// Has libuv write on when the peer has read. One such write at a time, and up to the next mark only, so that its end
    /// is the time of that mark; what comes after it waits here, and goes out by `writeWhatFits` again.
    private func writeTheRest() {
        guard pendingWrite == nil, !output.isEmpty, !isBroken else { return }
        let part = output.take(output.countToFirstMark, vectors: loop.vectors)
        pendingWrite = PendingWrite.start(part, on: tcp, vectors: loop.vectors) { [unowned self] count, status in
            didWrite(count, status)
        }
        if pendingWrite == nil { broke() }
    }

    private func didWrite(_ count: Int, _ status: Int32) {
        pendingWrite = nil
        guard stage != .closed else { return }
        if status < 0 { return broke() }
        let at = loop.stamp()
        output.accept(count)
        noteReached(at: at)
        tellReached()
        if stage != .closed { flushLater() }
    }

    /// Reads the clock only where there is something to note: most writes have no mark.
    private func noteReached(at: @autoclosure () -> Instant) {
        guard output.hasMarksReached else { return }
        let at = at()
        output.takeMarksReached { reached.append(($0, at)) }
    }

    /// What is noted while this goes on waits for the next flush, which the send that caused it has asked for.
    private func tellReached() {
        guard !reached.isEmpty else { return }
        loop.wake()
        for _ in 0..<reached.count {
            guard let (marker, at) = reached.removeFirst() else { return }
            handler?.connection(self, handedOver: marker, at: at)
            if stage == .closed { return }
        }
    }

    private func tellOverflow() {
        guard hasOverflowed, stage == .open else { return }
        hasOverflowed = false
        loop.wake()
        handler?.connectionDidOverflow(self)
    }

    /// The peer takes no more. What it sent before it went is still to be read, so the end of that closes the connection.
    private func broke() {
        isBroken = true
        output.removeAll()
        let willRead = stage == .open && !peerEnded && !isPaused
        if !willRead { closeHandle() }
    }
}
