internal import CLibuv
internal import CTCPInfo
internal import Glibc

/// One descriptor that listens, polled by the loop.
///
/// By `uv_poll` and accept4 rather than by libuv's own listener: that one hangs up on clients silently when descriptors
/// run out, and hands out handles bound to its own loop, where a client may be meant for another.
final class ListeningSocket: HandleOwner {
    let address: ListenAddress
    private let loop: Loop
    private let descriptor: Int32
    private let poll = UnsafeMutablePointer<uv_poll_t>.allocate(capacity: 1)
    private var onReadable: (() -> Void)?

    /// Takes the descriptor, also when it throws.
    init(on loop: Loop, _ descriptor: Int32, onReadable: @escaping () -> Void) throws(LoopError) {
        self.loop = loop
        self.descriptor = descriptor
        self.onReadable = onReadable
        let bound = ListeningDescriptor.boundAddress(of: descriptor)
        address = ListenAddress(host: bound.host, port: bound.port)
        let status = uv_poll_init(loop.raw, poll, descriptor)
        if status < 0 {
            poll.deallocate()
            Glibc.close(descriptor)
            throw LoopError("poll a listening socket", status: status)
        }
        poll.pointee.data = unretained(self)
        loop.adopt(self)
        resume()
    }

    enum Outcome {
        case accepted(AcceptedSocket)
        /// Nobody waits.
        case none
        /// This one client is gone again, or its network failed; the next may be fine (accept(2), "Error handling").
        case failed
        /// No descriptors, or no memory for one.
        case exhausted
    }

    func accept() -> Outcome {
        var peer = SocketAddress()
        let accepted = peer.fill { ctcp_accept(descriptor, $0, $1) }
        if accepted >= 0 { return .accepted(AcceptedSocket(descriptor: accepted, peer: peer)) }
        switch errno {
        case EAGAIN, EBADF, EINVAL: return .none
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
        default: return .failed
        }
    }

    var isOpen: Bool { onReadable != nil }

    func pause() {
        if isOpen { uv_poll_stop(poll) }
    }

    func resume() {
        guard isOpen else { return }
        uv_poll_start(poll, Int32(UV_READABLE.rawValue)) { poll, _, _ in
            owner(poll?.pointee.data, as: ListeningSocket.self)?.onReadable?()
        }
    }

    /// The port is free when this returns: a descriptor may be closed as soon as `uv_close` was called on its poll.
    func closeHandle() {
        guard isOpen else { return }
        onReadable = nil
        uv_close(asHandle(poll)) { poll in
            guard let poll, let this = owner(poll.pointee.data, as: ListeningSocket.self) else { return }
            this.poll.deallocate()
            this.loop.release(this)
        }
        Glibc.close(descriptor)
    }
}
