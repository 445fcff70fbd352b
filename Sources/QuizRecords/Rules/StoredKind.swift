internal import QuizRules

/// A question kind that the journal can keep. A new kind adds its tag, its row in `kind`, and its file in `Kinds/`.
protocol StoredKind: QuestionKind {
    func write<Writer: RecordWriter>(to writer: inout Writer)
    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Self
}

package enum KindTag: UInt8, RecordTag {
    case choice = 1
    case truefalse = 2
    case multiple = 3
    case blanks = 4
    case text = 5
    case number = 6
    case order = 7
    case match = 8
    case list = 9
    case poll = 10

    /// The type that is stored under this tag.
    var kind: any StoredKind.Type {
        switch self {
        case .choice: Choice.self
        case .truefalse: TrueFalse.self
        case .multiple: Multiple.self
        case .blanks: Blanks.self
        case .text: Text.self
        case .number: Number.self
        case .order: Order.self
        case .match: Match.self
        case .list: List.self
        case .poll: Poll.self
        }
    }

    init(_ name: KindName) {
        switch name {
        case .choice: self = .choice
        case .truefalse: self = .truefalse
        case .multiple: self = .multiple
        case .blanks: self = .blanks
        case .text: self = .text
        case .number: self = .number
        case .order: self = .order
        case .match: self = .match
        case .list: self = .list
        case .poll: self = .poll
        }
    }
}

func writeKind<Writer: RecordWriter>(_ kind: any QuestionKind, to writer: inout Writer) {
    writer.variant("name", KindTag(type(of: kind).name))
    guard let stored = kind as? any StoredKind else {
        preconditionFailure("A question kind that the journal cannot keep: \(type(of: kind))")
    }
    stored.write(to: &writer)
}

func readKind<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> any QuestionKind {
    try reader.variant("name", of: KindTag.self).kind.read(from: &reader)
}
