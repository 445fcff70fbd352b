import Foundation
import Logging
import QuizJournal
import QuizNight
import QuizRecords
import QuizRules
import Testing

@testable import QuizServer

/// What a server finds of the evenings that it was ended in.
@Suite struct RecoveryTests {
    private let shelf = Shelf()

    @Test func `a game goes on from its snapshot and the inputs after it`() throws {
        let (game, inputs) = evening()
        let store = try shelf.keep(inputs, snapshotAfter: 9)
        let (rooms, said) = try recover(store)
        #expect(rooms.count == 1)
        #expect("\(rooms[0].room.game.board(top: 10))" == "\(game.board(top: 10))")
        #expect(GameSnapshot.payload(of: rooms[0].room.game) == GameSnapshot.payload(of: game))
        #expect(
            said.contains { $0.contains("its snapshot at reveal:1") && $0.contains("replayed=\(inputs.count - 9)") })
    }

    @Test func `a snapshot that cannot be read is passed over with a word, and the game is replayed`() throws {
        let (game, inputs) = evening()
        let store = try shelf.keep(inputs, snapshotAfter: 9)
        try store.close()
        try shelf.sql(
            "UPDATE snapshots SET payload = x'63'; UPDATE snapshots SET checksum = \(shelf.checksum([0x63], after: 9))")
        let (rooms, said) = try recover(shelf.open())
        #expect(GameSnapshot.payload(of: rooms[0].room.game) == GameSnapshot.payload(of: game))
        #expect(said.contains { $0.contains("a snapshot cannot be read") })
        #expect(said.contains { $0.contains("the start") && $0.contains("replayed=\(inputs.count)") })
    }

    @Test func `a game of older rules goes on from its last snapshot`() throws {
        let (game, inputs) = evening()
        let (rooms, said) = try recover(try shelf.keep(inputs, snapshotAfter: inputs.count, rulesVersion: 0))
        #expect(GameSnapshot.payload(of: rooms[0].room.game) == GameSnapshot.payload(of: game))
        #expect(said.contains { $0.contains("a game of other rules goes on") && $0.contains("rules=0") })
    }

    @Test func `a game of older rules without a snapshot is set aside`() throws {
        let (_, inputs) = evening()
        let store = try shelf.keep(inputs, snapshotAfter: nil, rulesVersion: 0)
        let (rooms, said) = try recover(store)
        #expect(rooms.isEmpty)
        #expect(said.contains { $0.contains("set aside") && $0.contains("no snapshot") })
        try store.close()
        #expect(try JournalReader(shelf.path).games().map { $0.setAside != nil } == [true])
    }

    @Test func `an evening that is over keeps no snapshot`() throws {
        let (_, inputs) = evening()
        let store = try shelf.keep(inputs, snapshotAfter: 9, ends: true)
        try store.close()
        #expect(try JournalReader(shelf.path).snapshot(of: #require(GameID(1))) == nil)
    }

    // MARK: -

    /// Two players and a question, and the next one open; each input a batch.
    private func evening() -> (Game, [(Input, Milliseconds)]) {
        var game = Game(shelf.setup, at: shelf.start), inputs: [(Input, Milliseconds)] = [], now = shelf.start
        func put(_ input: Input) {
            now = now + 400
            if case .refused(let refusal) = game.apply(input, at: now).reply { Issue.record("\(input): \(refusal)") }
            inputs.append((input, now))
        }
        for name in ["Ada", "Bo", "Cy"] { put(.join(name: name, team: nil, code: "code-\(name)")) }
        put(.start)
        put(.served(question: 1, [Served(player: PlayerID(number: 1), at: now, credit: 20)]))
        for (player, key) in [(1, "A"), (2, "B"), (3, "A")] {
            put(.answer(PlayerID(number: player), question: 1, .form(.choice(key)), received: now, credit: 20))
        }
        put(.say("well done"))
        put(.next(from: nil))
        put(.next(from: nil))
        put(.answer(PlayerID(number: 2), question: 2, .form(.choice("C")), received: now, credit: 0))
        return (game, inputs)
    }

    private func recover(_ store: JournalStore) throws -> ([RecoveredRoom], [String]) {
        let notes = Notes()
        let log = Logger(label: "test") { _ in notes }
        return (try Recovery(store, log: log).rooms(), notes.lines)
    }
}

/// A journal in a directory of its own.
private final class Shelf {
    let path = NSTemporaryDirectory() + "quizline-recovery-\(UUID().uuidString)"
    let start: Milliseconds = 1_764_000_000_000
    let setup: GameSetup

    init() {
        let questions = (1...3).map { number in
            Question(
                id: "q\(number)", text: "Which is right?",
                kind: Choice(options: ["this", "that", "neither"], correct: [number - 1]))
        }
        setup = GameSetup(
            title: "Recovery", rounds: [Bank.Round(name: "One", questions: questions)], mode: .classic,
            options: GameOptions(), seed: 99)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func open(rulesVersion: Int = Game.rulesVersion) throws -> JournalStore {
        try JournalStore(.directory(path), durability: .none, rulesVersion: rulesVersion) { failure in
            Issue.record("\(failure)")
        }
    }

    /// Keeps an evening, and opens the journal again.
    func keep(
        _ inputs: [(Input, Milliseconds)], snapshotAfter batch: Int?, rulesVersion: Int = Game.rulesVersion,
        ends: Bool = false
    ) throws -> JournalStore {
        let store = try open(rulesVersion: rulesVersion)
        let port = store.port { _ in }
        let id = port.begin(room: "K7QX", setup: setup, hostToken: "quiet-lamp-42-otter", at: start)
        var game = Game(setup, at: start)
        for (index, (input, at)) in inputs.enumerated() {
            _ = game.apply(input, at: at)
            var one = InputBatch(number: index + 1)
            one.append(input, at: at)
            port.append(one, to: id)
            if index + 1 == batch { port.keepSnapshot(game, after: index + 1, of: id) }
        }
        if ends { port.end(id, at: start) }
        try store.close()
        return try open()
    }

    /// As somebody would who meddles with the file.
    func sql(_ statements: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", "import sqlite3,sys; db=sqlite3.connect(sys.argv[1]); db.executescript(sys.argv[2])",
            path + "/quizline.db", statements,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    /// CRC-32 of a row of game 1 (docs/journal.md).
    func checksum(_ payload: [UInt8], after batch: Int) -> UInt32 {
        var crc: UInt32 = .max
        let key = UInt64(1) << 32 | UInt64(batch)
        for byte in withUnsafeBytes(of: key.littleEndian, Array.init) + payload {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 0 ? 0 : 0xEDB8_8320) }
        }
        return ~crc
    }
}

/// A log that is read afterwards.
private final class Notes: LogHandler, @unchecked Sendable {
    private(set) var lines: [String] = []
    var logLevel = Logger.Level.trace
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let words = (event.metadata ?? [:]).map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        lines.append("\(event.level): \(event.message) \(words)")
    }
}
