internal import QuizRules

extension TrueFalse: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.flag("correct", correct)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> TrueFalse {
        TrueFalse(correct: try reader.flag("correct"))
    }
}
