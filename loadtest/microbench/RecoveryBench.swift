import Foundation
import QuizRecords
import QuizRules

/// What it takes to stand where a long evening stood: all its inputs read and applied, or its snapshot read. Without the
/// database, whose reading and checksums come on top.
enum RecoveryBench {
    static func run(players: Int, questions: Int) {
        let (game, batches) = play(players, questions)
        let bytes = batches.reduce(0) { $0 + $1.payload.count }
        print("\(players) players, \(questions) questions: \(batches.count) batches, \(megabytes(bytes)) of inputs")
        var replayed = Game(game.setup, at: SampleNight.start)
        measure("all inputs read and applied") {
            for batch in batches {
                batch.payload.withUnsafeBytes { payload in
                    try? InputBatch.read(payload, count: batch.count) { _ = replayed.apply($0, at: $1) }
                }
            }
        }
        var snapshot: [UInt8] = []
        measure("the snapshot written") { snapshot = GameSnapshot.payload(of: game) }
        var read: Game?
        measure("the snapshot read, \(megabytes(snapshot.count))") {
            read = try? GameSnapshot.read(snapshot, setup: game.setup, startedAt: SampleNight.start)
        }
        let digests = Set([game, replayed, read].map { $0?.boardDigest })
        print(digests.count == 1 ? "all three the same board" : "NOT the same board")
        var shared = game
        measure("the next question, while the journal holds a copy") {
            use(shared.apply(.next(from: nil), at: shared.now))
        }
        withExtendedLifetime((game, read)) {}
    }

    /// An evening as a room would have kept it: a batch for each turn of about a hundred answers.
    private static func play(_ players: Int, _ questions: Int) -> (Game, [InputBatch]) {
        var night = SampleNight(players: 0)
        var batches: [InputBatch] = []
        var batch = InputBatch(number: 1)
        func turn() {
            batches.append(batch)
            batch = InputBatch(number: batches.count + 1, capacity: 128)
        }
        func put(_ input: Input) {
            night.apply(input)
            batch.append(input, at: night.now)
        }
        for number in 1...players {
            put(.join(name: "player-\(number)", team: nil, code: "maple-otter-\(number)"))
            if number.isMultiple(of: 100) { turn() }
        }
        put(.start)
        for question in 1...questions {
            while night.game.openQuestion != question { put(.next(from: nil)) }
            put(
                .served(
                    question: question,
                    (1...players).map { Served(player: PlayerID(number: $0), at: night.now, credit: 20) }))
            turn()
            for number in 1...players {
                if number.isMultiple(of: 100) { night.pass(40) }
                put(night.answer(number, change: question))
                if number.isMultiple(of: 100) { turn() }
            }
            put(.close)
            turn()
        }
        put(.next(from: nil))
        turn()
        return (night.game, batches)
    }

    private static func megabytes(_ bytes: Int) -> String {
        "\((bytes + 50_000) / 100_000 / 10).\((bytes + 50_000) / 100_000 % 10) MB"
    }

    private static func measure(_ name: String, _ body: () -> Void) {
        let wall = ContinuousClock.now, processor = Self.processor(), memory = resident()
        body()
        let took = (ContinuousClock.now - wall) / .milliseconds(1)
        print(
            "\(name): \(Int(took.rounded())) ms, of which \(Self.processor() - processor) ms of processor, "
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
