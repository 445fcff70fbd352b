import QuizNight
import QuizRecords
import QuizRules

/// One call to the disk that fails.
struct StorageFailure: Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// What was to be written is not, and may be written again once there is room.
        case noRoom = "room"
        /// What the disk holds is no longer known, and the process ends.
        case brokenSync = "sync"
    }

    let kind: Kind
    /// Counted over the whole evening, from 1.
    let call: Int
}

/// A disk that is slow, is full for a while, and at a crash keeps only what was synced (and perhaps some of the rest).
final class SimulatedDisk {
    private unowned let simulation: Simulation
    private let chance: Chance
    private var pending: [(entry: StoredRecord, journal: SimulatedJournal)] = []
    /// What no crash can take away, in order.
    private(set) var synced: [StoredRecord] = []
    private var isCommitting = false
    private(set) var isFull = false
    private var hasStalled = false
    /// The process that writes: what an earlier one began never ends.
    private var process = 0
    /// How often something was to be written, or synced.
    private(set) var calls = 0

    init(_ simulation: Simulation, _ chance: Chance) {
        self.simulation = simulation
        self.chance = chance
    }

    var isIdle: Bool { pending.isEmpty && !isCommitting }

    func write(_ entry: StoredRecord, from journal: SimulatedJournal) {
        guard let commit = simulation.plan.commit else {
            keep(entry)
            return journal.isDurable(entry)
        }
        pending.append((entry, journal))
        beginCommit(commit)
    }

    private func beginCommit(_ commit: ClosedRange<Int>) {
        guard !isCommitting, !pending.isEmpty else { return }
        isCommitting = true
        let process = process, count = pending.count
        if count > 1 { simulation.record.saw(.groupCommit) }
        simulation.after(chance.span(commit)) { [unowned self] in
            guard process == self.process else { return }
            isCommitting = false
            switch outcome(ofCommitting: count) {
            case nil: endCommit(count, commit)
            case .noRoom: failCommit(commit)
            case .brokenSync:
                simulation.record.tell("the disk does not confirm what was written")
                simulation.record.saw(.failedSync)
                simulation.server.end()
            }
        }
    }

    /// One call for each batch, and one to sync.
    private func outcome(ofCommitting count: Int) -> StorageFailure.Kind? {
        let first = calls + 1
        calls += count + 1
        if let failure = simulation.failure, (first...calls).contains(failure.call) {
            if failure.kind == .noRoom { fill(for: chance.span(300...3000)) }
            return failure.kind
        }
        if isFull { return .noRoom }
        return simulation.isFaulty && chance.percent(simulation.plan.brokenSyncs) ? .brokenSync : nil
    }

    private func endCommit(_ count: Int, _ commit: ClosedRange<Int>) {
        let done = pending.prefix(count)
        pending.removeFirst(count)
        for (entry, _) in done { keep(entry) }
        simulation.record.tell("\(count) batches are on disk")
        simulation.server.mayCrash(at: .commit)
        guard simulation.server.isUp else { return }
        for (entry, journal) in done { journal.willTell(entry) }
        if hasStalled {
            hasStalled = false
            simulation.server.tellJournal { loop in loop.night.journalHealed(at: loop.now) }
        }
        beginCommit(commit)
    }

    private func failCommit(_ commit: ClosedRange<Int>) {
        if pending.contains(where: { $0.entry.isBeginning }) {
            simulation.record.saw(.noRoomForABeginning)
        }
        if !hasStalled {
            hasStalled = true
            simulation.server.tellJournal { loop in loop.night.journalStalled(because: "the disk is full", at: loop.now)
            }
        }
        let process = process
        isCommitting = true
        simulation.after(200) { [unowned self] in
            guard process == self.process else { return }
            isCommitting = false
            beginCommit(commit)
        }
    }

    private func keep(_ entry: StoredRecord) {
        synced.append(entry)
        simulation.keep(entry)
    }

    /// There is no room for some time.
    func fill(for time: Milliseconds) {
        simulation.record.tell("the disk is full")
        isFull = true
        simulation.after(time) { [unowned self] in
            simulation.record.tell("the disk has room again")
            isFull = false
        }
    }

