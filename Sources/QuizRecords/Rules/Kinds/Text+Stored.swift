internal import QuizRules

extension Text: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.texts("accepted", accepted)
        writer.integer("typos", typos)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Text {
        let accepted = try reader.texts("accepted")
        guard !accepted.isEmpty else { throw .outOfRange("accepted", "[]") }
        return Text(accepted: accepted, typos: try reader.integer("typos", in: 0...1))
    }
}
