internal import Foundation
internal import QuizRecords
internal import QuizRules

/// What is to be written, in order.
struct CommitJob: Sendable {
    enum Work: Sendable {
        case begin(NewGame)
        case batch(InputBatch)
        case snapshot(batch: Int, Game, rulesVersion: Int)
        case end(at: Int64)
        case setAside(reason: String)
    }

    let game: GameID
    let port: Int
    let work: Work

    var isSnapshot: Bool { if case .snapshot = work { true } else { false } }

    /// What it counts for against the limits.
    var bytes: Int {
        switch work {
        case .begin(let game): game.setup.count + 256
        case .batch(let batch): batch.payload.count + 128
        case .snapshot, .end, .setAside: 128
        }
    }
}

/// Between those who have something to save and the one thread that saves it. `@unchecked` rests on this: everything that
/// changes is touched under the mutex only. Whoever listens is told of a stall under it too, so that stalls and
/// healings come in order; they must do no more than pass it on.
final class CommitQueue: @unchecked Sendable {
    typealias Listener = @Sendable (JournalNews) -> Void

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private let limits: JournalLimits
    private let onFailure: @Sendable (JournalFailure) -> Void

    private var jobs: [CommitJob] = []
    private var waitingBytes = 0
    private var listeners: [Listener] = []
    private var lastGame: Int
    private var lastBatch: [GameID: Int] = [:]
    private var trouble: JournalStall?
    private var isBehind = false
    private var told: JournalStall?
    private var isClosing = false
    private var failure: JournalFailure?
    private var isOver = false

