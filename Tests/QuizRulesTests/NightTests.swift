import QuizRules
import Testing

@Suite struct NightTests {
    @Test func `classic, from the lobby to the podium`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        #expect(evening.game.phase == .question(1))
        evening.pass(3000)
        #expect(evening.answer(people[0], "a")?.elapsed == 3000)
        #expect(evening.answer(people[1], "b")?.status == .accepted)
        #expect(evening.game.phase == .reveal(1))
        #expect(evening.reveal(people[0])?.points == 925)
        #expect(evening.reveal(people[1])?.points == 0)
        for number in 2...4 {
            evening.host(.next(from: nil), .next(from: nil))
            #expect(evening.game.phase == .question(number))
            evening.answer(people[0], "a")
            evening.answer(people[1], "a")
        }
        evening.host(.next(from: nil), .next(from: nil))
        #expect(evening.game.phase == .over)
        #expect(evening.gameOver?.podium.map(\.name) == ["Ada", "Ben"])
        #expect(evening.gameOver?.podium.map(\.score) == [3925, 3000])
        #expect(evening.gameOver?.you[people[1].index].correct == 3)
    }
}
