internal import QuizRules

extension Choice: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.texts("options", options)
        writer.integers("correct", correct)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Choice {
        let options = try reader.options()
        return Choice(options: options, correct: try reader.positions("correct", in: options))
    }
}

extension RecordReader {
    /// The options of a question; each has a letter.
    mutating func options() throws(RecordProblem) -> [String] {
        let options = try texts("options")
        guard options.count <= OptionKey.most else { throw .outOfRange("options", "\(options.count)") }
        return options
    }

    /// At least one position among the options.
    mutating func positions(_ name: StaticString, in options: [String]) throws(RecordProblem) -> [Int] {
        let positions = try integers(name)
        guard !positions.isEmpty, positions.allSatisfy(options.indices.contains) else {
            throw .outOfRange("\(name)", "\(positions)")
        }
        return positions
    }
}