    init(lastGame: Int, limits: JournalLimits, onFailure: @escaping @Sendable (JournalFailure) -> Void) {
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
        self.lastGame = lastGame
        self.limits = limits
        self.onFailure = onFailure
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    // MARK: - Those who have something to save

    func addListener(_ listener: @escaping Listener) -> Int {
        locked {
            listeners.append(listener)
            if let told { listener(.stalled(told)) }
            return listeners.count - 1
        }
    }

    /// A number for a game that is written at once.
    func reserveGame() -> GameID { locked { nextGame() } }

    private func nextGame() -> GameID {
        lastGame += 1
        guard let id = GameID(lastGame) else { preconditionFailure("More games than a journal can number") }
        return id
    }

    func begin(_ game: NewGame, port: Int) -> GameID {
        locked {
            let id = nextGame()
            lastBatch[id] = 0
            put(CommitJob(game: id, port: port, work: .begin(game)))
            return id
        }
    }

    /// A game of an earlier process goes on after `batch`.
    func resume(_ game: GameID, after batch: Int) { locked { lastBatch[game] = batch } }

    func append(_ batch: InputBatch, to game: GameID, port: Int) {
        locked {
            guard let last = lastBatch[game], batch.number == last + 1 else {
                preconditionFailure("Batch \(batch.number) of game \(game) is out of order")
            }
            lastBatch[game] = batch.number
            put(CommitJob(game: game, port: port, work: .batch(batch)))
        }
    }

    func end(_ game: GameID, at: Int64, port: Int) {
        locked {
            lastBatch[game] = nil
            put(CommitJob(game: game, port: port, work: .end(at: at)))
        }
    }

    func put(_ game: GameID, _ work: CommitJob.Work, port: Int) {
        locked { put(CommitJob(game: game, port: port, work: work)) }
    }

    private func put(_ job: CommitJob) {
        guard failure == nil, !isOver else { return }
        // One copy of a game at most is held, and the latest: an older one is of no use any more.
        if job.isSnapshot, let older = jobs.firstIndex(where: { $0.isSnapshot && $0.game == job.game }) {
            jobs[older] = job
            return
        }
        jobs.append(job)
        waitingBytes += job.bytes
        if jobs.count == 1 { pthread_cond_broadcast(changed) }
        if waitingBytes > limits.waitingBytes, !isBehind {
            isBehind = true
            tellStall()
        }
        if waitingBytes > limits.mostWaitingBytes { failLocked(.overwhelmed) }
    }

    // MARK: - The one who saves

    /// Waits for work and takes all there is. Nil: closed, and all is done.
    func takeAll() -> [CommitJob]? {
        locked {
            while jobs.isEmpty, !isClosing, failure == nil { pthread_cond_wait(changed, mutex) }
            guard failure == nil, !jobs.isEmpty else { return nil }
            var taken: [CommitJob] = []
            swap(&taken, &jobs)
            return taken
        }
    }

    var isEmpty: Bool { locked { jobs.isEmpty } }

    /// These are durable.
    func committed(_ saved: [CommitJob]) {
        let (heard, news) = locked { () -> ([Listener], [(port: Int, durable: [DurableBatch])]) in
            waitingBytes -= saved.reduce(0) { $0 + $1.bytes }
            trouble = nil
            if isBehind, waitingBytes <= limits.waitingBytes / 2 { isBehind = false }
            tellStall()
            return (listeners, durables(of: saved))
        }
        for (port, durable) in news { heard[port](.durable(durable)) }
    }

    /// The last batch of each game, by the port that it came by, in the order of saving.
    private func durables(of saved: [CommitJob]) -> [(port: Int, durable: [DurableBatch])] {
        var news: [(port: Int, durable: [DurableBatch])] = []
        var places: [GameID: (row: Int, column: Int)] = [:]
        for job in saved {
            let batch: Int
            switch job.work {
            case .begin: batch = 0
            case .batch(let inputs): batch = inputs.number
            case .snapshot, .end, .setAside: continue
            }
            let durable = DurableBatch(game: job.game, number: batch)
            if let place = places[job.game] {
                news[place.row].durable[place.column] = durable
                continue
            }
            let row = news.firstIndex { $0.port == job.port } ?? news.count
            if row == news.count { news.append((job.port, [])) }
            places[job.game] = (row, news[row].durable.count)
            news[row].durable.append(durable)
        }
        return news
    }

    /// Nothing could be saved. Waits before the next try. False: closing, so there is none.
    func waitAfter(_ stall: JournalStall) -> Bool {
        locked {
            trouble = stall
            tellStall()
            guard !isClosing else { return false }
            var until = timespec()
            clock_gettime(CLOCK_MONOTONIC, &until)
            let nanoseconds = until.tv_nsec + limits.retryMilliseconds * 1_000_000
            until.tv_sec += nanoseconds / 1_000_000_000
            until.tv_nsec = nanoseconds % 1_000_000_000
            while !isClosing, failure == nil, pthread_cond_timedwait(changed, mutex, &until) != ETIMEDOUT {}
            return failure == nil
        }
    }

    private func tellStall() {
        let now = trouble ?? (isBehind ? .behind : nil)
        guard now != told else { return }
        told = now
        for listener in listeners { listener(now.map { .stalled($0) } ?? .healed) }
    }

    // MARK: - The end

    /// Nothing is saved any more.
    func fail(_ reason: JournalFailure) { locked { failLocked(reason) } }

    private func failLocked(_ reason: JournalFailure) {
        guard failure == nil else { return }
        failure = reason
        pthread_cond_broadcast(changed)
        onFailure(reason)
    }

    /// The thread has ended; `unsaved` could not be written.
    func over(unsaved: [CommitJob]) {
        locked {
            isOver = true
            jobs = unsaved + jobs
            pthread_cond_broadcast(changed)
        }
    }

    /// Lets all that waits be written, and waits for the end. Throws what could not be.
    func close() throws(JournalError) {
        let left: (batches: Int, reason: String)? = locked {
            isClosing = true
            pthread_cond_broadcast(changed)
            while !isOver { pthread_cond_wait(changed, mutex) }
            let batches = jobs.count { if case .batch = $0.work { true } else { false } }
            let reason = failure?.description ?? trouble?.description
            return jobs.isEmpty && failure == nil ? nil : (batches, reason ?? "the disk failed")
        }
        if let left { throw .unsaved(batches: left.batches, reason: left.reason) }
    }
}
