import QuizRules
import Testing

@Suite struct ClockTests {
    private func evening(_ change: (inout GameOptions) -> Void = { _ in }) -> (Evening, PlayerID, PlayerID) {
        var evening = Evening { change(&$0) }
        let ada = evening.join("Ada"), ben = evening.join("Ben")
        return (evening, ada, ben)
    }

    @Test func `a player's time starts when the question was handed over, once`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.pass(80)
        evening.serve(ada)
        evening.pass(20)
        evening.serve(ada)
        evening.pass(1000)
        #expect(evening.answer(ada, "a")?.elapsed == 1020)
        #expect(evening.answer(ben, "a")?.elapsed == 1100)
    }

    @Test func `handing over later than 250 ms moves the start no further`() {
        var (evening, ada, _) = evening()
        evening.host(.start)
        evening.pass(2000)
        evening.serve(ada)
        #expect(evening.answer(ada, "a")?.elapsed == 1750)
    }

    @Test func `an answer that was too late does not fix the start of one whose question had not come yet`() {
        var (evening, ada, ben) = evening()
        evening.host(.extraTime(ben, percent: 200), .start)
        evening.pass(20_050)
        #expect(evening.answer(ada, "b")?.status == .late)
        evening.serve(ada)
        evening.pass(100)
        let receipt = evening.answer(ada, "a")
        #expect(receipt?.status == .accepted && receipt?.elapsed == 19_900)
    }

    @Test func `who resumes or joins late starts at the opening`() {
        var (evening, ada, ben) = evening()
        evening.host(.away(ada), .start)
        evening.pass(100)
        evening.host(.back(ada))
        evening.serve(ada)
        evening.host(.away(ben), .back(ben))
        evening.serve(ben)
        let cleo = evening.join("Cleo")
        evening.serve(cleo)
        evening.pass(900)
        for player in [ada, ben, cleo] { #expect(evening.answer(player, "a")?.elapsed == 1000) }
    }

    @Test func `the network's delay is taken off, up to the cap`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.pass(1000)
        let near = evening.answer(ada, "a", credit: 150), far = evening.answer(ben, "a", credit: 600)
        #expect(near?.elapsed == 850 && near?.credit == 150)
        #expect(far?.elapsed == 750 && far?.credit == 250)
    }

    @Test func `elapsed never falls below nought`() {
        var (evening, ada, _) = evening()
        evening.host(.start)
        #expect(evening.answer(ada, "a", credit: 200)?.elapsed == 0)
    }

    @Test func `an answer that waited to be read counts from when it came`() {
        var (evening, ada, _) = evening()
        evening.host(.start)
        evening.pass(20_000 - 1)
        #expect(evening.answer(ada, "a", receivedAgo: 90)?.elapsed == 19_909)
    }

    @Test func `while the game is paused no time runs`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.pass(3000)
        evening.host(.pause)
        #expect(evening.game.nextDeadline == nil && evening.game.isPaused)
        evening.pass(60_000)
        evening.host(.continue)
        evening.pass(1000)
        #expect(evening.answer(ada, "a")?.elapsed == 4000)
        evening.host(.pause)
        evening.pass(5000)
        evening.host(.continue)
        #expect(evening.untilClose() == 16_000)
        #expect(evening.reveal(ben)?.status == nil)
    }

    @Test func `everybody is told what is left when it goes on`() {
        var (evening, _, _) = evening()
        evening.host(.start)
        evening.pass(3000)
        evening.host(.pause)
        evening.pass(1000)
        evening.host(.continue)
        guard case .continued(let clock) = evening.told.last?.what else { return #expect(Bool(false)) }
        #expect(clock.remaining == 17_000 && clock.closesAt == evening.now + 17_000)
    }

    @Test func `an answer in a pause is for later, but one that came before it counts`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.pass(1000)
        evening.host(.pause)
        evening.pass(500)
        #expect(
            evening.refusal(of: .answer(ada, question: 1, .typed("a"), received: evening.now, credit: 0)) == .wrongPhase
        )
        #expect(evening.answer(ben, "a", receivedAgo: 600)?.elapsed == 900)
        #expect(evening.answer(ben, "a")?.status == .duplicate)
        #expect(evening.refusal(of: .next(from: nil)) == .wrongPhase)
        #expect(evening.refusal(of: .pause) == .wrongPhase)
    }

    // MARK: - The close

    @Test func `a question closes when its time is over`() {
        var (evening, _, _) = evening()
        evening.host(.start)
        #expect(evening.untilClose() == 20_000)
    }

    @Test func `it stays open for who was served late and sits far away`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.pass(100)
        evening.serve(ada, credit: 150)
        evening.serve(ben)
        #expect(evening.untilClose() == 20_250 - 100)
        #expect(evening.game.phase == .reveal(1))
    }

    @Test func `it no longer waits for who has answered`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.serve(ben)
        evening.pass(100)
        evening.serve(ada, credit: 150)
        evening.answer(ada, "a")
        #expect(evening.untilClose() == 20_000 - 100)
    }

    @Test func `never for longer than the grace`() {
        var (evening, ada, _) = evening { $0.grace = 200 }
        evening.host(.start)
        evening.pass(100)
        evening.serve(ada, credit: 250)
        #expect(evening.untilClose() == 20_200 - 100)
    }

    @Test func `it waits for who has extra time, alone`() {
        var (evening, ada, ben) = evening()
        evening.host(.extraTime(ada, percent: 150), .start)
        evening.pass(25_000)
        #expect(evening.answer(ben, "a")?.status == .late)
        #expect(evening.answer(ada, "a")?.status == .accepted)
        evening.host(.away(ben))
        #expect(evening.untilClose() == 0 || evening.game.phase == .reveal(1))
        #expect(evening.reveal(ben)?.status == .late && evening.reveal(ben)?.points == 0)
    }

    @Test func `all have answered closes at once`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.answer(ada, "a")
        #expect(evening.game.openQuestion == 1)
        evening.answer(ben, "b")
        #expect(evening.game.phase == .reveal(1))
    }

    @Test func `who was lost is waited for for ten seconds`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.pass(1000)
        evening.host(.away(ben))
        evening.pass(500)
        evening.answer(ada, "a")
        #expect(evening.game.openQuestion == 1)
        #expect(evening.untilClose() == 9500)
    }

    @Test func `who comes back is waited for again`() {
        var (evening, ada, ben) = evening()
        evening.host(.start, .away(ben))
        evening.answer(ada, "a")
        evening.pass(9000)
        evening.host(.back(ben))
        evening.pass(5000)
        #expect(evening.game.openQuestion == 1)
        evening.answer(ben, "a")
        #expect(evening.game.phase == .reveal(1))
    }

    @Test func `with nobody left there is nobody who has answered`() {
        var (evening, ada, ben) = evening()
        evening.host(.start, .away(ada), .away(ben))
        #expect(evening.untilClose() == 20_000)
    }

    @Test func `who leaves or is kicked is not waited for`() {
        var (evening, ada, ben) = evening()
        evening.host(.start)
        evening.answer(ada, "a")
        evening.host(.leave(ben))
        #expect(evening.game.phase == .reveal(1))
    }

    @Test func `a question without a limit stays open until the host closes it`() {
        var evening = Evening(.classic, [.choice(seconds: 0)]) { $0.earlyClose = false }
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.pass(3_600_000)
        #expect(evening.answer(ada, "a")?.status == .accepted)
        #expect(evening.game.nextDeadline == nil)
        evening.host(.close)
        #expect(evening.score(ada) == 1000)
    }

    // MARK: - Going on by itself

    @Test func `at pace auto a night runs by itself`() {
        var evening = Evening(.classic) { $0.pace = .auto }
        evening.join("Ada")
        evening.host(.start)
        evening.pass(4 * (20_000 + 250 + 8000 + 6000))
        #expect(evening.game.phase == .over)
    }

    @Test func `without a host the clock runs to the board, and waits there`() {
        var (evening, _, _) = evening()
        evening.host(.start, .hostAway)
        evening.pass(600_000)
        #expect(evening.game.phase == .board(1))
        evening.host(.hostBack, .next(from: "board:1"))
        #expect(evening.game.phase == .question(2))
    }

    @Test func `times told never run backwards`() {
        var game = Evening().game
        _ = game.apply(.join(name: "Ada", team: nil, code: ""), at: Evening.start + 5000)
        let outcome = game.apply(.start, at: Evening.start)
        #expect(outcome.told.first?.at == Evening.start + 5000)
    }
}
