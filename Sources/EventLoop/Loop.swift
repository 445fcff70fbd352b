internal import CLibuv
internal import Glibc

/// One event loop: sockets, deadlines and mailboxes of one thread.
///
/// A loop and all that hangs on it belong to the thread that runs it. None of it is `Sendable`, so the compiler keeps it
/// there: create the loop inside the thread's closure. Only a `Mailbox` may be used from elsewhere.
///
/// **A turn** is what happens between two sleeps, or until so many reads have come: deadlines and callbacks, then
/// `onEndOfTurn`, then the flush of every connection that has output. What the flush itself gives rise to (a `handedOver`, a deadline that fell due) makes
/// another turn follow without a sleep.
public final class Loop {
    /// Called at the end of each turn, before output is flushed; what is sent in here leaves in the same turn.
    public var onEndOfTurn: (() -> Void)?

    let raw: UnsafeMutablePointer<uv_loop_t>
    /// Where every connection of this loop reads into: its bytes are good only inside one `didRead`.
    let readSlab = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
    /// The buffers of one write while it is put together.
    let vectors = UnsafeMutableBufferPointer<uv_buf_t>.allocate(capacity: 64)
    let deadlines = DeadlineQueue()

    private enum Stage { case ready, running, ended }
    private var stage = Stage.ready
    private var owners: [ObjectIdentifier: any HandleOwner] = [:]

    private let endOfTurn = UnsafeMutablePointer<uv_prepare_t>.allocate(capacity: 1)
    private let sleepless = UnsafeMutablePointer<uv_idle_t>.allocate(capacity: 1)
    private let alarm = UnsafeMutablePointer<uv_timer_t>.allocate(capacity: 1)
    /// The deadline that `alarm` is set for.
    private var alarmAt: Instant?

    /// How many reads make a turn at most. In a storm libuv would hand over tens of thousands of lines before it lets a turn
    /// end: by then the first has waited for all others, and nothing of it is in the processor's caches any more.
    private static let mostReads = 64
    private var reads = 0

    private(set) var lastStamp = MonotonicClock.now()
    /// When the loop last looked for what had come, and when it did so before that.
    private var lastLook: Instant?
    private(set) var lookBefore: Instant?

    /// A flush to thousands is long: what falls due in it is found this soon.
    private static let flushesForEachStamp = 8
    private var unflushed: [TCPConnection] = []
    private var flushing: [TCPConnection] = []
    private var isFlushing = false
    /// Connections whose peer has not taken all that was flushed.
    private var behind: [ObjectIdentifier: TCPConnection] = [:]

    public init() throws(LoopError) {
        Self.ignoreBrokenPipes
        raw = .allocate(capacity: 1)
        let status = uv_loop_init(raw)
        if status < 0 {
            raw.deallocate()
            endOfTurn.deallocate()
            sleepless.deallocate()
            alarm.deallocate()
            stage = .ended
            throw LoopError("create an event loop", status: status)
        }
        openOwnHandles()
    }

    deinit {
        // Whoever owns a handle holds the loop, so only the loop's own handles can be left here.
        if stage == .ready { closeEverything() }
        readSlab.deallocate()
        vectors.deallocate()
    }

    /// Takes a time stamp: reads the clock, and runs the deadlines that are due before it returns what it read.
    ///
    /// The actions of deadlines run inside this call; inside such an action it only reads the clock. The loop takes a
    /// stamp of its own at each read, write and accept. To read the clock and nothing more, use `MonotonicClock.now()`.
    public var now: Instant { stamp() }

    /// Asks for another end of turn without a sleep before it, though nothing came.
    public func wake() {
        guard stage != .ended else { return }
        uv_idle_start(sleepless) { _ in }
    }

    /// Runs until `stop()`, then flushes once what was sent in the last turn, closes every handle, tells every
    /// connection's handler of it, and returns with nothing left open. A loop runs once.
    ///
    /// A loop that shall not run after all (a port was taken, say) is cleared away by `stop()` and then `run()`.
    public func run() throws(LoopError) {
        guard stage == .ready else { throw LoopError("run the event loop", reason: "it has run before") }
        stage = .running
        uv_run(raw, UV_RUN_DEFAULT)
        finishTurn()
        closeEverything()
    }

    /// Makes `run()` return at the end of this turn.
    public func stop() {
        guard stage != .ended else { return }
        uv_stop(raw)
    }

    /// The handles of connections, listeners, mailboxes and signal watchers whose memory is not yet freed; 0 when
    /// `run()` has returned.
    public var openHandles: Int {
        guard stage != .ended else { return 0 }
        var count = 0
        withUnsafeMutablePointer(to: &count) { count in
            uv_walk(raw, { _, count in count?.assumingMemoryBound(to: Int.self).pointee += 1 }, count)
        }
        return count - 3
    }

