internal import QuizRules

extension Answer {
    func write(to writer: inout BinaryWriter) {
        switch self {
        case .choice(let option):
            writer.byte(1)
            writer.integer("option", option)
        case .choices(let options):
            writer.byte(2)
            writer.integers("options", options)
        case .blanks(let options):
            writer.byte(3)
            writer.integers("options", options)
        case .order(let options):
            writer.byte(4)
            writer.integers("options", options)
        case .pairs(let options):
            writer.byte(5)
            writer.integers("options", options)
        case .text(let text):
            writer.byte(6)
            writer.text("text", text)
        case .items(let texts):
            writer.byte(7)
            writer.texts("texts", texts)
        case .number(let number):
            writer.byte(8)
            writer.number("number", number)
        }
    }

    /// - Parameter kind: of the question that it answers.
    static func read(
        from reader: inout BinaryReader, to kind: any QuestionKind
    ) throws(RecordProblem) -> Answer {
        switch try reader.byte() {
        case 1: return .choice(try check([try reader.integer("option")], kind)[0])
        case 2: return .choices(try check(try reader.integers("options"), kind))
        case 3: return .blanks(try check(try reader.integers("options"), kind))
        case 4: return .order(try check(try reader.integers("options"), kind))
        case 5: return .pairs(try check(try reader.integers("options"), kind))
        case 6: return .text(try reader.text("text"))
        case 7: return .items(try reader.texts("texts"))
        case 8: return .number(try reader.number("number"))
        case let other: throw .badCase(of: "answer", "\(other)")
        }
    }

    private static func check(_ options: [Int], _ kind: any QuestionKind) throws(RecordProblem) -> [Int] {
        let count = kind.options.count
        guard options.allSatisfy({ (0..<count).contains($0) }) else { throw .outOfRange("options", "\(options)") }
        return options
    }
}

extension StandingAnswer {
    private enum Mark {
        static let changed: UInt8 = 1
        /// Not given by whose turn it is.
        static let byAnother: UInt8 = 2
        static let extraTime: UInt8 = 4
        static let inParts: UInt8 = 8
        static let right: UInt8 = 16
        /// Neither wrong nor right: how much of it is, is written.
        static let partly: UInt8 = 32
    }

    /// - Parameters:
    ///   - owner: whose turn it is; nil: a team's.
    ///   - start: of that turn.
    func write(to writer: inout BinaryWriter, of owner: PlayerID?, start: Milliseconds) {
        var marks: UInt8 = 0
        if isChanged { marks |= Mark.changed }
        if by != owner { marks |= Mark.byAnother }
        if timePercent != 100 { marks |= Mark.extraTime }
        if !parts.isEmpty { marks |= Mark.inParts }
        if grade == .right { marks |= Mark.right } else if grade != .wrong { marks |= Mark.partly }
        writer.byte(marks)
        answer.write(to: &writer)
        writer.time(startedAt, from: start)
        writer.time(receivedAt, from: startedAt)
        writer.time(credit)
        writer.time(elapsed, from: receivedAt.less(startedAt, credit))
        if marks & Mark.byAnother != 0 { writer.player(by) }
        if marks & Mark.extraTime != 0 { writer.integer("percent", timePercent) }
        if marks & Mark.partly != 0 {
            writer.integer("numerator", grade.share.numerator)
            writer.integer("denominator", grade.share.denominator)
            writer.flag("right", grade.right)
        }
        if marks & Mark.inParts != 0 {
            writer.list("parts", parts) { writer, part in
                part.receipt.write(to: &writer)
                writer.integer("percent", part.timePercent)
            }
        }
    }

