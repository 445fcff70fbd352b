import QuizRules
import Testing

@Suite struct AnsweringTests {
    @Test func `the last change counts, with its time`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.pass(1000)
        #expect(evening.answer(people[0], "b")?.status == .accepted)
        evening.pass(3000)
        #expect(evening.answer(people[0], "a")?.status == .changed)
        evening.answer(people[1], "b")
        #expect(evening.reveal(people[0])?.points == 900)
        #expect(evening.reveal(people[0])?.status == .changed)
    }

    @Test func `the same again keeps the first time`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.pass(1000)
        evening.answer(people[0], "a")
        evening.pass(3000)
        let again = evening.answer(people[0], "A")
        #expect(again?.status == .duplicate && again?.elapsed == 1000)
        evening.answer(people[1], "b")
        #expect(evening.answer(people[0], "a", on: 1)?.status == .duplicate)
        #expect(evening.reveal(people[0])?.points == 975)
    }

    @Test func `where answers may not be changed the first is final`() {
        var evening = Evening { $0.change = false }
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.answer(people[0], "b")
        #expect(evening.answer(people[0], "a")?.status == .final)
        evening.answer(people[1], "a")
        #expect(evening.reveal(people[0])?.correct == false)
    }

    @Test func `after the close an answer is late until the next question opens, then closed`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.pass(1000)
        evening.host(.close)
        #expect(evening.answer(people[0], "a", on: 1, receivedAgo: 500)?.status == .late)
        evening.host(.next(from: nil))
        #expect(evening.answer(people[1], "a", on: 1)?.status == .late)
        evening.host(.next(from: nil))
        #expect(evening.answer(people[1], "a", on: 1)?.status == .closed)
        #expect(evening.score(people[0]) == 0)
    }

    @Test func `what cannot be an answer costs nothing, and what stood still stands`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.answer(people[0], "a")
        let bad = Input.answer(people[0], question: 1, .typed("z"), received: evening.now, credit: 0)
        #expect(evening.refusal(of: bad) == .badAnswer)
        evening.answer(people[1], "a")
        #expect(evening.reveal(people[0])?.correct == true)
    }

    @Test func `answers to what is not there are refused`() {
        var evening = Evening()
        let ada = evening.join("Ada")
        func answer(_ question: Int, by player: PlayerID = ada) -> Input {
            .answer(player, question: question, .typed("a"), received: evening.now, credit: 0)
        }
        let early = answer(1)
        #expect(evening.refusal(of: early) == .wrongPhase)
        evening.host(.start)
        let future = answer(2), beyond = answer(5), before = answer(0), nobody = answer(1, by: PlayerID(number: 9))
        #expect(evening.refusal(of: future) == .wrongPhase)
        #expect(evening.refusal(of: beyond) == .noSuchQuestion)
        #expect(evening.refusal(of: before) == .noSuchQuestion)
        #expect(evening.refusal(of: nobody) == .noSuchPlayer)
        evening.host(.kick(ada))
        let out = answer(1)
        #expect(evening.refusal(of: out) == .notPlaying)
    }

    @Test func `who answered counts in the progress, and who did not is named`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start, .away(people[2]))
        evening.answer(people[0], "a")
        var progress = evening.game.progress
        #expect(progress?.answered == 1 && progress?.players == 3 && progress?.waiting == ["Ben", "Cleo"])
        evening.host(.leave(people[1]))
        progress = evening.game.progress
        #expect(progress?.answered == 1 && progress?.players == 2 && progress?.waiting == ["Cleo"])
    }

    @Test func `the tally counts what was chosen`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start)
        for (player, answer) in zip(people, ["a", "b", "a"]) { evening.answer(player, answer) }
        let tally = evening.lastReveal?.tally
        #expect(tally?.answered == 3 && tally?.right == 2)
        #expect(tally?.options.map(\.count) == [2, 1, 0] && tally?.options.map(\.key) == ["A", "B", "C"])
    }

    @Test func `a state shows what stands and what is left`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.pass(2000)
        evening.answer(people[0], "b")
        let state = evening.game.state(for: people[0], at: evening.now + 1000)
        #expect(state.you?.answer == .choice("B") && state.seq == 1 && state.phase == .question(1))
        guard case .question(let opened) = state.now.first?.what else { return #expect(Bool(false)) }
        #expect(opened.clock.remaining == 17_000 && opened.solution == nil)
    }

    @Test func `who joins during a reveal or a board has a line of their own in it`() {
        var evening = Evening()
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.answer(ada, "a")
        let ben = evening.join("Ben")
        guard case .reveal(let reveal) = evening.game.state(for: ben, at: evening.now).now.first?.what else {
            return #expect(Bool(false))
        }
        #expect(reveal.you[ben.index].score == 0 && reveal.you[ben.index].rank == 2)
        evening.host(.next(from: nil))
        let cleo = evening.join("Cleo")
        guard case .leaderboard(let board) = evening.game.state(for: cleo, at: evening.now).now.first?.what else {
            return #expect(Bool(false))
        }
        #expect(board.you[cleo.index].rank == 2)
    }
}
