internal import QuizRules

extension List: StoredKind {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.list("items", items) { $0.texts("accepted", $1) }
        writer.integer("typos", typos)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> List {
        let items = try reader.list("items") { (reader: inout Reader) throws(RecordProblem) in
            try reader.texts("accepted")
        }
        guard (1...List.mostGiven).contains(items.count), !items.contains([]) else {
            throw .outOfRange("items", "\(items.count)")
        }
        return List(items: items, typos: try reader.integer("typos", in: 0...1))
    }
}