    /// The process is gone. What was under way may have reached the disk, or not.
    func crash() {
        process += 1
        let count = chance.percent(50) ? 0 : chance.number(0...pending.count)
        for (entry, _) in pending.prefix(count) { keep(entry) }
        for (entry, _) in pending.dropFirst(count) where entry.hasAnswer { simulation.record.saw(.crashBeforeCommit) }
        pending = []
        isCommitting = false
        hasStalled = false
    }

    /// What a new process finds: the rooms that have not ended, each with its game as it was kept last, and with what
    /// came after that.
    func unfinishedRooms() -> [UnfinishedRoom] {
        var order: [RoomCode] = []
        var found: [RoomCode: Found] = [:]
        for record in synced {
            switch simulation.read(record) {
            case .begin(let setup, let token, let at):
                order.append(record.room)
                found[record.room] = Found(setup: setup, token: token, at: at, game: Game(setup, at: at))
            case .batch(let batch):
                for entry in batch.entries { _ = found[batch.room]?.game.apply(entry.input, at: entry.at) }
                found[batch.room]?.last = batch.number
            case .snapshot(let batch, let bytes): found[record.room]?.goOn(from: bytes, after: batch, simulation)
            case .end: found[record.room] = nil
            case nil: break
            }
        }
        return order.compactMap { room in
            guard var kept = found[room] else { return nil }
            // As if it had been kept just before the end.
            if chance.percent(30) { kept.goOn(from: GameSnapshot.payload(of: kept.game), after: kept.last, simulation) }
            return UnfinishedRoom(code: room, hostToken: kept.token, game: kept.game, lastBatch: kept.last)
        }
    }
}

/// A room as its rows are read.
private struct Found {
    let setup: GameSetup
    let token: String
    let at: Milliseconds
    var game: Game
    var last = 0

    mutating func goOn(from bytes: [UInt8], after batch: Int, _ simulation: Simulation) {
        simulation.record.expect(batch == last, "a snapshot after batch \(batch) stands behind batch \(last)")
        do {
            game = try GameSnapshot.read(bytes, setup: setup, startedAt: at)
        } catch {
            simulation.record.fail("a snapshot cannot be read: \(error)")
        }
        if game.openQuestion != nil { simulation.record.saw(.snapshotOfAnOpenQuestion) }
    }
}

/// What one loop sees of the disk.
final class SimulatedJournal: Journal {
    var onDurable: ((RoomCode, Int) -> Void)?
    private unowned let simulation: Simulation
    private let chance: Chance
    /// The process it belongs to has not crashed.
    var isAlive = true
    private var lastWord: Milliseconds = 0

    init(_ simulation: Simulation, _ chance: Chance) {
        self.simulation = simulation
        self.chance = chance
    }

    func begin(_ room: RoomCode, setup: GameSetup, hostToken: String, at: Milliseconds) {
        write(StoredRecord(beginning: room, setup, token: hostToken, at: at))
    }

    func append(_ batch: Batch) { write(StoredRecord(batch)) }
    func keepSnapshot(_ game: Game, after batch: Int, of room: RoomCode) {
        simulation.record.saw(.snapshot)
        write(StoredRecord(game, after: batch, of: room))
    }

    func end(_ room: RoomCode, at: Milliseconds) { write(StoredRecord(ending: room)) }

    private func write(_ entry: StoredRecord) {
        guard isAlive else { return }
        simulation.server.mayCrash(at: .append)
        guard isAlive else { return }
        simulation.disk.write(entry, from: self)
    }

    /// The loop hears of it a little later, in order.
    func willTell(_ entry: StoredRecord) {
        post { [unowned self] in isDurable(entry) }
    }

    func post(_ word: @escaping () -> Void) {
        lastWord = max(lastWord, simulation.now + chance.span(0...simulation.plan.parcel / 4))
        simulation.at(lastWord) { [weak self] in if self?.isAlive == true { word() } }
    }

    func isDurable(_ entry: StoredRecord) {
        if let number = entry.number { onDurable?(entry.room, number) }
    }
}
