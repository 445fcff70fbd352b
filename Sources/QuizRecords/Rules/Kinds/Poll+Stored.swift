internal import QuizRules

extension Poll: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) { writer.texts("options", options) }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Poll {
        let options = try reader.options()
        guard options.count > 1 else { throw .outOfRange("options", "\(options.count)") }
        return Poll(options: options)
    }
}
