internal import CLibuv
internal import Synchronization

/// The `uv_async_t` of a mailbox: not generic, since a C callback cannot be formed in a generic class.
final class MailboxBell: HandleOwner {
    var onRing: (() -> Void)?
    /// Called on the loop's thread before the handle is closed; after it nobody may ring.
    var onClose: (() -> Void)?

    private var loop: Loop?
    private let async: UnsafeMutablePointer<uv_async_t>
    private var isClosing = false
    private let shallClose = Atomic(false)

    init(on loop: Loop) throws(LoopError) {
        try loop.mustBeOpen(to: "open a mailbox")
        async = .allocate(capacity: 1)
        let status = uv_async_init(loop.raw, async) { handle in
            owner(handle?.pointee.data, as: MailboxBell.self)?.rang()
        }
        if status < 0 {
            async.deallocate()
            throw LoopError("open a mailbox", status: status)
        }
        self.loop = loop
        async.pointee.data = unretained(self)
        loop.adopt(self)
    }

    /// From any thread, while the mailbox's mutex is held and the mailbox has not let go of its bell.
    func ring() {
        uv_async_send(async)
    }

    /// As `ring()`; has the loop's thread close the handle.
    func ringToClose() {
        shallClose.store(true, ordering: .releasing)
        uv_async_send(async)
    }

    func closeHandle() {
        guard !isClosing else { return }
        isClosing = true
        onClose?()
        uv_close(asHandle(async)) { handle in
            owner(handle?.pointee.data, as: MailboxBell.self)?.didClose()
        }
    }

    private func rang() {
        loop?.stamp()
        if shallClose.load(ordering: .acquiring) {
            closeHandle()
        } else {
            onRing?()
        }
    }

    /// Lets go, on the loop's thread, of all that belongs to it: the mailbox itself may end on another.
    private func didClose() {
        onRing = nil
        onClose = nil
        async.deallocate()
        loop?.release(self)
        loop = nil
    }
}
