internal import QuizRules

enum GivenAnswerTag: UInt8, RecordTag {
    case choice = 1
    case choices = 2
    case blanks = 3
    case text = 4
    case number = 5
    /// A line that a person typed.
    case typed = 6
    case order = 7
    case pairs = 8
    case texts = 9
}

extension GivenAnswer {
    @inline(__always)
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        switch self {
        case .form(.choice(let key)):
            writer.variant("form", GivenAnswerTag.choice)
            writer.text("answer", key)
        case .form(.choices(let keys)):
            writer.variant("form", GivenAnswerTag.choices)
            writer.texts("answer", keys)
        case .form(.blanks(let texts)):
            writer.variant("form", GivenAnswerTag.blanks)
            writer.texts("answer", texts)
        case .form(.order(let keys)):
            writer.variant("form", GivenAnswerTag.order)
            writer.texts("answer", keys)
        case .form(.pairs(let pairs)):
            writer.variant("form", GivenAnswerTag.pairs)
            writer.list("answer", pairs) { writer, pair in
                writer.text("left", pair.left)
                writer.text("option", pair.option)
            }
        case .form(.texts(let texts)):
            writer.variant("form", GivenAnswerTag.texts)
            writer.texts("answer", texts)
        case .form(.text(let text)):
            writer.variant("form", GivenAnswerTag.text)
            writer.text("answer", text)
        case .form(.number(let number)):
            writer.variant("form", GivenAnswerTag.number)
            writer.number("answer", number)
        case .typed(let line):
            writer.variant("form", GivenAnswerTag.typed)
            writer.text("answer", line)
        }
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> GivenAnswer {
        switch try reader.variant("form", of: GivenAnswerTag.self) {
        case .choice: .form(.choice(try reader.text("answer")))
        case .choices: .form(.choices(try reader.texts("answer")))
        case .blanks: .form(.blanks(try reader.texts("answer")))
        case .order: .form(.order(try reader.texts("answer")))
        case .pairs: .form(.pairs(try reader.list("answer", readPair)))
        case .texts: .form(.texts(try reader.texts("answer")))
        case .text: .form(.text(try reader.text("answer")))
        case .number: .form(.number(try reader.number("answer")))
        case .typed: .typed(try reader.text("answer"))
        }
    }
}

private func readPair<Reader: RecordReader>(
    from reader: inout Reader
) throws(RecordProblem) -> AnswerForm.Pair {
    AnswerForm.Pair(left: try reader.text("left"), option: try reader.text("option"))
}
