import EventLoop
import Foundation

/// One server with its players, from the first connection to the last goodbye; what is measured goes into the ledger.
final class Session {
    /// Under which name what is measured goes into the ledger.
    var subject: String
    let server: ServerProcess
    let troupe: Troupe
    let progress: ProgressLine
    var ledger: Ledger
    private var seed: UInt64

    init(
        _ subject: String, _ server: ServerProcess, _ troupe: Troupe, _ progress: ProgressLine, _ ledger: Ledger,
        seed: UInt64
    ) {
        self.subject = subject
        self.server = server
        self.troupe = troupe
        self.progress = progress
        self.ledger = ledger
        self.seed = seed
        ledgerReady()
    }

    private func ledgerReady() { ledger.note(subject, .ready, server.readyAfter) }

    func begin(_ what: String) { progress.begin("\(subject): \(what)") }

    // MARK: - Coming in

    /// Opens the rooms and brings the players in. Returns the rooms' codes.
    @discardableResult
    func comeIn(players: Int, rooms: Int, create: String, sources: Int, outstanding: Int) throws -> [String] {
        begin("\(rooms) rooms")
        let codes = try troupe.open(rooms: rooms, create: create)
        usleep(200_000)
        let before = server.residentBytes
        begin("players come in")
        let boarded = try troupe.board(players: players, sources: sources, outstanding: outstanding)
        let connects = zip(boarded.connectBegan, boarded.greeted).map { Double($1 &- $0) / 1e6 }
        let joins = zip(boarded.greeted, boarded.entered).map { Double($1 &- $0) / 1e6 }
        ledger.note(subject, .connect, each: connects)
        ledger.note(subject, .join, each: joins)
        if let first = boarded.connectBegan.min(), let last = boarded.entered.max(), last > first {
            ledger.note(subject, .joinRate, Double(players) * 1e9 / Double(last - first))
        }
        // Counts and their like go out, and what grew while people came is given back.
        usleep(1_200_000)
        if let before, let after = server.residentBytes, players >= 1000 {
            ledger.note(subject, .residentPerPlayer, Double(after - before) / Double(players))
        }
        return codes
    }

    // MARK: - Scenes

    /// What a scene took of the server.
    struct Cost {
        let played: Played
        /// Nanoseconds; nil where the server's process is not known.
        let cpu: UInt64?
        let memory: MemoryAskedFor?
        let instructions: UInt64?

        func cpu(each count: Int) -> Double? { cpu.map { Double($0) / 1000 / Double(max(1, count)) } }
        func allocations(each count: Int) -> Double? { memory.map { Double($0.allocations) / Double(max(1, count)) } }
        func bytes(each count: Int) -> Double? { memory.map { Double($0.bytes) / Double(max(1, count)) } }
        func instructions(each count: Int) -> Double? { instructions.map { Double($0) / Double(max(1, count)) } }
    }

    /// Plays a scene that begins in a moment, and lets the server finish what it gave rise to.
    ///
    /// - Parameter name: under which its instructions are kept, where they are counted.
    func play(
        _ name: String? = nil, hostLine: String? = nil, answers: Scene.Answers? = nil, wanted: [LineKind] = [],
        kept: [LineKind] = [],
        patience seconds: Double = 20
    ) throws -> Cost {
        usleep(60_000)
        let counter = name == nil ? nil : server.callgrind
        if let counter, let id = server.id { try counter.begin(id) }
        let cpu = server.cpu
        let memory = server.memoryAskedFor
        let at = MonotonicClock.now() + .milliseconds(40)
        let scene = Scene(
            at: at.nanoseconds, hostLine: hostLine, answers: answers, wanted: wanted, kept: kept,
            patience: UInt64(seconds * 1e9))
        let played = try troupe.play(scene)
        usleep(60_000)
        if let problem = played.problems.first { ledger.remark("\(subject): \(problem)") }
        if played.lost > 0 { ledger.remark("\(subject): \(played.lost) connections ended in a scene") }
        if !played.isComplete { ledger.remark("\(subject): not everybody got what they waited for") }
        return Cost(
            played: played, cpu: server.cpu.flatMap { after in cpu.map { after - $0 } },
            memory: server.memoryAskedFor.flatMap { after in memory.map { after - $0 } },
            instructions: try counter.flatMap { counter in try server.id.map { try counter.end(name ?? "", $0) } })
    }

