internal import QuizRules

extension Phase {
    func write(to writer: inout BinaryWriter) {
        switch self {
        case .lobby: writer.byte(0)
        case .lesson(let card): writer.byte(1, card)
        case .round(let round): writer.byte(2, round)
        case .stake(let number): writer.byte(3, number)
        case .question(let number): writer.byte(4, number)
        case .buzzed(let number): writer.byte(5, number)
        case .reveal(let number): writer.byte(6, number)
        case .board(let number): writer.byte(7, number)
        case .open: writer.byte(8)
        case .over: writer.byte(9)
        }
    }

    static func read(from reader: inout BinaryReader) throws(RecordProblem) -> Phase {
        switch try reader.byte() {
        case 0: .lobby
        case 1: .lesson(try reader.integer("card"))
        case 2: .round(try reader.integer("round"))
        case 3: .stake(try reader.integer("question"))
        case 4: .question(try reader.integer("question"))
        case 5: .buzzed(try reader.integer("question"))
        case 6: .reveal(try reader.integer("question"))
        case 7: .board(try reader.integer("question"))
        case 8: .open
        case 9: .over
        case let other: throw .badCase(of: "phase", "\(other)")
        }
    }
}

extension BinaryWriter {
    fileprivate mutating func byte(_ tag: UInt8, _ number: Int) {
        byte(tag)
        integer("number", number)
    }
}

extension Stopwatch {
    func write(to writer: inout BinaryWriter, now: Milliseconds) {
        writer.list("pauses", pauses) { writer, pause in
            writer.time(pause.from, from: now)
            writer.optional("until", pause.until) { writer, _, until in writer.time(until, from: pause.from) }
            writer.time(pause.before)
        }
    }

    static func read(from reader: inout BinaryReader, now: Milliseconds) throws(RecordProblem) -> Stopwatch {
        Stopwatch(
            try reader.list("pauses") { (reader: inout BinaryReader) throws(RecordProblem) in
                let from = try reader.time("from", from: now)
                let until = try reader.optionalTime("until", from: from)
                return Stopwatch.Pause(from: from, until: until, before: try reader.time("before"))
            })
    }
}
