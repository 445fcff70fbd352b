internal import QuizRecords
internal import QuizRules

/// The lines that a game is exported as: the game, its inputs in order, and the end, which tells how many there were so
/// that a file cut short is noticed.
enum ExportFormat {
    static let name = "quizline-journal"
    static let version = 1
}

enum ExportTag: UInt8, RecordTag {
    case game = 1
    case input = 2
    case end = 3
}

extension JournalReader {
    /// Writes a game as JSON lines, host's token and resume codes included: all that `importGame` needs for the same game.
    /// - Parameter sink: is handed each line with its line feed, in order.
    public func export(_ id: GameID, to sink: ([UInt8]) throws -> Void) throws {
        let game = try game(id)
        try sink(
            line(.game) { writer in
                writer.text("format", ExportFormat.name)
                writer.integer("version", ExportFormat.version)
                writer.text("room", game.room)
                writer.text("host_token", game.hostToken)
                writer.integer("rules_version", game.rulesVersion)
                writer.integer("started_at", Int(game.startedAt.value))
                writer.record("setup") { game.setup.write(to: &$0) }
            })
        var inputs = 0
        var failure: (any Error)?
        try self.inputs(of: id) { input, at, batch in
            guard failure == nil else { return }
            inputs += 1
            do {
                try sink(
                    line(.input) { writer in
                        writer.integer("batch", batch)
                        writer.integer("at", Int(at.value))
                        input.write(to: &writer, now: at.value)
                    })
            } catch { failure = error }
        }
        if let failure { throw failure }
        try sink(
            line(.end) { writer in
                writer.integer("inputs", inputs)
                writer.optional("ended_at", game.endedAt) { $0.integer($1, Int($2.value)) }
            })
    }

    private func line(_ tag: ExportTag, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        JSONWriter.line { writer in
            writer.variant("line", tag)
            write(&writer)
        } + [0x0A]
    }
}
