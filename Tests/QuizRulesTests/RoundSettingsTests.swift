import QuizRules
import Testing

@Suite struct RoundSettingsTests {
    @Test func `a round may cost more than the others`() {
        var food = Bank.Round(name: "Food", questions: [.choice("Food")])
        food.settings.penaltyPercent = 50
        var evening = Evening(.classic, rounds: [food, Bank.Round(name: "Drink", questions: [.choice("Drink")])])
        let ada = evening.join("Ada")
        evening.host(.start, .adjust(ada, points: 2000, reason: "a head start"), .next(from: nil))
        evening.answer(ada, "b")
        #expect(evening.score(ada) == 1500)
        evening.host(.next(from: nil), .next(from: nil), .next(from: nil))
        evening.answer(ada, "b")
        #expect(evening.score(ada) == 1500, "the other round takes nothing")
    }

    @Test func `what a host sets for a round holds for all its questions`() throws {
        var setup = Self.setup
        setup.options.roundWishes = [
            Self.wish(.number(2)) { $0.seconds = 10 }, Self.wish(.name("FAST")) { $0.points = 300 },
        ]
        try setup.settleRounds()
        #expect(setup.rounds[0].questions.map(\.seconds) == [20, 20])
        #expect(setup.rounds[1].questions.map(\.seconds) == [10, 10])
        #expect(setup.rounds[1].questions.map(\.points) == [300, 300])
        #expect(setup.options.roundWishes.isEmpty)
    }

    @Test func `what a host sets goes before what the bank says`() throws {
        var setup = Self.setup
        setup.rounds[1].settings.penaltyPercent = 100
        setup.rounds[1].settings.shuffleQuestions = true
        setup.options.roundWishes = [Self.wish(.number(2)) { $0.penaltyPercent = 0 }]
        try setup.settleRounds()
        #expect(setup.rounds[1].settings.penaltyPercent == 0 && setup.rounds[1].settings.shuffleQuestions == true)
    }

    @Test(arguments: [
        (RoundWish.Round.number(4), "There is no round 4: there are 3."),
        (.name("Slow"), "There is no round “Slow”. Rounds: 1 Calm, 2 Fast, 3 Calm"),
        (.name("calm"), "More than one round is named “calm”. Say which by its number."),
    ])
    func `a round that is not there, or not clear, is told`(round: RoundWish.Round, message: String) {
        var setup = Self.setup
        setup.rounds.append(Bank.Round(name: "Calm", questions: [.choice()]))
        setup.options.roundWishes = [Self.wish(round) { $0.points = 1 }]
        #expect(throws: Refusal(.badMember, message)) { try setup.settleRounds() }
    }

    @Test func `what is otherwise is announced with the round, as far as it holds for all of it`() {
        var fast = Bank.Round(
            name: "Fast", questions: [.choice("1", points: 500, seconds: 10), .choice("2", seconds: 10)])
        fast.settings.seconds = 10
        fast.settings.points = 500
        var evening = Evening(.classic, rounds: [fast, Bank.Round(name: "Calm", questions: [.choice("3")])])
        evening.join("Ada")
        evening.host(.start)
        guard case .round(let opened) = evening.told.last?.what else { return #expect(Bool(false)) }
        #expect(opened.settings.seconds == 10)
        #expect(opened.settings.points == nil, "the second question is worth more")
    }

    @Test func `one round may be shuffled and the others not`() {
        let names = (1...9).map { "\($0)" }
        var shuffled = Bank.Round(name: "Shuffled", questions: names.map { .choice($0) })
        shuffled.settings.shuffleQuestions = true
        let rounds = [Bank.Round(name: "Plain", questions: names.map { .choice($0) }), shuffled]
        var evening = Evening(.classic, rounds: rounds)
        evening.join("Ada")
        evening.host(.start)
        while evening.game.phase != .over { evening.host(.next(from: nil)) }
        let asked = evening.told.compactMap { told in
            if case .question(let opened) = told.what { opened.shown.text } else { nil }
        }
        #expect(Array(asked.prefix(9)) == names)
        #expect(Array(asked.suffix(9)) != names && asked.suffix(9).sorted() == names)
    }

    // MARK: -

    private static var setup: GameSetup {
        let rounds = ["Calm", "Fast"].map { Bank.Round(name: $0, questions: [.choice("1"), .choice("2")]) }
        return GameSetup(title: "", rounds: rounds, mode: .classic, options: GameOptions(), seed: 1)
    }

    private static func wish(_ round: RoundWish.Round, _ change: (inout RoundSettings) -> Void) -> RoundWish {
        var settings = RoundSettings()
        change(&settings)
        return RoundWish(round: round, settings: settings)
    }
}
