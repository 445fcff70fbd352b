public import QuizRules

/// The inputs of one game's turn with their times, written down for the journal. Written by whoever has the inputs, on
/// their own thread, so that nothing but bytes is handed over.
public struct InputBatch: Sendable {
    /// From 1 for each game, without gaps.
    public let number: Int
    public private(set) var count = 0
    package private(set) var firstAt: Milliseconds = 0
    private var lastAt: Milliseconds = 0
    private var writer = BinaryWriter()

    package static let version: UInt8 = 1

    /// - Parameter capacity: how many inputs to make room for.
    public init(number: Int, capacity: Int = 1) {
        self.number = number
        // An answer takes about 12 bytes.
        writer.reserve(16 + capacity * 16)
        writer.byte(Self.version)
    }

    public mutating func append(_ input: Input, at: Milliseconds) {
        if count == 0 { firstAt = at }
        writer.moment("at", at.value, from: lastAt.value)
        input.write(to: &writer, now: at.value)
        lastAt = at
        count += 1
    }

    package var payload: [UInt8] { writer.bytes }

    /// Reads a payload; throws where it is not exactly `count` inputs.
    package static func read(
        _ payload: UnsafeRawBufferPointer, count: Int, _ body: (Input, Milliseconds) -> Void
    ) throws(RecordProblem) {
        var reader = BinaryReader(payload)
        let version = try reader.byte()
        guard version == Self.version else { throw .badVersion(Int(version)) }
        var at: Int64 = 0
        for _ in 0..<max(0, count) {
            at = try reader.moment("at", from: at)
            body(try Input.read(from: &reader, now: at), Milliseconds(at))
        }
        guard reader.isAtEnd else { throw .tooLong }
    }
}

extension GameSetup {
    /// 1 had no settings of rounds.
    private static let version: UInt8 = 2

    package var payload: [UInt8] {
        var writer = BinaryWriter()
        writer.byte(Self.version)
        write(to: &writer)
        return writer.bytes
    }

    package static func read(_ payload: UnsafeRawBufferPointer) throws(RecordProblem) -> GameSetup {
        var reader = BinaryReader(payload)
        let version = try reader.byte()
        guard (1...Self.version).contains(version) else { throw .badVersion(Int(version)) }
        let setup = try read(from: &reader, hasRoundSettings: version > 1)
        guard reader.isAtEnd else { throw .tooLong }
        return setup
    }
}
