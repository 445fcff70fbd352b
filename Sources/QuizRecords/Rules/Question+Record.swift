internal import QuizRules

extension Bank.Round {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.text("name", name)
        writer.list("questions", questions) { $1.write(to: &$0) }
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Bank.Round {
        let name = try reader.text("name")
        return Bank.Round(name: name, questions: try reader.list("questions", Question.read))
    }
}

enum DifficultyTag: UInt8, RecordTag {
    case easy = 1
    case medium = 2
    case hard = 3
}

extension Question {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.text("id", id)
        writer.text("text", text)
        writer.record("kind") { writeKind(kind, to: &$0) }
        writer.integer("points", points)
        writer.integer("seconds", seconds)
        writer.optional("topic", topic) { $0.text($1, $2) }
        writer.optional("difficulty", difficulty) { writer, name, difficulty in
            switch difficulty {
            case .easy: writer.variant(name, DifficultyTag.easy)
            case .medium: writer.variant(name, DifficultyTag.medium)
            case .hard: writer.variant(name, DifficultyTag.hard)
            }
        }
        writer.optional("hint", hint) { $0.text($1, $2) }
        writer.texts("explanation", explanation)
        writer.list("mistakes", mistakes) { writer, mistake in
            writer.optional("answer", mistake.answer) { $0.text($1, $2) }
            writer.text("why", mistake.why)
        }
        writer.optional("check", check) { $0.text($1, $2) }
        writer.optional("media", media) { writer, name, media in
            writer.record(name) { writer in
                writer.text("url", media.url)
                writer.text("alt", media.alt)
            }
        }
        writer.optional("source", source) { $0.text($1, $2) }
        writer.flag("shuffle", shuffle)
    }

    static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Question {
        let id = try reader.text("id")
        let text = try reader.text("text")
        var question = Question(id: id, text: text, kind: try reader.record("kind", readKind))
        question.points = try reader.integer("points")
        question.seconds = try reader.integer("seconds")
        question.topic = try reader.optionalText("topic")
        question.difficulty = try reader.optional("difficulty", readDifficulty)
        question.hint = try reader.optionalText("hint")
        question.explanation = try reader.texts("explanation")
        question.mistakes = try reader.list("mistakes", readMistake)
        question.check = try reader.optionalText("check")
        question.media = try reader.optional("media", readMedia)
        question.source = try reader.optionalText("source")
        question.shuffle = try reader.flag("shuffle")
        return question
    }
}

private func readDifficulty<Reader: RecordReader>(
    from reader: inout Reader, name: StaticString
) throws(RecordProblem) -> Difficulty {
    switch try reader.variant(name, of: DifficultyTag.self) {
    case .easy: .easy
    case .medium: .medium
    case .hard: .hard
    }
}

private func readMistake<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> Mistake {
    Mistake(answer: try reader.optionalText("answer"), why: try reader.text("why"))
}

private func readMedia<Reader: RecordReader>(
    from reader: inout Reader, name: StaticString
) throws(RecordProblem) -> Media {
    try reader.record(name) { (reader: inout Reader) throws(RecordProblem) in
        Media(url: try reader.text("url"), alt: try reader.text("alt"))
    }
}
