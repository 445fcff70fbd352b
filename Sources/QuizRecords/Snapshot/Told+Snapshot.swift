internal import QuizRules

/// What the phase is made of, as it was told: who comes in is shown it.
extension Told {
    func write(to writer: inout BinaryWriter) {
        writer.integer("seq", seq)
        writer.time(at)
        switch what {
        case .round(let opened):
            writer.byte(1)
            writer.integer("round", opened.round)
        case .stakeOpen(let opened):
            writer.byte(2)
            writer.integer("question", opened.shown.number)
            writer.integer("seconds", opened.seconds)
            writer.integer("silent", opened.silent)
            opened.clock.write(to: &writer)
            writer.integers("most", opened.most)
        case .question(let opened):
            writer.byte(3)
            writer.integer("question", opened.shown.number)
            opened.clock.write(to: &writer)
        case .buzzed(let buzzed):
            writer.byte(4)
            writer.integer("question", buzzed.shown.number)
            writer.player(buzzed.player)
            writer.text("name", buzzed.name)
            writer.integer("seconds", buzzed.seconds)
        case .reveal(let reveal):
            writer.byte(5)
            reveal.write(to: &writer)
        case .leaderboard(let board):
            writer.byte(6)
            board.write(to: &writer)
        case .gameOver(let over):
            writer.byte(7)
            over.write(to: &writer)
        case .opened(let opened):
            writer.byte(8)
            writer.integer("questions", opened.questions)
            writer.optional("closes_at", opened.closesAt) { writer, _, closesAt in writer.time(closesAt) }
        case .buzzResult, .hostAway, .hostBack, .paused, .continued, .extended, .skipped, .adjusted, .voided, .regraded,
            .said:
            preconditionFailure("no phase is made of it")
        }
    }

    static func read(from reader: inout BinaryReader, _ frame: SnapshotFrame) throws(RecordProblem) -> Told {
        let seq = try reader.integer("seq")
        return Told(seq: seq, at: try reader.time("at"), what: try readWhat(from: &reader, frame))
    }

    private static func readWhat(
        from reader: inout BinaryReader, _ frame: SnapshotFrame
    ) throws(RecordProblem) -> Announcement {
        switch try reader.byte() {
        case 1:
            let round = try reader.integer("round", in: 1...max(1, frame.programme.rounds.count))
            return .round(frame.programme.opening(of: round))
        case 2:
            let shown = try frame.item(&reader).shown, seconds = try reader.integer("seconds")
            let silent = try reader.integer("silent"), clock = try Clock.read(from: &reader, frame)
            let most = try frame.each(try reader.integers("most"))
            return .stakeOpen(StakesOpened(shown: shown, seconds: seconds, silent: silent, clock: clock, most: most))
        case 3:
            let item = try frame.item(&reader)
            return .question(
                QuestionOpened(shown: item.shown, clock: try Clock.read(from: &reader, frame), isByBuzz: item.isByBuzz))
        case 4:
            let shown = try frame.item(&reader).shown, player = try frame.player(&reader)
            let name = try reader.text("name")
            return .buzzed(Buzzed(shown: shown, player: player, name: name, seconds: try reader.integer("seconds")))
        case 5:
            var reveal = try Reveal.read(from: &reader, frame)
            if !reveal.isReview { reveal.goesOnAfter = frame.programme.ownPace?.reveal }
            return .reveal(reveal)
        case 6:
            var board = try Board.read(from: &reader, frame)
            board.goesOnAfter = frame.programme.ownPace?.board
            return .leaderboard(board)
        case 7: return .gameOver(try GameOver.read(from: &reader, frame))
        case 8:
            let questions = try reader.integer("questions")
            return .opened(ClassOpened(questions: questions, closesAt: try reader.optionalTime("closes_at")))
        case let other: throw .badCase(of: "told", "\(other)")
        }
    }
}

extension SnapshotFrame {
    /// What is there once for each player.
    func each<Element>(_ elements: [Element]) throws(RecordProblem) -> [Element] {
        guard elements.count == players else { throw .outOfRange("you", "\(elements.count) for \(players)") }
        return elements
    }
}

extension Clock {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.optional("remaining", remaining) { writer, _, remaining in writer.time(remaining) }
        writer.optional("closes_at", closesAt) { writer, _, closesAt in writer.time(closesAt) }
        writer.list("extra", extra) { writer, extra in
            writer.player(extra.player)
            writer.time(extra.closesAt)
        }
    }

    fileprivate static func read(
        from reader: inout BinaryReader, _ frame: SnapshotFrame
    ) throws(RecordProblem) -> Clock {
        let remaining = try reader.optionalTime("remaining")
        let closesAt = try reader.optionalTime("closes_at")
        let extra = try reader.list("extra") { (reader: inout BinaryReader) throws(RecordProblem) in
            ExtraTime(player: try frame.player(&reader), closesAt: try reader.time("closes_at"))
        }
        return Clock(remaining: remaining, closesAt: closesAt, extra: extra)
    }
}
