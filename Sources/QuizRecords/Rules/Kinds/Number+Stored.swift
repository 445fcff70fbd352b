internal import QuizRules

extension Number: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.number("value", correct)
        writer.number("tolerance", tolerance)
        writer.flag("closest", closest)
        writer.optional("unit", unit) { $0.text($1, $2) }
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Number {
        let correct = try reader.number("value")
        let tolerance = try reader.number("tolerance")
        guard correct.isFinite else { throw .outOfRange("value", "\(correct)") }
        guard tolerance.isFinite, tolerance >= 0 else { throw .outOfRange("tolerance", "\(tolerance)") }
        return Number(
            correct: correct, tolerance: tolerance, closest: try reader.flag("closest"),
            unit: try reader.optionalText("unit"))
    }
}
