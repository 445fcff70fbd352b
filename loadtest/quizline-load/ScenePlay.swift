import EventLoop
import Glibc

/// One scene under way: who speaks when, and when each has what they wait for.
final class ScenePlay {
    private let scene: Scene
    private let peer: Peer
    private let players: [Client]
    private let hosts: [Client]
    private let rooms: Int
    private let loop: Loop
    private var result = Played()
    private let isWanted: [Bool]
    private var waiting = 0
    private var isDone = false
    private let cpuAtStart = CPUClock.own()

    private var begins: Deadline?
    private var speaks: Deadline?
    private var ends: Deadline?
    /// Who is to answer, soonest first, and how many of them have.
    private var schedule: [(at: UInt64, player: Int)] = []
    private var spoken = 0
    /// By room and kind, so that looking costs next to nothing.
    private var keptAlready: [Bool]
    private var hasLearnt = false
    private let peersAnswer: [UInt8]?

    /// The question at hand.
    var asked: AskedQuestion?
    var done: (Played) -> Void = { _ in }

    init(_ scene: Scene, peer: Peer, players: [Client], hosts: [Client], rooms: Int, on loop: Loop) {
        self.scene = scene
        self.peer = peer
        self.players = players
        self.hosts = hosts
        self.rooms = rooms
        self.loop = loop
        keptAlready = [Bool](repeating: false, count: scene.kept.isEmpty ? 0 : rooms * LineKind.allCases.count)
        peersAnswer = scene.answers?.line.map { Array($0.utf8) }
        isWanted = LineKind.allCases.map { scene.wanted.contains($0) }
        let never = [UInt64](repeating: 0, count: players.count)
        result.arrived = scene.wanted.isEmpty ? [] : never
        if !scene.wanted.isEmpty { waiting += players.count }
        result.room = players.indices.map { $0 % rooms }
        result.lines = [Int](repeating: 0, count: LineKind.allCases.count)
        result.bytes = result.lines
        guard let answers = scene.answers else { return }
        result.intended = never
        result.answered = never
        result.receipted = never
        schedule = Self.schedule(answers, players: players.count, rooms: rooms, from: scene.at)
        for turn in schedule { result.intended[turn.player] = turn.at }
        waiting += schedule.count
    }

    func begin() {
        let begins = Deadline(on: loop) { [unowned self] in hostsSpeak() }
        begins.set(Instant(nanoseconds: scene.at))
        self.begins = begins
        let ends = Deadline(on: loop) { [unowned self] in end() }
        ends.set(Instant(nanoseconds: scene.at + scene.patience))
        self.ends = ends
        guard !schedule.isEmpty else { return }
        let speaks = Deadline(on: loop) { [unowned self] in playersSpeak() }
        self.speaks = speaks
        speaks.set(Instant(nanoseconds: schedule[0].at))
    }

    /// Instants drawn evenly over a window, in order: what a Poisson process looks like once its number of events is known.
    private static func schedule(
        _ answers: Scene.Answers, players: Int, rooms: Int, from start: UInt64
    ) -> [(at: UInt64, player: Int)] {
        var chance = SeededChance(answers.seed)
        let who = (0..<players).filter { player in
            let isSilent = answers.silent > 0 && (player / rooms) % answers.silent == 0
            return isSilent == answers.onlySilent
        }
        let turns = who.map { player in
            (at: answers.window == 0 ? start : start + chance.next() % answers.window, player: player)
        }
        return answers.window == 0 ? turns.shuffled(using: &chance) : turns.sorted { $0.at < $1.at }
    }

    // MARK: - Speaking

    private func hostsSpeak() {
        guard let line = scene.hostLine else { return }
        let bytes = Array(line.utf8)
        for host in hosts {
            result.hostsSpoke.append(MonotonicClock.now().nanoseconds)
            host.send(bytes)
        }
    }

    /// Says what is due: at most so many before what has come is read, as a machine of its own for each player would.
    private func playersSpeak() {
        let now = MonotonicClock.now().nanoseconds
        let most = 256
        var count = 0
        while spoken < schedule.count, schedule[spoken].at <= now, count < most {
            let player = schedule[spoken].player
            spoken += 1
            count += 1
            guard let line = answerLine(of: player) else { continue }
            result.answered[player] = MonotonicClock.now().nanoseconds
            result.answerBytes += line.count
            players[player].send(line)
        }
        guard spoken < schedule.count else { return }
        speaks?.set(Instant(nanoseconds: max(schedule[spoken].at, now + 1)))
        loop.wake()
    }

    private func answerLine(of player: Int) -> [UInt8]? {
        if let peersAnswer { return peersAnswer }
        guard let asked else {
            note("there is no question to answer")
            return nil
        }
        return asked.answer(of: player)
    }

    // MARK: - Listening

    func took(_ kind: LineKind, _ line: UnsafeRawBufferPointer, _ client: Client, at: UInt64) {
        result.lines[kind.rawValue] += 1
        result.bytes[kind.rawValue] += line.count + 1
        if kind == .error { note(String(decoding: line, as: UTF8.self)) }
        if kind == .question, !hasLearnt, peer == .quizline { learn(line) }
        guard case .player(let player) = client.role else { return }
        if kind == .receipt, scene.answers != nil { receipted(player, line, at: at) }
        guard isWanted[kind.rawValue] else { return }
        if !scene.kept.isEmpty { keep(kind, line, room: player % rooms) }
        guard result.arrived[player] == 0 else { return }
        result.arrived[player] = at
        oneLess()
    }

    private func receipted(_ player: Int, _ line: UnsafeRawBufferPointer, at: UInt64) {
        guard result.receipted[player] == 0, result.intended[player] != 0 else { return }
        result.receipted[player] = at
        if scene.answers?.keepsReceipts == true {
            result.receipts.append(
                KeptReceipt(
                    room: player % rooms, status: JSONText.string("status", in: line) ?? "",
                    startedAt: JSONText.integer("started_at", in: line) ?? 0,
                    elapsed: JSONText.integer("elapsed", in: line) ?? 0,
                    credit: JSONText.integer("credit", in: line) ?? 0))
        }
        oneLess()
    }

    /// The first to be asked a new question learns how to answer it, for all.
    private func learn(_ line: UnsafeRawBufferPointer) {
        hasLearnt = true
        let number = JSONText.integer("question", in: line)
        guard number != asked?.number else { return }
        asked = AskedQuestion(line)
    }

    private func keep(_ kind: LineKind, _ line: UnsafeRawBufferPointer, room: Int) {
        let place = room * LineKind.allCases.count + kind.rawValue
        guard !keptAlready[place] else { return }
        keptAlready[place] = true
        guard scene.kept.contains(kind) else { return }
        result.kept.append(KeptLine(room: room, kind: kind, line: String(decoding: line, as: UTF8.self)))
    }

    func note(_ problem: String) {
        if result.problems.count < 5 { result.problems.append(problem) }
    }

    func lost() { result.lost += 1 }

    // MARK: - The end

    private func oneLess() {
        waiting -= 1
        if waiting == 0 {
            result.isComplete = true
            end()
        }
    }

    private func end() {
        guard !isDone else { return }
        isDone = true
        begins?.set(nil)
        speaks?.set(nil)
        ends?.set(nil)
        result.cpu = CPUClock.own() - cpuAtStart
        done(result)
    }
}

/// Chance that is the same in every run of the same seed: SplitMix64 (Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014).
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
