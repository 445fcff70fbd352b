internal import QuizRules

extension Match: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.texts("left", left)
        writer.texts("options", options)
        writer.integers("correct", correct)
        writer.flag("partial", partial)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Match {
        let left = try reader.texts("left")
        let options = try reader.options()
        let correct = try reader.positions("correct", in: options)
        guard !left.isEmpty, left.count == correct.count else { throw .outOfRange("correct", "\(correct)") }
        return Match(left: left, options: options, correct: correct, partial: try reader.flag("partial"))
    }
}
