import Foundation
import QuizJournal
import QuizRecords
import QuizRules

/// What it takes a server to stand again where a long evening stood: from a real journal, by replaying all of it, and from
/// the evening's last snapshot.
enum RecoveryBench {
    static func run(players: Int, questions: Int) throws {
        let directory = NSTemporaryDirectory() + "quizline-recovery-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let store = try JournalStore(.directory(directory), durability: .none, rulesVersion: Game.rulesVersion) {
            preconditionFailure("\($0)")
        }
        var evening = Evening(players, store)
        for question in 1...questions { evening.play(question) }
        try store.close()
        print("\(players) players, \(questions) questions: \(evening.batches) batches, \(evening.inputs) inputs")

        let reader = try JournalReader(directory)
        let stored = try reader.game(evening.id)
        var replayed = Game(stored.setup, at: stored.startedAt)
        try measure("replayed from the start") {
            try reader.inputs(of: stored.id) { input, at, _ in use(replayed.apply(input, at: at)) }
        }
        var recovered: Game?
        let snapshot = try reader.snapshot(of: stored.id)
        var after = 0
        try measure("from the snapshot (\(megabytes(snapshot?.payload.count ?? 0)))") {
            guard let kept = try reader.snapshot(of: stored.id) else { return }
            var game = try GameSnapshot.read(kept.payload, setup: stored.setup, startedAt: stored.startedAt)
            try reader.inputs(of: stored.id, after: kept.batch) { input, at, _ in
                use(game.apply(input, at: at))
                after += 1
            }
            recovered = game
        }
        print("  of which \(after) inputs came after the snapshot")
        let isSame =
            replayed.boardDigest == evening.night.game.boardDigest
            && recovered?.boardDigest == replayed.boardDigest
        print(isSame ? "both came to the same board" : "NOT the same board")

        measure("a snapshot written down") { use(GameSnapshot.payload(of: replayed)) }
        let held = replayed
        measure("the next step while the journal holds a copy") {
            use(replayed.apply(.next(from: nil), at: replayed.now))
        }
        withExtendedLifetime((held, recovered)) {}
    }

    /// An evening as a room keeps it: a batch for each turn of a hundred answers, and a snapshot now and then at a board.
    private struct Evening {
        var night = SampleNight(players: 0)
        let id: GameID
        private(set) var batches = 0
        private(set) var inputs = 0
        private let players: Int
        private let port: JournalPort
        private var batch = InputBatch(number: 1)
        private var kept = 0

        init(_ players: Int, _ store: JournalStore) {
            self.players = players
            port = store.port { _ in }
            id = port.begin(room: "K7QX", setup: night.game.setup, hostToken: "quiet-lamp", at: SampleNight.start)
            for number in 1...players {
                put(.join(name: "player-\(number)", team: nil, code: "maple-otter-\(number)"))
                if number.isMultiple(of: 100) { turn() }
            }
            put(.start)
        }

        mutating func play(_ question: Int) {
            while night.game.openQuestion != question { put(.next(from: nil)) }
            let everybody = (1...players).map { Served(player: PlayerID(number: $0), at: night.now, credit: 20) }
            put(.served(question: question, everybody))
            turn()
            for number in 1...players {
                put(night.answer(number, change: question))
                guard number.isMultiple(of: 100) else { continue }
                turn()
                night.pass(40)
            }
            put(.close)
            put(.next(from: nil))
            turn()
            // As QuizNight's SnapshotPlan.
            guard (inputs - kept) * 4 > kept else { return }
            kept = inputs
            port.keepSnapshot(night.game, after: batches, of: id)
        }

        private mutating func put(_ input: Input) {
            night.apply(input)
            batch.append(input, at: night.now)
            inputs += 1
        }

        private mutating func turn() {
            port.append(batch, to: id)
            batches += 1
            batch = InputBatch(number: batches + 1, capacity: 128)
        }
    }

    // MARK: -

    private static func megabytes(_ bytes: Int) -> String {
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }

    private static func measure(_ name: String, _ body: () throws -> Void) rethrows {
        let began = ContinuousClock.now, processor = processor(), memory = resident()
        try body()
        let wall = Int(((ContinuousClock.now - began) / .milliseconds(1)).rounded())
        print(
            "\(name): \(wall) ms, of which \(Self.processor() - processor) ms of processor, "
                + "\(megabytes(max(0, resident() - memory))) more memory")
    }

    /// Of this process, in milliseconds.
    private static func processor() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    private static func resident() -> Int {
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        return (pages.flatMap { Int($0[1]) } ?? 0) * 4096
    }
}
