import QuizRules
import Testing

@Suite struct PracticeTests {
    @Test func `right at once earns all, then two thirds, then one third`() {
        var alone = Alone(.practice)
        alone.answer("a")
        #expect(alone.reveal?.you.points == 1000 && alone.reveal?.you.correct == true)
        alone.next()
        alone.answers("b", "a")
        #expect(alone.reveal?.you.points == 667)
        alone.next()
        alone.answers("b", "c", "a")
        #expect(alone.reveal?.you.points == 333 && alone.score == 2000)
    }

    @Test func `after three wrong attempts the solution is told, and nothing is earned`() {
        var alone = Alone(.practice)
        alone.answers("b", "c")
        #expect(alone.reveal == nil && alone.feedback?.left == 1)
        alone.answer("d")
        #expect(alone.feedback?.attempt == 3 && alone.feedback?.left == 0)
        #expect(alone.reveal?.you.points == 0 && alone.reveal?.solution.explanation == ["Think."])
    }

    @Test func `a hint costs a third of what is left, once`() {
        var alone = Alone(.practice)
        #expect(alone.hint() == "Up north.")
        #expect(alone.hint() == "Up north.")
        alone.answer("a")
        #expect(alone.reveal?.you.points == 667)
        alone.next()
        alone.answer("b")
        alone.hint()
        alone.answer("a")
        #expect(alone.reveal?.you.points == 444)
    }

    @Test func `a wrong attempt given again costs none`() {
        var alone = Alone(.practice)
        alone.answer("b")
        #expect(alone.answer("b")?.status == .duplicate && alone.feedback?.left == 2)
        alone.answer("a")
        #expect(alone.reveal?.you.points == 667)
    }

    @Test func `a known mistake is named, whatever the order of the options`() {
        for seed: UInt64 in 1...8 {
            var alone = Alone(.practice, seed: seed, shuffled: true)
            alone.answer("wrong")
            #expect(alone.feedback?.mistake == "That is the south.")
            alone.answer("also wrong")
            #expect(alone.feedback?.mistake == nil)
        }
    }

    @Test func `what was not known at once comes back, and the session ends when all was known or has rested`() {
        var alone = Alone(.practice)
        alone.answers("b", "a")
        #expect(alone.reveal?.comesBack == true && alone.reveal?.question.number == 1)
        for _ in 2...4 { alone.nextAnswer("a") }
        alone.next()
        #expect(alone.question?.isAgain == true && alone.question?.shown.number == 5)
        #expect(alone.question?.shown.text == alone.firstText && alone.question?.shown.points == 0)
        alone.answer("right")
        #expect(alone.score == 3667)
        alone.next()
        #expect(alone.over?.correct == 4 && alone.over?.of == 4 && alone.over?.boxes == [0, 4, 0, 0, 0])
    }

    @Test func `a question that is never known rests until the next session`() {
        var alone = Alone(.practice)
        while alone.game.phase == .open { alone.answers("b", "c", "d"); alone.next() }
        #expect(alone.answered == 3 * 4 && alone.over?.boxes == [4, 0, 0, 0, 0])
    }

    @Test func `the next session asks what is due: the first box at once, the second after a day`() {
        var alone = Alone(.practice)
        alone.answers("b", "a")
        for _ in 2...5 { alone.nextAnswer("right") }
        alone.next()
        #expect(alone.game.phase == .over)
        // All stand in the second box now, so what follows too early is all of them.
        alone.pass(hours: 1)
        alone.begin()
        #expect(alone.question?.shown.of == 4)
        alone.answers("b", "c", "d")
        for _ in 2...6 { alone.nextAnswer("b"); alone.answers("c", "d") }
        #expect(alone.game.phase == .open)
        while alone.game.phase == .open { alone.next(); alone.answers("b", "c", "d") }
        alone.begin()
        #expect(alone.question?.shown.of == 4 && alone.score == 0)
        alone.answer("right")
        while alone.game.phase == .open { alone.next(); alone.answers("b", "c", "d") }
        alone.begin()
        #expect(alone.question?.shown.of == 3)
        while alone.game.phase == .open { alone.answers("b", "c", "d"); alone.next() }
        alone.pass(hours: 21)
        alone.begin()
        #expect(alone.question?.shown.of == 4)
    }

    @Test func `going on needs a reveal, and a second click does nothing`() {
        var alone = Alone(.practice)
        #expect(alone.refusal(of: .advance(alone.you, from: nil)) == .wrongPhase)
        alone.answer("a")
        #expect(alone.refusal(of: .advance(alone.you, from: "question:1")) == .stale)
        alone.next()
        #expect(alone.refusal(of: .advance(alone.you, from: "reveal:1")) == .stale)
        #expect(alone.question?.shown.number == 2)
    }