    static func read(
        from reader: inout BinaryReader, to kind: any QuestionKind, of owner: PlayerID?, start: Milliseconds,
        _ frame: SnapshotFrame
    ) throws(RecordProblem) -> StandingAnswer {
        let marks = try reader.byte()
        let answer = try Answer.read(from: &reader, to: kind)
        let startedAt = try reader.time("start", from: start)
        let receivedAt = try reader.time("received", from: startedAt)
        let credit = try reader.time("credit")
        let elapsed = try reader.time("elapsed", from: receivedAt.less(startedAt, credit))
        let by: PlayerID
        if marks & Mark.byAnother != 0 {
            by = try frame.player(&reader)
        } else if let owner {
            by = owner
        } else {
            throw .missing("player")
        }
        let timePercent = marks & Mark.extraTime != 0 ? try reader.integer("percent", in: 100...1000) : 100
        var grade = marks & Mark.right != 0 ? Grade.right : .wrong
        if marks & Mark.partly != 0 {
            let numerator = try reader.integer("numerator", in: 0...Int(Int32.max))
            let share = Share(numerator, of: try reader.integer("denominator", in: max(1, numerator)...Int(Int32.max)))
            grade = Grade(share: share, right: try reader.flag("right"))
        }
        var parts: [Part] = []
        if marks & Mark.inParts != 0 {
            parts = try reader.list("parts") { (reader: inout BinaryReader) throws(RecordProblem) in
                let receipt = try Receipt.read(from: &reader)
                return Part(receipt, try reader.integer("percent", in: 100...1000))
            }
        }
        return StandingAnswer(
            answer: answer, grade: grade, by: by, startedAt: startedAt, receivedAt: receivedAt, elapsed: elapsed,
            credit: credit, timePercent: timePercent, isChanged: marks & Mark.changed != 0, parts: parts)
    }
}

extension Receipt {
    func write(to writer: inout BinaryWriter) {
        writer.integer("question", question)
        writer.byte(status.snapshotTag)
        writer.time(startedAt)
        writer.time(receivedAt, from: startedAt)
        writer.time(elapsed)
        writer.time(credit)
        switch subject {
        case .answer(let mayChange): writer.byte(mayChange ? 1 : 0)
        case .buzz: writer.byte(2)
        case .stake(let points):
            writer.byte(3)
            writer.integer("points", points)
        }
        writer.optionalInteger(items)
        writer.flag("attempt", isAttempt)
    }

    static func read(from reader: inout BinaryReader) throws(RecordProblem) -> Receipt {
        let question = try reader.integer("question")
        guard let status = try Status.read(from: &reader) else { throw .missing("status") }
        let startedAt = try reader.time("started")
        let receivedAt = try reader.time("received", from: startedAt)
        let elapsed = try reader.time("elapsed"), credit = try reader.time("credit")
        let subject: Subject
        switch try reader.byte() {
        case 0: subject = .answer(mayChange: false)
        case 1: subject = .answer(mayChange: true)
        case 2: subject = .buzz
        case 3: subject = .stake(try reader.integer("points"))
        case let other: throw .badCase(of: "subject", "\(other)")
        }
        var receipt = Receipt(
            question: question, status: status, startedAt: startedAt, receivedAt: receivedAt, elapsed: elapsed,
            credit: credit, subject: subject, items: try reader.optionalInteger("items"))
        receipt.isAttempt = try reader.flag("attempt")
        return receipt
    }
}

extension Receipt.Status {
    var snapshotTag: UInt8 {
        switch self {
        case .accepted: 1
        case .changed: 2
        case .duplicate: 3
        case .final: 4
        case .late: 5
        case .closed: 6
        }
    }

    /// Nil for 0, which stands for none.
    static func read(from reader: inout BinaryReader) throws(RecordProblem) -> Self? {
        switch try reader.byte() {
        case 0: nil
        case 1: .accepted
        case 2: .changed
        case 3: .duplicate
        case 4: .final
        case 5: .late
        case 6: .closed
        case let other: throw .badCase(of: "status", "\(other)")
        }
    }
}

extension Milliseconds {
    /// What elapsed mostly is. Wraps around, for damaged bytes may say anything.
    fileprivate func less(_ start: Milliseconds, _ credit: Milliseconds) -> Milliseconds {
        Milliseconds(value &- start.value &- credit.value)
    }
}
