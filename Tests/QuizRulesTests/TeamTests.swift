import QuizRules
import Testing

@Suite struct TeamTests {
    /// Ada and Ben in Red, Cleo alone in Blue.
    private func night(_ change: (inout GameOptions) -> Void = { _ in }) -> (Evening, PlayerID, PlayerID, PlayerID) {
        var evening = Evening(.teams) { change(&$0) }
        let ada = evening.join("Ada", team: "Red"), ben = evening.join("Ben", team: " RED "),
            cleo = evening.join("Cleo", team: "Blue")
        evening.host(.start)
        return (evening, ada, ben, cleo)
    }

    @Test func `a team has one standing answer, with the time of its last change`() {
        var (evening, ada, ben, cleo) = night()
        evening.pass(1000)
        #expect(evening.answer(ada, "b")?.status == .accepted)
        evening.pass(1000)
        #expect(evening.answer(ben, "a")?.status == .changed)
        evening.answer(cleo, "a")
        #expect(evening.game.openQuestion == 1, "teams are not closed early")
        evening.host(.close)
        #expect(evening.score(ada) == 950 && evening.score(ben) == 950 && evening.score(cleo) == 950)
        evening.host(.next(from: nil))
        #expect(evening.lastBoard?.teams?.map(\.score) == [950, 950])
        #expect(evening.lastBoard?.teams?.map(\.rank) == [1, 1])
        #expect(evening.lastBoard?.teams?.map(\.players) == [2, 1])
    }

    @Test func `members see who answered what, and others see nothing`() {
        var (evening, ada, ben, cleo) = night()
        evening.answer(ada, "b")
        evening.answer(ada, "b")
        evening.answer(cleo, "a")
        #expect(evening.whispers.map(\.to) == [[ben]])
        #expect(evening.whispers.first?.what.answer == .choice("B") && evening.whispers.first?.what.name == "Ada")
        #expect(evening.game.state(for: ben, at: evening.now).you?.answer == .choice("B"))
        #expect(evening.game.progress?.answered == 3)
    }

    @Test func `a dropped member costs the team nothing`() {
        var (evening, ada, ben, _) = night()
        evening.host(.away(ben))
        evening.answer(ada, "a")
        evening.host(.leave(ada), .close)
        #expect(evening.score(ben) == 1000 && evening.score(ada) == 1000)
    }

    @Test func `players without a team are dealt evenly`() {
        var evening = Evening(.teams) { $0.teams = 3 }
        for name in 1...8 { evening.join("Player \(name)") }
        evening.host(.start)
        #expect(evening.game.teamSizes.map(\.players).sorted() == [2, 3, 3])
        let late = evening.join("Late")
        #expect(evening.game.teamSizes.map(\.players) == [3, 3, 3])
        #expect(evening.game.players[late.index].team != nil)
    }

    @Test func `where nobody chose there are two teams`() {
        var evening = Evening(.teams)
        for name in 1...4 { evening.join("Player \(name)") }
        evening.host(.start)
        #expect(evening.game.teamSizes.map(\.players) == [2, 2])
    }

    @Test func `once begun, only a host makes a team or moves anyone`() {
        var (evening, ada, _, cleo) = night()
        #expect(evening.refusal(of: .join(name: "Dan", team: "Green", code: "x")) == .badMember)
        evening.join("Dan", team: "blue")
        evening.answer(cleo, "a")
        evening.host(.team(ada, team: "Blue"))
        #expect(evening.game.players[ada.index].hasAnswered)
        evening.host(.team(ada, team: "Green"))
        #expect(!evening.game.players[ada.index].hasAnswered)
        #expect(evening.game.teamSizes.map(\.name) == ["Red", "Blue", "Green"])
        evening.answer(ada, "a")
        evening.host(.close)
        #expect(evening.score(ada) == 1000)
    }

    @Test func `teams in a game without are refused`() {
        var evening = Evening()
        #expect(evening.refusal(of: .join(name: "Ada", team: "Red", code: "x")) == .notAllowedInMode)
        let ben = evening.join("Ben")
        #expect(evening.refusal(of: .team(ben, team: "Red")) == .notAllowedInMode)
    }

    @Test func `teams may be closed early, when every team has answered`() {
        var (evening, ada, _, cleo) = night { $0.earlyClose = true }
        evening.answer(ada, "a")
        evening.answer(cleo, "a")
        #expect(evening.game.phase == .reveal(1))
    }
}
