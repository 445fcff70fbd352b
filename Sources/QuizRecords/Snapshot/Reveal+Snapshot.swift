internal import QuizRules

extension Reveal {
    func write(to writer: inout BinaryWriter) {
        writer.flag("review", isReview)
        writer.integer("question", question.number)
        writer.list("correct", solution.correct) { GivenAnswer.form($1).write(to: &$0) }
        writer.integer("answered", tally.answered)
        writer.optionalInteger(tally.right)
        writer.list("counts", tally.options) { writer, option in
            writer.text("key", option.key)
            writer.integer("count", option.count)
        }
        writer.integer("players", players)
        writer.list("you", you) { $1.write(to: &$0) }
        writer.optional("survival", survival) { writer, _, survival in
            writer.integer("standing", survival.standing)
            writer.integer("fallen", survival.fallen)
            writer.flag("again", survival.allStandAgain)
        }
    }

    static func read(from reader: inout BinaryReader, _ frame: SnapshotFrame) throws(RecordProblem) -> Reveal {
        let isReview = try reader.flag("review")
        let (question, shown) = try frame.question(&reader, isReview: isReview)
        var solution = Solution(question)
        solution.correct = try reader.list("correct") { (reader: inout BinaryReader) throws(RecordProblem) in
            guard case .form(let form) = try GivenAnswer.read(from: &reader) else { throw .missing("form") }
            return form
        }
        let answered = try reader.integer("answered"), right = try reader.optionalInteger("right")
        let counts = try reader.list("counts") { (reader: inout BinaryReader) throws(RecordProblem) in
            let key = try reader.text("key")
            return Tally.Count(key: key, count: try reader.integer("count"))
        }
        let players = try reader.integer("players")
        let you = try frame.each(try reader.list("you", You.read))
        let survival = try reader.optional("survival") { (reader: inout BinaryReader, _) throws(RecordProblem) in
            let standing = try reader.integer("standing"), fallen = try reader.integer("fallen")
            return Survival(standing: standing, fallen: fallen, allStandAgain: try reader.flag("again"))
        }
        var reveal = Reveal(
            question: shown, solution: solution, tally: Tally(answered: answered, right: right, options: counts),
            players: players, you: you, survival: survival)
        reveal.isReview = isReview
        return reveal
    }
}

extension SnapshotFrame {
    /// The question that a reveal is of: one of the programme or, at the end of a test, one of those that were drawn.
    fileprivate func question(
        _ reader: inout BinaryReader, isReview: Bool
    ) throws(RecordProblem) -> (Question, ShownQuestion) {
        guard isReview else {
            let item = try item(&reader)
            return (item.question, item.shown)
        }
        guard let alone else { throw .outOfRange("review", "true") }
        let number = try reader.integer("question", in: 1...max(1, alone.drawn.count))
        return (alone.pool[alone.drawn[number - 1]].question, alone.review(number))
    }
}

extension Reveal.You {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.byte(status?.snapshotTag ?? 0)
        writer.flag("correct", correct)
        writer.integer("points", points)
        writer.optional("elapsed", elapsed) { writer, _, elapsed in writer.time(elapsed) }
        writer.integer("score", score)
        writer.integer("rank", rank)
        writer.integer("streak", streak)
        writer.optionalInteger(lives)
        writer.optional("out", out) { $0.flag($1, $2) }
        writer.flag("watched", watched)
    }

    fileprivate static func read(from reader: inout BinaryReader) throws(RecordProblem) -> Reveal.You {
        let status = try Receipt.Status.read(from: &reader)
        let correct = try reader.flag("correct"), points = try reader.integer("points")
        let elapsed = try reader.optionalTime("elapsed"), score = try reader.integer("score")
        let rank = try reader.integer("rank"), streak = try reader.integer("streak")
        let lives = try reader.optionalInteger("lives")
        let out = try reader.optional("out") {
            (reader: inout BinaryReader, name: StaticString) throws(RecordProblem) in try reader.flag(name)
        }
        return Reveal.You(
            status: status, correct: correct, points: points, elapsed: elapsed, score: score, rank: rank,
            streak: streak, lives: lives, out: out, watched: try reader.flag("watched"))
    }
}
