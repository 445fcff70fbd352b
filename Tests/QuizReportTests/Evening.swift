import QuizReport
import QuizRules

/// A small evening that was played: who answered what, after how long.
struct Evening {
    private(set) var game: Game
    private var clock: Milliseconds = 1_764_000_000_000
    static let start: Milliseconds = 1_764_000_000_000

    init(_ questions: [Question], mode: ModeName = .classic, title: String = "Capitals") {
        var options = GameOptions()
        options.earlyClose = false
        game = Game(
            GameSetup(
                title: title, rounds: [Bank.Round(name: "One", questions: questions)], mode: mode, options: options,
                seed: 7), at: Self.start)
    }

    @discardableResult
    mutating func put(_ input: Input, after: Int = 0) -> Reply {
        clock = clock + Milliseconds(after)
        return game.apply(input, at: clock).reply
    }

    mutating func join(_ names: String..., team: String? = nil) {
        for name in names { put(.join(name: name, team: team, code: "c")) }
    }

    /// Asks the next question; `answers`: what each player types, and after how many milliseconds. Nil: nothing.
    mutating func ask(_ answers: [(String, Int)?]) {
        if game.phase == .lobby { put(.start) } else { put(.next(from: nil)) }
        let question = game.openQuestion ?? 0, opened = clock
        let order = answers.indices.filter { answers[$0] != nil }.sorted {
            (answers[$0]?.1 ?? 0) < (answers[$1]?.1 ?? 0)
        }
        for index in order {
            guard let (text, after) = answers[index] else { continue }
            clock = opened + Milliseconds(after)
            put(
                .answer(PlayerID(number: index + 1), question: question, .typed(text), received: clock, credit: 0))
        }
        put(.close, after: 10)
        put(.next(from: nil))
    }

    var report: Report {
        Report(game.results, heading: ReportHeading(game: 1, room: "K7QX", startedAt: Self.start, endedAt: nil))
    }
}

extension Question {
    /// Right is a; wrong are b and c.
    static func choice(_ text: String = "?", topic: String? = nil) -> Question {
        var question = Question(
            id: text, text: text, kind: Choice(options: ["right", "wrong", "also wrong"], correct: [0]))
        question.shuffle = false
        question.topic = topic
        return question
    }

    static func text(_ text: String, _ accepted: String...) -> Question {
        Question(id: text, text: text, kind: Text(accepted: accepted))
    }
}
