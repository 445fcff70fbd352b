import Foundation
import QuizRules
import Testing
import Whim

@testable import QuizRecords

@Suite struct RecordTests {
    @Test(arguments: InputTag.allCases)
    func `every input comes back as it was written, as bytes and as a line`(tag: InputTag) throws {
        var whim = Whim(Int(tag.rawValue))
        for _ in 0..<200 {
            let one = TimedInput(whim.input(tag), at: whim.milliseconds())
            #expect(try asBytes([one]) == [one])
            #expect("\(try asBytes([one]))" == "\([one])")
            #expect(try asLine(one) == one)
        }
    }

    @Test(arguments: 0..<50)
    func `a turn of many inputs comes back in order`(seed: Int) throws {
        var whim = Whim(seed)
        let turn = whim.several(200) { $0.input() }
        #expect(try asBytes(turn) == turn)
    }

    @Test(arguments: 0..<100)
    func `what a game starts from comes back as it was written`(seed: Int) throws {
        var whim = Whim(seed)
        let setup = whim.setup()
        let again = try setup.payload.withUnsafeBytes { try GameSetup.read($0) }
        #expect("\(again)" == "\(setup)")
        #expect(again.payload == setup.payload)
        let line = JSONWriter.line { setup.write(to: &$0) }
        var reader = try line.withUnsafeBufferPointer { try JSONReader($0) }
        #expect("\(try GameSetup.read(from: &reader))" == "\(setup)")
    }

    @Test func `what was stored before rounds had settings of their own can still be read`() throws {
        var whim = Whim(1)
        var setup = whim.setup()
        for index in setup.rounds.indices { setup.rounds[index].settings = RoundSettings() }
        var old = setup.payload
        #expect(old.first == 2 && old.last == 0, "the version, and that no round has settings")
        old[0] = 1
        old.removeLast()
        #expect("\(try old.withUnsafeBytes { try GameSetup.read($0) })" == "\(setup)")
    }

    @Test func `a plain answer takes little room`() {
        var batch = InputBatch(number: 1, capacity: 1000)
        let empty = batch.payload.count
        for player in 1...1000 {
            let at = Milliseconds(1_764_000_000_000 + player / 100)
            batch.append(
                .answer(
                    PlayerID(number: player), question: 12, .form(.choice("B")), received: at - 3, credit: 40), at: at)
        }
        #expect((batch.payload.count - empty) / 1000 <= 12)
    }

    /// Nobody may take another meaning from what is on a disk already.
    @Test func `stored bytes never change their meaning`() {
        var batch = InputBatch(number: 1)
        batch.append(.join(name: "Ada", team: "Owls", code: "a-b-1"), at: 1000)
        batch.append(
            .answer(PlayerID(number: 1), question: 2, .form(.choices(["A", "C"])), received: 1003, credit: 5), at: 1005)
        batch.append(.served(question: 3, [Served(player: PlayerID(number: 300), at: 1010, credit: 0)]), at: 1010)
        let expected: [UInt8] = [
            1,  // version
            0xD0, 0x0F, 1, 3, 0x41, 0x64, 0x61, 1, 4, 0x4F, 0x77, 0x6C, 0x73, 5, 0x61, 0x2D, 0x62, 0x2D, 0x31,
            10, 26, 2, 4, 2, 2, 1, 0x41, 1, 0x43, 3, 10,
            10, 25, 6, 1, 0xD8, 0x04, 0, 0,
        ]
        #expect(batch.payload == expected)
    }

    @Test(arguments: 0..<300)
    func `damaged bytes are refused or read, and never trap`(seed: Int) throws {
        var whim = Whim(seed)
        let turn = whim.several(30) { $0.input() }
        var bytes = batch(of: turn).payload
        let setup = whim.setup().payload
        for _ in 0..<40 {
            bytes.damage(&whim)
            try? bytes.withUnsafeBytes { try InputBatch.read($0, count: whim.number(-1...40)) { _, _ in } }
            var damaged = setup
            damaged.damage(&whim)
            _ = try? damaged.withUnsafeBytes { try GameSetup.read($0) }
        }
    }

    @Test(arguments: 0..<200)
    func `damaged lines are refused or read, and never trap`(seed: Int) throws {
        var whim = Whim(seed)
        let line = JSONWriter.line { writer in
            let one = whim.input()
            one.input.write(to: &writer, now: one.at.value)
        }
        for _ in 0..<40 {
            var damaged = line
            damaged.damage(&whim)
            damaged.withUnsafeBufferPointer { bytes in
                guard var reader = try? JSONReader(bytes) else { return }
                _ = try? Input.read(from: &reader, now: 0)
            }
        }
    }

    @Test(arguments: [
        "", "{", "{}x", "[1]", #"{"a":1,"a":2}"#, #"{"a":01}"#, #"{"a":1e}"#, #"{"a":"\ud800"}"#, #"{"a":"\u12"}"#,
        #"{"a":nul}"#, #"{"a" 1}"#, "{\"a\":\"\u{1}\"}", String(repeating: #"{"a":"#, count: 100_000),
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: RecordProblem.self) {
            try Array(text.utf8).withUnsafeBufferPointer { try JSONReader($0) }
        }
    }

    @Test func `a batch that says it holds more or fewer inputs is refused`() {
        let bytes = batch(of: [TimedInput(.start, at: 5), TimedInput(.end, at: 6)]).payload
        #expect(throws: RecordProblem.tooLong) {
            try bytes.withUnsafeBytes { try InputBatch.read($0, count: 1) { _, _ in } }
        }
        #expect(throws: RecordProblem.truncated) {
            try bytes.withUnsafeBytes { try InputBatch.read($0, count: 3) { _, _ in } }
        }
    }

    // MARK: -

    private func batch(of turn: [TimedInput]) -> InputBatch {
        var batch = InputBatch(number: 1, capacity: turn.count)
        for one in turn { batch.append(one.input, at: one.at) }
        return batch
    }

    private func asBytes(_ turn: [TimedInput]) throws -> [TimedInput] {
        var again: [TimedInput] = []
        try batch(of: turn).payload.withUnsafeBytes { bytes in
            try InputBatch.read(bytes, count: turn.count) { again.append(TimedInput($0, at: $1)) }
        }
        return again
    }

    private func asLine(_ one: TimedInput) throws -> TimedInput {
        let line = JSONWriter.line { one.input.write(to: &$0, now: one.at.value) }
        #expect(!line.contains(0x0A))
        var reader = try line.withUnsafeBufferPointer { try JSONReader($0) }
        return TimedInput(try Input.read(from: &reader, now: one.at.value), at: one.at)
    }
}
