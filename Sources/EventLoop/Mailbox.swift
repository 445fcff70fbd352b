internal import Glibc

/// The one way into a loop from another thread: messages go in anywhere and come out on the loop's thread, in order, in
/// batches of all that has gathered.
///
/// The queue and the right to ring the loop are kept under one mutex. `close()` takes that right away under the same
/// mutex before the loop's handle is closed, so nobody rings a bell that is gone. That is what `@unchecked` rests on:
/// `queue` and `bell` are touched under the mutex only, `deliver` on the loop's thread only.
///
/// A mailbox stays alive until it is closed or its loop ends.
public final class Mailbox<Message: Sendable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private var queue: [Message] = []
    private var bell: MailboxBell?

    /// `deliver` is called on the loop's thread and never with an empty batch.
    public init(on loop: Loop, deliver: @escaping ([Message]) -> Void) throws(LoopError) {
        let bell = try MailboxBell(on: loop)
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        self.bell = bell
        bell.onRing = { [self] in
            let batch = empty()
            if !batch.isEmpty { deliver(batch) }
        }
        bell.onClose = { [self] in disconnect() }
    }

    deinit {
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
    }

    /// Puts a message in; from any thread. False when the mailbox is closed, or its loop has ended: the message is lost.
    @discardableResult
    public func post(_ message: Message) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard let bell else { return false }
        queue.append(message)
        if queue.count == 1 { bell.ring() }
        return true
    }

    /// Closes the mailbox; from any thread. Nothing can be posted from then on, and what was not yet delivered is
    /// dropped.
    public func close() {
        disconnect(ringing: true)
    }

    private func empty() -> [Message] {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        let batch = queue
        queue = []
        return batch
    }

    private func disconnect(ringing: Bool = false) {
        pthread_mutex_lock(mutex)
        let dropped = queue
        queue = []
        if ringing { bell?.ringToClose() }
        bell = nil
        pthread_mutex_unlock(mutex)
        // A message may hold an object whose end posts to this mailbox: let go only outside the mutex.
        withExtendedLifetime(dropped) {}
    }
}
