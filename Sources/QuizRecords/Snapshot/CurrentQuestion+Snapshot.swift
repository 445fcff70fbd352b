internal import QuizRules

extension CurrentQuestion {
    func write(to writer: inout BinaryWriter) {
        writer.integer("question", item.number)
        writer.time(openedAt)
        writer.optional("limit", limit) { writer, _, limit in writer.time(limit) }
        writer.list("order", serviceOrder) { $0.player($1) }
        var owner = 0
        writer.list("turns", turns) { writer, turn in
            owner += 1
            turn.write(to: &writer, of: PlayerID(number: owner), openedAt: openedAt)
        }
        writer.list("buzzes", buzzes) { $1.write(to: &$0) }
        writer.optional("word", word) { writer, _, word in
            word.buzz.write(to: &writer)
            writer.time(word.since, from: openedAt)
        }
        writer.list("team_answers", teamAnswers) { writer, answer in
            writer.optional("answer", answer) { writer, _, answer in
                answer.write(to: &writer, of: nil, start: openedAt)
            }
        }
        lateness.write(to: &writer)
    }

    static func read(
        from reader: inout BinaryReader, _ frame: SnapshotFrame
    ) throws(RecordProblem) -> CurrentQuestion {
        let item = try frame.item(&reader), kind = item.kind
        let openedAt = try reader.time("opened")
        let limit = try reader.optionalTime("limit")
        let order = try reader.list("order") { (reader: inout BinaryReader) throws(RecordProblem) in
            try frame.player(&reader)
        }
        var owner = 0
        let turns = try reader.list("turns") { (reader: inout BinaryReader) throws(RecordProblem) in
            owner += 1
            return try Turn.read(from: &reader, to: kind, of: PlayerID(number: owner), openedAt: openedAt, frame)
        }
        guard turns.count <= frame.players else { throw .outOfRange("turns", "\(turns.count)") }
        let buzzes = try reader.list("buzzes") { (reader: inout BinaryReader) throws(RecordProblem) in
            try Buzz.read(from: &reader, frame)
        }
        let word = try reader.optional("word") { (reader: inout BinaryReader, _) throws(RecordProblem) in
            Word(buzz: try Buzz.read(from: &reader, frame), since: try reader.time("since", from: openedAt))
        }
        let teamAnswers = try reader.list("team_answers") { (reader: inout BinaryReader) throws(RecordProblem) in
            try reader.optional("answer") { (reader: inout BinaryReader, _) throws(RecordProblem) in
                try StandingAnswer.read(from: &reader, to: kind, of: nil, start: openedAt, frame)
            }
        }
        guard teamAnswers.count <= frame.teams else { throw .outOfRange("team_answers", "\(teamAnswers.count)") }
        var question = CurrentQuestion(
            item: item, openedAt: openedAt, limit: limit, serviceOrder: order, turns: turns, teamAnswers: teamAnswers,
            attendance: Attendance(players: 0),
            lateness: try Lateness.read(from: &reader))
        question.buzzes = buzzes
        question.word = word
        return question
    }
}

extension Turn {
    private enum Mark {
        static let fixed: UInt8 = 1
        static let late: UInt8 = 2
        static let answered: UInt8 = 4
        static let judged: UInt8 = 8
        static let judgedRight: UInt8 = 16
    }

    fileprivate func write(to writer: inout BinaryWriter, of owner: PlayerID, openedAt: Milliseconds) {
        var marks: UInt8 = 0
        if isFixed { marks |= Mark.fixed }
        if hasLateAnswer { marks |= Mark.late }
        if standing != nil { marks |= Mark.answered }
        if let verdict { marks |= Mark.judged | (verdict.isRight ? Mark.judgedRight : 0) }
        writer.byte(marks)
        writer.time(start, from: openedAt)
        writer.time(wait)
        if let verdict { writer.time(verdict.elapsed) }
        standing?.write(to: &writer, of: owner, start: start)
    }

    fileprivate static func read(
        from reader: inout BinaryReader, to kind: any QuestionKind, of owner: PlayerID, openedAt: Milliseconds,
        _ frame: SnapshotFrame
    ) throws(RecordProblem) -> Turn {
        let marks = try reader.byte()
        var turn = Turn(start: try reader.time("start", from: openedAt), isFixed: marks & Mark.fixed != 0)
        turn.wait = try reader.time("wait")
        turn.hasLateAnswer = marks & Mark.late != 0
        if marks & Mark.judged != 0 {
            turn.verdict = Verdict(isRight: marks & Mark.judgedRight != 0, elapsed: try reader.time("elapsed"))
        }
        if marks & Mark.answered != 0 {
            turn.standing = try StandingAnswer.read(from: &reader, to: kind, of: owner, start: turn.start, frame)
        }
        return turn
    }
}

