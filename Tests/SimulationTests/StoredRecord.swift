@testable import QuizNight
import QuizRecords
import QuizRules

/// One row on the simulated disk, in the bytes in which the journal keeps it.
struct StoredRecord {
    private enum Form {
        case setup(token: String, at: Milliseconds)
        case batch(number: Int, count: Int)
        case snapshot(batch: Int)
        case end
    }

    /// What was written, as it is read again.
    enum Content {
        case begin(GameSetup, token: String, at: Milliseconds)
        case batch(Batch)
        /// The game after a batch, as a whole.
        case snapshot(batch: Int, [UInt8])
        case end
    }

    let room: RoomCode
    private let form: Form
    private let bytes: [UInt8]
    let hasAnswer: Bool

    init(beginning room: RoomCode, _ setup: GameSetup, token: String, at: Milliseconds) {
        self.room = room
        form = .setup(token: token, at: at)
        bytes = setup.payload
        hasAnswer = false
    }

    init(_ batch: Batch) {
        room = batch.room
        form = .batch(number: batch.number, count: batch.entries.count)
        var inputs = InputBatch(number: batch.number, capacity: batch.entries.count)
        for entry in batch.entries { inputs.append(entry.input, at: entry.at) }
        bytes = inputs.payload
        hasAnswer = batch.entries.contains { if case .answer = $0.input { true } else { false } }
    }

    init(_ game: Game, after batch: Int, of room: RoomCode) {
        self.room = room
        form = .snapshot(batch: batch)
        bytes = GameSnapshot.payload(of: game)
        hasAnswer = false
    }

    init(ending room: RoomCode) {
        self.room = room
        form = .end
        bytes = []
        hasAnswer = false
    }

    var isBeginning: Bool { number == 0 }

    /// Under which number it becomes durable; nil: nobody waits for it.
    var number: Int? {
        switch form {
        case .setup: 0
        case .batch(let number, _): number
        case .snapshot, .end: nil
        }
    }

    func read() throws(RecordProblem) -> Content {
        switch form {
        case .setup(let token, let at):
            let setup = try bytes.withUnsafeBytesTyped { bytes throws(RecordProblem) in try GameSetup.read(bytes) }
            return .begin(setup, token: token, at: at)
        case .batch(let number, let count):
            var entries: [Batch.Entry] = []
            try bytes.withUnsafeBytesTyped { bytes throws(RecordProblem) in
                try InputBatch.read(bytes, count: count) { entries.append(Batch.Entry(at: $1, input: $0)) }
            }
            return .batch(Batch(room: room, number: number, entries: entries))
        case .snapshot(let batch): return .snapshot(batch: batch, bytes)
        case .end: return .end
        }
    }
}
