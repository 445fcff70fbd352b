internal import QuizRecords
internal import QuizRules

/// A game read from exported lines, whole and in order.
struct ImportedGame {
    private(set) var game: NewGame?
    private(set) var batches: [InputBatch] = []
    private(set) var endedAt: Int64?
    private(set) var isWhole = false
    private var inputs = 0
    /// Played as it is read, where it was played by these rules: only so it is known whether it came to its end.
    private var played: Game?
    private var lastAt: Int64 = 0

    /// Takes the next line, without its line feed.
    mutating func read(_ line: some Sequence<UInt8>) throws(RecordProblem) {
        let bytes = Array(line)
        var reader = try bytes.withUnsafeBufferPointerTyped { (bytes) throws(RecordProblem) in try JSONReader(bytes) }
        guard !isWhole else { throw .tooLong }
        switch (try reader.variant("line", of: ExportTag.self), game) {
        case (.game, nil): game = try readGame(&reader)
        case (.input, .some): try readInput(&reader)
        case (.end, .some): try readEnd(&reader)
        case (let tag, _): throw .badCase(of: "line", "'\(tag.name)' at this place")
        }
    }

    private mutating func readGame(_ reader: inout JSONReader) throws(RecordProblem) -> NewGame {
        guard try reader.text("format") == ExportFormat.name else { throw .outOfRange("format", "another") }
        let version = try reader.integer("version")
        guard version == ExportFormat.version else { throw .badVersion(version) }
        let setup = try reader.record("setup", GameSetup.read)
        let game = NewGame(
            room: try reader.text("room"), hostToken: try reader.text("host_token"), title: setup.title,
            mode: setup.mode.rawValue, rulesVersion: try reader.integer("rules_version"),
            startedAt: Int64(try reader.integer("started_at")), setup: setup.payload)
        if game.rulesVersion == Game.rulesVersion { played = Game(setup, at: Milliseconds(game.startedAt)) }
        return game
    }

    private mutating func readInput(_ reader: inout JSONReader) throws(RecordProblem) {
        let at = Int64(try reader.integer("at"))
        let number = try reader.integer("batch")
        let last = batches.last?.number ?? 0
        guard number == last || number == last + 1, number > 0 else { throw .outOfRange("batch", "\(number)") }
        let input = try Input.read(from: &reader, now: at)
        if number > last { batches.append(InputBatch(number: number)) }
        batches[batches.count - 1].append(input, at: Milliseconds(at))
        _ = played?.apply(input, at: Milliseconds(at))
        lastAt = at
        inputs += 1
    }

    private mutating func readEnd(_ reader: inout JSONReader) throws(RecordProblem) {
        let told = try reader.integer("inputs")
        guard told == inputs else { throw .outOfRange("inputs", "\(told) where \(inputs) came") }
        endedAt = try reader.optional("ended_at") {
            (reader: inout JSONReader, name: StaticString) throws(RecordProblem) in Int64(try reader.integer(name))
        }
        // The podium was shown, though the room stood: as a copy it is over.
        if endedAt == nil, let played, played.setup.isHosted, played.phase == .over { endedAt = lastAt }
        isWhole = true
    }
}