extension Buzz {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.player(player)
        receipt.write(to: &writer)
    }

    fileprivate static func read(
        from reader: inout BinaryReader, _ frame: SnapshotFrame
    ) throws(RecordProblem) -> Buzz {
        Buzz(player: try frame.player(&reader), receipt: try Receipt.read(from: &reader))
    }
}

extension Lateness {
    /// A millisecond takes a place of its own, and few have anybody.
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.integer("places", counts.count)
        writer.list("counts", counts.indices.filter { counts[$0] != 0 }) { writer, place in
            writer.integer("place", place)
            writer.integer("count", Int(counts[place]))
        }
    }

    fileprivate static func read(from reader: inout BinaryReader) throws(RecordProblem) -> Lateness {
        let places = try reader.integer("places", in: 1...10_000)
        var counts = [Int32](repeating: 0, count: places)
        let pairs = try reader.list("counts") { (reader: inout BinaryReader) throws(RecordProblem) in
            let place = try reader.integer("place", in: 0...places - 1)
            return (place, Int32(truncatingIfNeeded: try reader.integer("count")))
        }
        for (place, count) in pairs { counts[place] = count }
        return Lateness(counts: counts)
    }
}

extension Staking {
    func write(to writer: inout BinaryWriter) {
        writer.integer("question", item.number)
        writer.time(openedAt)
        writer.time(limit)
        writer.list("receipts", receipts) { writer, receipt in
            writer.optional("receipt", receipt) { writer, _, receipt in receipt.write(to: &writer) }
        }
    }

    static func read(from reader: inout BinaryReader, _ frame: SnapshotFrame) throws(RecordProblem) -> Staking {
        var staking = Staking(on: try frame.item(&reader), at: try reader.time("opened"), players: frame.players)
        staking.limit = try reader.time("limit")
        staking.receipts = try reader.list("receipts") { (reader: inout BinaryReader) throws(RecordProblem) in
            try reader.optional("receipt") { (reader: inout BinaryReader, _) throws(RecordProblem) in
                try Receipt.read(from: &reader)
            }
        }
        guard staking.receipts.count == frame.players else { throw .outOfRange("receipts", "not one for each") }
        return staking
    }
}

extension LedgerEntry {
    func write(to writer: inout BinaryWriter) {
        switch self {
        case .adjustment(let player, let team, let points):
            writer.byte(1)
            writer.player(player)
            writer.optionalInteger(team)
            writer.integer("points", points)
        case .question(let played):
            writer.byte(2)
            played.question.write(to: &writer)
            writer.integer("joined", played.question.turns.count)
            writer.integers("memory", played.mode.memory)
            writer.list("members", played.members) { $0.list("team", $1) { $0.player($1) } }
            writer.list("absent", played.absent) { $0.player($1) }
            writer.optional("key", played.key) { writer, _, key in writer.list("key", key) { $1.write(to: &$0) } }
            writer.flag("void", played.isVoid)
        }
    }

    static func read(from reader: inout BinaryReader, _ frame: SnapshotFrame) throws(RecordProblem) -> LedgerEntry {
        func players(_ reader: inout BinaryReader) throws(RecordProblem) -> [PlayerID] {
            try reader.list("players") { (reader: inout BinaryReader) throws(RecordProblem) in
                try frame.player(&reader)
            }
        }
        switch try reader.byte() {
        case 1:
            let player = try frame.player(&reader), team = try reader.optionalInteger("team")
            guard team.map((0..<frame.teams).contains) ?? true else { throw .outOfRange("team", "another") }
            return .adjustment(player, team: team, points: try reader.integer("points"))
        case 2:
            let question = try CurrentQuestion.read(from: &reader, frame)
            let joined = try reader.integer("joined", in: 0...frame.players)
            var mode = frame.mode
            guard mode.recall(try reader.integers("memory"), players: joined) else {
                throw .outOfRange("memory", "not this mode's")
            }
            let members = try reader.list("members", players)
            var played = PlayedQuestion(question, mode: mode, members: members, absent: try players(&reader))
            played.key = try reader.optional("key") { (reader: inout BinaryReader, _) throws(RecordProblem) in
                try reader.list("key") { (reader: inout BinaryReader) throws(RecordProblem) in
                    try Answer.read(from: &reader, to: question.kind)
                }
            }
            played.isVoid = try reader.flag("void")
            return .question(played)
        case let other: throw .badCase(of: "entry", "\(other)")
        }
    }
}