    /// An hour of answers: their own seed each time.
    func answers(window: UInt64) -> Scene.Answers {
        seed &+= 1
        return Scene.Answers(window: window, seed: seed)
    }

    // MARK: - Judging

    /// How long after the host of their room spoke each player had the line, in milliseconds.
    func delays(_ played: Played) -> [Double] {
        guard !played.hostsSpoke.isEmpty else { return [] }
        return played.arrived.indices.compactMap { player in
            let spoke = played.hostsSpoke[played.room[player] % played.hostsSpoke.count]
            return played.arrived[player] > spoke ? Double(played.arrived[player] - spoke) / 1e6 : nil
        }
    }

    func noteFanOut(_ cost: Cost) {
        let delays = delays(cost.played)
        guard let first = delays.min(), let last = delays.max() else { return }
        ledger.note(subject, .question, each: delays)
        ledger.note(subject, .questionFirst, first)
        ledger.note(subject, .questionLast, last)
        ledger.note(subject, .questionSkew, last - first)
        ledger.note(subject, .questionCPU, cost.cpu(each: delays.count))
        ledger.note(subject, .questionAllocations, cost.allocations(each: delays.count))
        ledger.note(subject, .questionBytes, cost.bytes(each: delays.count))
        ledger.note(subject, .questionInstructions, cost.instructions(each: delays.count))
    }

    func noteStorm(_ cost: Cost, paced: Bool) {
        let played = cost.played
        let answered = played.receipted.indices.filter { played.receipted[$0] > 0 }
        guard !answered.isEmpty else { return }
        let corrected = answered.map { Double(played.receipted[$0] &- played.intended[$0]) / 1e6 }
        if paced {
            ledger.note(subject, .pacedReceipt, each: corrected)
            return ledger.note(subject, .pacedCPU, cost.cpu(each: answered.count))
        }
        ledger.note(subject, .stormReceipt, each: corrected)
        ledger.note(
            subject, .stormService, each: answered.map { Double(played.receipted[$0] &- played.answered[$0]) / 1e6 })
        ledger.note(subject, .stormCPU, cost.cpu(each: answered.count))
        ledger.note(subject, .answerAllocations, cost.allocations(each: answered.count))
        ledger.note(subject, .answerBytes, cost.bytes(each: answered.count))
        ledger.note(subject, .answerInstructions, cost.instructions(each: answered.count))
        let first = answered.map { played.intended[$0] }.min() ?? 0
        let last = answered.map { played.receipted[$0] }.max() ?? 0
        let took = Double(last - first)
        ledger.note(subject, .stormRate, Double(answered.count) * 1e9 / took)
        ledger.note(subject, .generatorLoad, Double(played.cpu) * 100 / took / Double(troupe.processes))
    }

    // MARK: - Going

    /// Asks the server to end, and sees how long the last player waits for the end.
    func end(isQuiz: Bool) throws {
        begin("goodbye")
        let asked = MonotonicClock.now().nanoseconds
        server.askToEnd()
        guard server.id != nil else { return troupe.end() }
        let seen = try troupe.seeOff(patience: 10_000_000_000)
        if !server.waitForEnd(atMost: 10) { ledger.remark("\(subject): the server had to be killed") }
        if isQuiz, seen.lastEnd > asked {
            ledger.note(subject, .stop, Double(seen.lastEnd - asked) / 1e6)
            let everybody = seen.left
            if seen.byes < everybody { ledger.remark("\(subject): \(everybody - seen.byes) went without a bye") }
        }
        troupe.end()
    }
}
