import QuizRules
import Testing

/// A quiz night in a test: people come, a host runs it, and time passes as the story says.
struct Evening {
    var game: Game
    /// Milliseconds since the evening began.
    private(set) var clock = 0
    private(set) var told: [Told] = []
    private(set) var whispers: [Whisper] = []

    static let start: Milliseconds = 1_700_000_000_000

    init(
        _ mode: ModeName = .classic, _ questions: [Question] = Question.capitals, seed: UInt64 = 7,
        _ change: (inout GameOptions) -> Void = { _ in }
    ) {
        self.init(mode, rounds: [Bank.Round(name: "", questions: questions)], seed: seed, change)
    }

    init(
        _ mode: ModeName = .classic, rounds: [Bank.Round], seed: UInt64 = 7,
        _ change: (inout GameOptions) -> Void = { _ in }
    ) {
        var options = GameOptions()
        change(&options)
        let setup = GameSetup(title: "Capitals", rounds: rounds, mode: mode, options: options, seed: seed)
        game = Game(setup, at: Self.start)
    }

    var now: Milliseconds { Self.start + Milliseconds(clock) }

    @discardableResult
    mutating func apply(_ input: Input) -> Reply {
        let outcome = game.apply(input, at: now)
        told += outcome.told
        whispers += outcome.whispers
        return outcome.reply
    }

    // MARK: - People

    @discardableResult
    mutating func join(_ name: String, team: String? = nil) -> PlayerID {
        guard case .joined(let player) = apply(.join(name: name, team: team, code: "code of \(name)")) else {
            Issue.record("\(name) could not join")
            return PlayerID(number: 1)
        }
        return player
    }

    mutating func players(_ names: String...) -> [PlayerID] { names.map { join($0) } }

    /// Host commands that must go well.
    mutating func host(_ inputs: Input...) {
        for input in inputs {
            if case .refused(let refusal) = apply(input) { Issue.record("\(input): \(refusal.message)") }
        }
    }

    /// The code it is refused with; nil: it is not.
    mutating func refusal(of input: Input) -> Refusal.Code? {
        if case .refused(let refusal) = apply(input) { refusal.code } else { nil }
    }

    // MARK: - Answers

    @discardableResult
    mutating func answer(
        _ player: PlayerID, _ typed: String, on question: Int? = nil, credit: Milliseconds = 0,
        receivedAgo: Milliseconds = 0
    ) -> Receipt? {
        let number = question ?? game.openQuestion ?? 0
        let reply = apply(
            .answer(player, question: number, .typed(typed), received: now - receivedAgo, credit: credit))
        if case .receipt(let receipt) = reply { return receipt }
        return nil
    }

    mutating func serve(_ player: PlayerID, credit: Milliseconds = 0) {
        apply(.served(question: game.openQuestion ?? 0, [Served(player: player, at: now, credit: credit)]))
    }

    // MARK: - Time

    /// Lets milliseconds pass, with every deadline at its moment.
    mutating func pass(_ time: Int) {
        let end = clock + time
        while let due = game.nextDeadline, due <= Self.start + Milliseconds(end) {
            clock = max(clock, Int((due - Self.start).value))
            apply(.due)
        }
        clock = end
    }

    /// Lets time pass until the open question closes by itself; how long that took.
    mutating func untilClose() -> Int? {
        let before = clock
        while game.openQuestion != nil {
            guard let due = game.nextDeadline else { return nil }
            clock = max(clock, Int((due - Self.start).value))
            apply(.due)
        }
        return clock - before
    }

    // MARK: - What was told

    func reveal(_ player: PlayerID) -> Reveal.You? {
        for told in told.reversed() { if case .reveal(let reveal) = told.what { return reveal.you[player.index] } }
        return nil
    }

    var lastReveal: Reveal? {
        for told in told.reversed() { if case .reveal(let reveal) = told.what { return reveal } }
        return nil
    }

    var lastBoard: Board? {
        for told in told.reversed() { if case .leaderboard(let board) = told.what { return board } }
        return nil
    }

    var gameOver: GameOver? {
        for told in told.reversed() { if case .gameOver(let over) = told.what { return over } }
        return nil
    }

    func standing(_ player: PlayerID) -> StateView.You? { game.state(for: player, at: now).you }

    func score(_ player: PlayerID) -> Int { game.players[player.index].score }
}

extension Question {
    /// Right is always a.
    static func choice(_ text: String = "?", points: Int = 1000, seconds: Int = 20) -> Question {
        var question = Question(
            id: text, text: text, kind: Choice(options: ["right", "wrong", "also wrong"], correct: [0]))
        question.shuffle = false
        question.points = points
        question.seconds = seconds
        return question
    }

    static var capitals: [Question] { ["France", "Italy", "Spain", "Peru"].map { choice("The capital of \($0)?") } }
}
