import QuizRules
import Testing

@Suite struct EliminationTests {
    /// Everybody answers the open question, or is silent (`nil`), and the board is shown.
    static func play(_ evening: inout Evening, _ answers: [(PlayerID, String?)]) {
        for (player, answer) in answers { if let answer { evening.answer(player, answer) } }
        if evening.game.openQuestion != nil { evening.host(.close) }
        evening.host(.next(from: nil), .next(from: nil))
    }

    @Test func `one wrong or missing answer, and one watches on`() {
        var evening = Evening(.elimination)
        let people = evening.players("Ada", "Ben", "Cleo", "Dan")
        evening.host(.start)
        Self.play(&evening, [(people[0], "a"), (people[1], "b"), (people[2], nil), (people[3], "a")])
        #expect(people.map { evening.reveal($0)?.out } == [false, true, true, false])
        #expect(
            evening.refusal(of: .answer(people[1], question: 2, .typed("a"), received: evening.now, credit: 0))
                == .notPlaying)
        #expect(evening.game.progress?.players == 2)
        #expect(evening.lastReveal?.survival == Reveal.Survival(standing: 2, fallen: 2, allStandAgain: false))
    }

    @Test func `right answers score as in classic`() {
        var evening = Evening(.elimination)
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.pass(4310)
        evening.answer(ada, "a")
        #expect(evening.score(ada) == 892)
    }

    @Test func `if all fall at once, they all stand again`() {
        var evening = Evening(.elimination)
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start)
        Self.play(&evening, [(people[0], "a"), (people[1], "a"), (people[2], "b")])
        Self.play(&evening, [(people[0], "b"), (people[1], nil)])
        #expect(people.map { evening.reveal($0)?.out } == [false, false, true])
        #expect(evening.lastReveal?.survival == Reveal.Survival(standing: 2, fallen: 0, allStandAgain: true))
        Self.play(&evening, [(people[0], "b"), (people[1], "a")])
        #expect(people.map { evening.reveal($0)?.out } == [true, false, true])
    }

    @Test func `the last one standing wins, whatever the score, and the game is over`() {
        var evening = Evening(.elimination)
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start, .adjust(people[2], points: 5000, reason: "sang"))
        Self.play(&evening, [(people[0], "a"), (people[1], "a"), (people[2], "b")])
        Self.play(&evening, [(people[0], "b"), (people[1], "a")])
        #expect(evening.game.phase == .over)
        #expect(evening.gameOver?.podium.map(\.name) == ["Ben", "Ada", "Cleo"])
        #expect(evening.gameOver?.podium.map(\.rank) == [1, 2, 3])
    }

    @Test func `who fell together ranks by score`() {
        var evening = Evening(.elimination)
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start, .adjust(people[1], points: 10, reason: "sang"))
        Self.play(&evening, [(people[0], "b"), (people[1], "b"), (people[2], "a")])
        #expect(evening.gameOver?.podium.map(\.name) == ["Cleo", "Ben", "Ada"])
    }

    @Test func `who joins after the first question watches on from the start`() {
        var evening = Evening(.elimination)
        _ = evening.players("Ada", "Ben")
        evening.host(.start)
        let cleo = evening.join("Cleo")
        #expect(evening.standing(cleo)?.out == false)
        for number in 1...3 { evening.answer(PlayerID(number: number), "a") }
        let dan = evening.join("Dan")
        #expect(evening.standing(dan)?.out == true)
        #expect(evening.game.state(for: dan, at: evening.now).phase == .reveal(1))
        evening.host(.next(from: nil), .next(from: nil))
        #expect(
            evening.refusal(of: .answer(dan, question: 2, .typed("a"), received: evening.now, credit: 0))
                == .notPlaying)
        // Nobody waits for one who watches on.
        for number in 1...3 { evening.answer(PlayerID(number: number), "a") }
        #expect(evening.game.phase == .reveal(2))
        #expect(evening.standing(dan)?.rank == 4)
    }

    @Test func `one alone plays to the last question`() {
        var evening = Evening(.elimination)
        let ada = evening.join("Ada")
        evening.host(.start)
        for _ in 1...4 { Self.play(&evening, [(ada, "b")]) }
        #expect(evening.game.phase == .over && evening.gameOver?.you[0].of == 4)
    }

    @Test func `a question left out knocks nobody out`() {
        var evening = Evening(.elimination)
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.answer(people[0], "b")
        evening.host(.skip)
        #expect(people.map { evening.standing($0)?.out } == [false, false])
    }
}
