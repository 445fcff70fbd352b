internal import QuizRules

extension Multiple: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.texts("options", options)
        writer.integers("correct", correct)
        writer.flag("partial", partial)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Multiple {
        let options = try reader.options()
        return Multiple(
            options: options, correct: try reader.positions("correct", in: options),
            partial: try reader.flag("partial"))
    }
}
