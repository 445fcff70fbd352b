import QuizRules
import Testing

/// In a poll the tally is the point.
@Suite struct PollTests {
    private let poll = Question(id: "poll", text: "Tea or coffee?", kind: Poll(options: ["Tea", "Coffee"]))

    @Test(arguments: ModeName.allCases.filter { !$0.isSelfPaced })
    func `it costs nobody anything and breaks no streak`(mode: ModeName) {
        var evening = Evening(mode, [.choice("1"), poll, .choice("2")]) {
            $0.penaltyPercent = 100
            $0.streak = true
            $0.earlyClose = true
        }
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start)
        if case .stake = evening.game.phase { evening.host(.next(from: nil)) }
        for player in people { evening.answer(player, "a") }
        if evening.game.openQuestion != nil { evening.host(.close) }
        evening.host(.next(from: nil), .next(from: nil))
        let before = people.map { evening.score($0) }
        let streaks = people.map { evening.reveal($0)?.streak }
        evening.answer(people[0], "tea")
        evening.answer(people[1], "b")
        if evening.game.openQuestion != nil { evening.host(.close) }
        #expect(people.map { evening.score($0) } == before)
        #expect(people.map { evening.reveal($0)?.points } == [0, 0, 0])
        #expect(people.map { evening.reveal($0)?.streak } == streaks)
        let reveal = evening.lastReveal
        #expect(reveal?.solution.correct == [] && reveal?.tally.right == nil && reveal?.question.points == 0)
    }

    @Test func `its options stand in the order written, and are counted`() {
        for seed in 1...20 as ClosedRange<UInt64> {
            var evening = Evening(.classic, [poll], seed: seed)
            let people = evening.players("Ada", "Ben", "Cleo")
            evening.host(.start)
            for (player, answer) in zip(people, ["b", "a", "b"]) { evening.answer(player, answer) }
            let tally = evening.lastReveal?.tally
            #expect(tally?.answered == 3 && tally?.options.map(\.count) == [1, 2])
            #expect(evening.lastReveal?.question.options.map(\.text) == ["Tea", "Coffee"])
        }
    }

    @Test func `at the end it is not among the questions that could be right`() {
        var evening = Evening(.classic, [poll, .choice()])
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.answer(ada, "a")
        evening.host(.next(from: nil), .next(from: nil))
        evening.answer(ada, "a")
        evening.host(.next(from: nil), .next(from: nil))
        #expect(evening.gameOver?.you[ada.index].correct == 1 && evening.gameOver?.you[ada.index].of == 1)
    }
}