    @Test func `who comes back finds what was before them`() {
        var alone = Alone(.practice)
        alone.answer("b")
        alone.hint()
        alone.apply(.away(alone.you))
        alone.apply(.back(alone.you))
        let state = alone.game.state(for: alone.you, at: alone.now)
        #expect(state.phase == .open && state.you?.phase == .question(1) && state.you?.attempts == 2)
        guard case .question(let own) = state.own.first?.what else { Issue.record("no question"); return }
        #expect(own.attempts == 2 && own.hint == "Up north.")
    }

    @Test func `an answer in part right earns its part, and the best attempt counts`() {
        var question = Question(
            id: "m", text: "?", kind: Multiple(options: ["x", "y", "z"], correct: [0, 1], partial: true))
        question.shuffle = false
        var alone = Alone(.practice, [question])
        alone.answers("a", "c", "a c")
        #expect(alone.reveal?.you.points == 500 && alone.reveal?.you.correct == false)
    }

    @Test func `a room of one's own is for one`() {
        var alone = Alone(.practice)
        #expect(alone.refusal(of: .join(name: "Ben", team: nil, code: "c")) == .roomFull)
    }
}

/// One person at their own pace.
struct Alone {
    var game: Game
    private(set) var now: Milliseconds = 1_700_000_000_000
    private(set) var events: [PersonalEvent] = []
    private(set) var told: [Told] = []
    private(set) var answered = 0
    let you = PlayerID(number: 1)

    init(
        _ mode: ModeName, _ questions: [Question]? = nil, lesson: [LessonCard] = [], seed: UInt64 = 7,
        shuffled: Bool = false, hosted: Bool = false, _ change: (inout GameOptions) -> Void = { _ in }
    ) {
        var options = GameOptions()
        options.maxPlayers = hosted ? 100 : 1
        change(&options)
        let asked =
            questions
            ?? Question.capitals.map { question in
                var question = question
                question.kind = Choice(options: ["right", "wrong", "also wrong", "wrong too"], correct: [0])
                question.shuffle = shuffled
                question.hint = "Up north."
                question.explanation = ["Think."]
                question.mistakes = [Mistake(why: "Some guess."), Mistake(answer: "wrong", why: "That is the south.")]
                return question
            }
        var setup = GameSetup(
            title: "Capitals", rounds: [Bank.Round(name: "", questions: asked)], mode: mode, options: options,
            seed: seed)
        setup.isHosted = hosted
        setup.lesson = lesson
        game = Game(setup, at: now)
        guard !hosted else { return }
        apply(.join(name: "Ada", team: nil, code: "c"))
        begin()
    }

    @discardableResult
    mutating func apply(_ input: Input) -> Outcome {
        let outcome = game.apply(input, at: now)
        events += outcome.personal.filter { $0.to == you }.map(\.what)
        told += outcome.told
        return outcome
    }

    mutating func begin() { apply(.start) }
    mutating func pass(hours: Int) { now = now + .seconds(3600 * hours) }
    mutating func pass(seconds: Int) { now = now + .seconds(seconds) }

    @discardableResult
    mutating func answer(_ typed: String) -> Receipt? {
        guard case .question(let number) = place else { return nil }
        let outcome = apply(.answer(you, question: number, .typed(typed), received: now, credit: 0))
        guard case .receipt(let receipt) = outcome.reply else { return nil }
        if case .reveal = place { answered += 1 }
        return receipt
    }

    mutating func answers(_ typed: String...) { for line in typed { answer(line) } }
    mutating func next() { apply(.advance(you, from: nil)) }
    mutating func nextAnswer(_ typed: String) { next(); answer(typed) }

    @discardableResult
    mutating func hint() -> String? {
        guard case .question(let number) = place else { return nil }
        if case .hint(let hint) = apply(.hint(you, question: number)).reply { return hint.text }
        return nil
    }

    mutating func refusal(of input: Input) -> Refusal.Code? {
        if case .refused(let refusal) = apply(input).reply { refusal.code } else { nil }
    }

    // MARK: - What there is to see

    var place: Phase? { game.state(for: you, at: now).you?.phase }
    var score: Int { game.players[0].score }

    /// Of the question at hand.
    var reveal: OwnReveal? {
        if case .reveal(let reveal) = events.last { reveal } else { nil }
    }

    var question: OwnQuestion? {
        for event in events.reversed() { if case .question(let own) = event { return own } }
        return nil
    }

    var firstText: String? {
        for event in events { if case .question(let own) = event { return own.shown.text } }
        return nil
    }

    var feedback: Feedback? {
        for event in events.reversed() { if case .feedback(let feedback) = event { return feedback } }
        return nil
    }

    var over: GameOver.You? {
        if case .gameOver(let over) = told.last?.what { over.you[0] } else { nil }
    }
}
