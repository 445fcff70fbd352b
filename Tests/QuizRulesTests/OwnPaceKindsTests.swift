import QuizRules
import Testing

@Suite struct OwnPaceKindsTests {
    private static let planets = Question(
        id: "planets", text: "Name the inner planets.", kind: List(items: [["Mercury"], ["Venus"], ["Mars"]]))

    @Test func `a list is given line by line, and is over once all are found`() {
        var alone = Alone(.practice, [Self.planets])
        #expect(alone.answer("venus")?.items == 1 && alone.reveal == nil && alone.feedback == nil)
        #expect(alone.answer("Venus")?.status == .duplicate)
        alone.answers("mars", "mercury")
        #expect(alone.reveal?.you.points == 1000 && alone.reveal?.you.correct == true)
        #expect(alone.reveal?.comesBack == false)
    }

    @Test func `a wrong line of a list costs an attempt, and what was found before it counts in full`() {
        var alone = Alone(.practice, [Self.planets])
        alone.answers("venus", "mars", "pluto")
        #expect(alone.feedback?.attempt == 1 && alone.feedback?.left == 2 && alone.feedback?.isPartlyRight == false)
        #expect(alone.answer("mercury")?.items == 3)
        #expect(alone.reveal?.you.points == 667 && alone.reveal?.you.correct == true)
        #expect(alone.reveal?.comesBack == true)
        var other = Alone(.practice, [Self.planets])
        other.answers("venus", "pluto", "ceres", "eris")
        #expect(other.reveal?.you.points == 333 && other.reveal?.you.correct == false)
    }

    @Test func `who knows no more of a list goes on`() {
        var alone = Alone(.learn, [Self.planets])
        alone.answers("venus", "pluto")
        #expect(alone.reveal == nil && alone.feedback == nil)
        alone.next()
        #expect(alone.place == .reveal(1) && alone.reveal?.you.correct == false)
    }

    @Test func `in a test a list does not say when all are found`() {
        var alone = Alone(.test, [Self.planets])
        alone.answers("venus", "mars", "mercury")
        #expect(alone.place == .question(1) && alone.told.isEmpty)
        alone.next()
        #expect(alone.over?.correct == 1 && alone.score == 1000)
    }

    @Test(arguments: [ModeName.learn, .practice, .test])
    func `opinions are not asked of one who is alone`(mode: ModeName) throws {
        let poll = Question(id: "poll", text: "Well?", kind: Poll(options: ["Yes", "No"]))
        var alone = Alone(mode, [poll, Self.planets])
        #expect(alone.question?.shown.text == "Name the inner planets." && alone.question?.shown.of == 1)
        alone.next()
        let setup = GameSetup(
            title: "Polls", rounds: [Bank.Round(name: "", questions: [poll])], mode: mode, options: GameOptions(),
            seed: 1)
        #expect(throws: Refusal.self) { try setup.validate() }
    }

    @Test func `a known mistake is named in an order and in pairs, whatever the order of the options`() {
        for seed: UInt64 in 1...8 {
            var order = Question(
                id: "order", text: "From small to big",
                kind: Order(options: ["One", "Two", "Three"], correct: [0, 1, 2]))
            order.mistakes = [Mistake(answer: "Three, Two, One", why: "That is from big to small.")]
            var alone = Alone(.practice, [order], seed: seed)
            alone.answer("three, two, one")
            #expect(alone.feedback?.mistake == "That is from big to small.")

            var match = Question(
                id: "match", text: "Which is where?",
                kind: Match(left: ["Lima", "Oslo"], options: ["Peru", "Norway"], correct: [0, 1]))
            match.mistakes = [Mistake(answer: "Lima = Norway, Oslo = Peru", why: "The other way round.")]
            alone = Alone(.practice, [match], seed: seed)
            alone.answer("lima = norway, oslo = peru")
            #expect(alone.feedback?.mistake == "The other way round.")
        }
    }
}

@Suite struct OwnPaceKeptTests {
    @Test func `after a restart a room of one's own goes on once its player is back`() {
        var alone = Alone(.practice)
        alone.answer("b")
        alone.apply(.restarted)
        #expect(alone.game.isPaused)
        alone.pass(hours: 10)
        alone.apply(.back(alone.you))
        #expect(!alone.game.isPaused && alone.place == .question(1))
        // Typed ahead, before the server had let her in.
        alone.apply(.answer(alone.you, question: 1, .typed("a"), received: alone.now - 1, credit: 0))
        #expect(alone.reveal?.you.points == 667 && alone.told.map(\.seq) == [1])
    }

    @Test func `a class test is told question by question in its results`() {
        var all = Alone(.test, TestModeTests.bank(easy: 1, medium: 1, hard: 0), hosted: true)
        for name in ["Ada", "Ben"] { all.apply(.join(name: name, team: nil, code: name)) }
        all.begin()
        all.answers("a", "b")
        #expect(all.game.results.questions.isEmpty)
        all.answer(PlayerID(number: 2), 1, "a")
        all.answer(PlayerID(number: 2), 2, "a")
        let results = all.game.results
        #expect(results.isOver && results.scored == 2 && results.questions.map(\.number) == [1, 2])
        #expect(results.questions.map { $0.players.map(\.points) } == [[1000, 1000], [0, 1000]])
        #expect(results.questions[1].players.map(\.score) == [1000, 2000])
        #expect(results.questions[1].players[0].given?.isRight == false && results.questions[1].players[0].wasAsked)
        #expect(results.players.map(\.rank) == [2, 1])
        #expect(all.refusal(of: .void(question: 1)) == .notAllowedInMode)
    }
}
