internal import QuizRules

extension Blanks: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.texts("options", options)
        writer.integers("correct", correct)
        writer.flag("partial", partial)
        writer.flag("unordered", unordered)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Blanks {
        let options = try reader.options()
        return Blanks(
            options: options, correct: try reader.positions("correct", in: options),
            partial: try reader.flag("partial"), unordered: try reader.flag("unordered"))
    }
}
