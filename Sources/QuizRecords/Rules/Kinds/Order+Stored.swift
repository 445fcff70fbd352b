internal import QuizRules

extension Order: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.texts("options", options)
        writer.integers("correct", correct)
        writer.flag("partial", partial)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Order {
        let options = try reader.options()
        let correct = try reader.positions("correct", in: options)
        guard options.count > 1, correct.sorted() == Array(options.indices) else {
            throw .outOfRange("correct", "\(correct)")
        }
        return Order(options: options, correct: correct, partial: try reader.flag("partial"))
    }
}