    /// Bytes that wait for peers who do not read, all connections together; what was sent in this turn is not in it yet.
    public var queuedBytes: Int { behind.values.reduce(0) { $0 + $1.queuedBytes } }

    /// A client that goes away must be an error of one write, not the end of the process.
    private static let ignoreBrokenPipes: Void = {
        _ = signal(SIGPIPE, SIG_IGN)
    }()
}

@available(*, unavailable)
extension Loop: Sendable {}

// MARK: - Turns

extension Loop {
    @discardableResult
    func stamp() -> Instant {
        let instant = MonotonicClock.now()
        lastStamp = instant
        if deadlines.run(dueAt: instant) { wake() }
        return instant
    }

    /// Has the connection flushed at the end of this turn, in the order in which they asked.
    func flushAtEndOfTurn(_ connection: TCPConnection) {
        unflushed.append(connection)
        if isFlushing { wake() }
    }

    func note(_ connection: TCPConnection, isBehind: Bool) {
        behind[ObjectIdentifier(connection)] = isBehind ? connection : nil
    }

    /// A connection has been read, and its handler is done with it.
    func didRead() {
        reads += 1
        if reads >= Self.mostReads { finishTurn() }
    }

    private func willLook() {
        finishTurn()
        lookBefore = lastLook
        lastLook = MonotonicClock.now()
    }

    private func finishTurn() {
        reads = 0
        uv_idle_stop(sleepless)
        stamp()
        onEndOfTurn?()
        flush()
        setAlarm()
    }

    private func flush() {
        isFlushing = true
        swap(&unflushed, &flushing)
        for (index, connection) in flushing.enumerated() {
            connection.flush()
            if index.isMultiple(of: Self.flushesForEachStamp) { stamp() }
        }
        flushing.removeAll(keepingCapacity: true)
        isFlushing = false
    }

    /// libuv's own timer only ends the sleep; what is due is found by the stamp. Its clock has whole milliseconds, so
    /// it is set for the first of them that is not too early.
    private func setAlarm() {
        let next = deadlines.next
        guard next != alarmAt else { return }
        alarmAt = next
        guard let next else {
            uv_timer_stop(alarm)
            return
        }
        uv_update_time(raw)
        let due = next.nanoseconds / 1_000_000 + (next.nanoseconds % 1_000_000 == 0 ? 0 : 1)
        let now = uv_now(raw)
        uv_timer_start(alarm, { Loop.of($0)?.alarmRang() }, due > now ? due - now : 0, 0)
    }

    private func alarmRang() {
        alarmAt = nil
        stamp()
    }
}

// MARK: - Handles

extension Loop {
    /// Enters the owner of a handle that has just been opened; see `HandleOwner`.
    func adopt(_ owner: any HandleOwner) {
        owners[ObjectIdentifier(owner)] = owner
    }

    func release(_ owner: any HandleOwner) {
        owners[ObjectIdentifier(owner)] = nil
    }

    /// Handles can be opened before and while the loop runs, and not when it is closing or closed.
    func mustBeOpen(to operation: String) throws(LoopError) {
        if stage == .ended { throw LoopError(operation, reason: "the event loop has ended") }
    }

    private static func of<Handle>(_ handle: UnsafeMutablePointer<Handle>?) -> Loop? {
        owner(handle.map(asHandle)?.pointee.data, as: Loop.self)
    }

    private func openOwnHandles() {
        uv_prepare_init(raw, endOfTurn)
        uv_idle_init(raw, sleepless)
        uv_timer_init(raw, alarm)
        endOfTurn.pointee.data = unretained(self)
        alarm.pointee.data = unretained(self)
        uv_prepare_start(endOfTurn) { Loop.of($0)?.willLook() }
    }

    private func closeEverything() {
        stage = .ended
        for owner in Array(owners.values) { owner.closeHandle() }
        for handle in [asHandle(endOfTurn), asHandle(sleepless), asHandle(alarm)] {
            uv_close(handle) { UnsafeMutableRawPointer($0)?.deallocate() }
        }
        // A stop() of the last turn, after `uv_run` had returned, makes the first of these runs return at once.
        while uv_run(raw, UV_RUN_DEFAULT) != 0 {}
        let status = uv_loop_close(raw)
        precondition(status == 0, "a handle was left open at the end of its loop")
        raw.deallocate()
        owners = [:]
        unflushed = []
        behind = [:]
        onEndOfTurn = nil
        deadlines.clear()
    }
}
