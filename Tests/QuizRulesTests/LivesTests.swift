import QuizRules
import Testing

@Suite struct LivesTests {
    private func lives(_ evening: Evening, _ people: [PlayerID]) -> [Int?] {
        people.map { evening.standing($0)?.lives }
    }

    @Test func `a wrong or missing answer takes one of three lives`() {
        var evening = Evening(.lives)
        let people = evening.players("Ada", "Ben", "Cleo")
        #expect(lives(evening, people) == [3, 3, 3])
        evening.host(.start)
        EliminationTests.play(&evening, [(people[0], "a"), (people[1], "b"), (people[2], nil)])
        #expect(people.map { evening.reveal($0)?.lives } == [3, 2, 2])
        #expect(people.map { evening.reveal($0)?.out } == [false, false, false])
    }

    @Test func `none left, and one watches on`() {
        var evening = Evening(.lives, (1...6).map { .choice("\($0)") })
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start)
        for _ in 1...3 { EliminationTests.play(&evening, [(people[0], "a"), (people[1], "b"), (people[2], "a")]) }
        #expect(lives(evening, people) == [3, 0, 3])
        #expect(evening.reveal(people[1])?.out == true)
        #expect(
            evening.refusal(of: .answer(people[1], question: 4, .typed("a"), received: evening.now, credit: 0))
                == .notPlaying)
    }

    @Test func `it ends when at most one has lives left`() {
        var evening = Evening(.lives, (1...9).map { .choice("\($0)") })
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start)
        for round in 1...5 {
            EliminationTests.play(
                &evening, [(people[0], "a"), (people[1], round < 3 ? "a" : "b"), (people[2], round < 3 ? "b" : nil)])
        }
        #expect(evening.game.phase == .over)
        // Cleo fell with the third question, Ben with the fifth.
        #expect(evening.gameOver?.podium.map(\.name) == ["Ada", "Ben", "Cleo"])
    }

    @Test func `if the last lives go all at once, it is over too, and the score decides`() {
        var evening = Evening(.lives, (1...9).map { .choice("\($0)") })
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        EliminationTests.play(&evening, [(people[0], "a"), (people[1], "a")])
        evening.host(.adjust(people[1], points: 5, reason: "sang"))
        for _ in 1...3 { EliminationTests.play(&evening, [(people[0], "b"), (people[1], "b")]) }
        #expect(evening.game.phase == .over)
        #expect(evening.gameOver?.podium.map(\.name) == ["Ben", "Ada"])
    }

    @Test func `who comes late has as many lives as the one who has fewest`() {
        var evening = Evening(.lives, (1...9).map { .choice("\($0)") })
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        EliminationTests.play(&evening, [(people[0], "a"), (people[1], "b")])
        let cleo = evening.join("Cleo")
        #expect(evening.standing(cleo)?.lives == 2)
    }

    @Test func `one alone plays until the last life is gone`() {
        var evening = Evening(.lives, (1...9).map { .choice("\($0)") })
        let ada = evening.join("Ada")
        evening.host(.start)
        for _ in 1...3 { EliminationTests.play(&evening, [(ada, "b")]) }
        #expect(evening.game.phase == .over && evening.gameOver?.you[0].of == 3)
    }

    @Test func `a night of lives runs by itself`() {
        var evening = Evening(.lives) { $0.pace = .auto }
        _ = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.pass(600_000)
        #expect(evening.game.phase == .over)
    }
}
