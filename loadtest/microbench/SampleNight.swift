import QuizRules

/// A game of ordinary questions with many players, played for real: what it tells is what is encoded and applied.
struct SampleNight {
    var game: Game
    static let start: Milliseconds = 1_795_430_000_000
    var now = start

    init(players: Int, seconds: Int = 20) {
        game = Game(
            GameSetup(
                title: "Load test", rounds: [Bank.Round(name: "", questions: Self.questions(seconds: seconds))],
                mode: .classic, options: Self.options, seed: 7),
            at: now)
        for number in 1..<players + 1 {
            use(apply(.join(name: "player-\(number)", team: nil, code: "maple-otter-\(number)")))
        }
    }

    private static var options: GameOptions {
        var options = GameOptions()
        options.earlyClose = false
        options.maxPlayers = 2_000_000
        return options
    }

    private static func questions(seconds: Int) -> [Question] {
        (1...60).map { number in
            var question = Question(
                id: "q\(number)",
                text: "Which of these rivers flows through the most capital cities on its way to the sea?",
                kind: Choice(options: ["The Danube", "The Rhine", "The Nile", "The Mekong"], correct: [0]))
            question.seconds = seconds
            question.topic = "Geography"
            question.difficulty = .medium
            question.explanation = [
                "Think of what you know for certain first.",
                "The Danube passes Vienna, Bratislava, Budapest and Belgrade.",
            ]
            question.mistakes = [Mistake(answer: "The Rhine", why: "It is near, and many people think of it first.")]
            question.check = "Rule out what cannot be, and look at what is left."
            return question
        }
    }

    @discardableResult
    mutating func apply(_ input: Input) -> Outcome { game.apply(input, at: now) }

    mutating func pass(_ milliseconds: Int) { now = now + Milliseconds(milliseconds) }

    /// Player `number`'s answer to the open question: one in four is right, each at another moment.
    func answer(_ number: Int, change: Int = 0) -> Input {
        let key = OptionKey.letter((number + change) % 4)
        return .answer(
            PlayerID(number: number), question: game.openQuestion ?? 1, .form(.choice(key)),
            received: now - Milliseconds(number % 1000), credit: 1)
    }

    /// Asks the first question and has everybody answer; returns what was told on the way to the board.
    mutating func playQuestion() -> (question: Told, receipt: Receipt, reveal: Told, board: Told) {
        let question = apply(.start).told.last
        pass(3000)
        var receipt: Receipt?
        for number in 1...game.players.count {
            if case .receipt(let given) = apply(answer(number)).reply { receipt = given }
        }
        let reveal = apply(.close).told.last
        let board = apply(.next(from: nil)).told.last
        guard let question, let receipt, let reveal, let board else {
            preconditionFailure("a question has a reveal and a board")
        }
        return (question, receipt, reveal, board)
    }
}
