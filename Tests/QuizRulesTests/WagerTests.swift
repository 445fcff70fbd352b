import QuizRules
import Testing

@Suite struct WagerTests {
    @discardableResult
    private func stake(
        _ evening: inout Evening, _ player: PlayerID, _ points: Int, on question: Int? = nil,
        receivedAgo: Milliseconds = 0,
        credit: Milliseconds = 0
    ) -> Receipt.Status? {
        let number = question ?? evening.game.progress?.question ?? 0
        let reply = evening.apply(
            .stake(player, question: number, points: points, received: evening.now - receivedAgo, credit: credit))
        if case .receipt(let receipt) = reply { return receipt.status }
        return nil
    }

    private func stakesOpen(_ evening: Evening) -> StakesOpened? {
        for told in evening.told.reversed() { if case .stakeOpen(let opened) = told.what { return opened } }
        return nil
    }

    @Test func `topic and difficulty are shown, and everyone stakes before the question`() {
        var question = Question.choice()
        question.topic = "Geography"
        question.difficulty = .hard
        var evening = Evening(.wager, [question])
        let people = evening.players("Ada", "Ben")
        evening.host(.adjust(people[0], points: 1200, reason: "sang"), .start)
        #expect(evening.game.phase == .stake(1))
        #expect(stakesOpen(evening)?.shown.topic == "Geography" && stakesOpen(evening)?.shown.difficulty == .hard)
        #expect(stakesOpen(evening)?.most == [1200, 100])
        #expect(stake(&evening, people[0], 700) == .accepted)
        #expect(stake(&evening, people[1], 60) == .accepted)
        // All have staked.
        #expect(evening.game.phase == .question(1))
        evening.answer(people[0], "a")
        evening.answer(people[1], "b")
        #expect(people.map { evening.reveal($0)?.points } == [700, 0])
        #expect(people.map { evening.score($0) } == [1900, 0])
    }

    @Test func `right wins the stake, wrong or silent loses it, and the total is never below 0`() {
        var evening = Evening(.wager)
        let people = evening.players("Ada", "Ben", "Cleo", "Dan")
        for player in people { evening.host(.adjust(player, points: 500, reason: "a start")) }
        evening.host(.start)
        for (player, points) in zip(people, [500, 500, 300, 0]) { stake(&evening, player, points) }
        evening.answer(people[0], "a")
        evening.answer(people[1], "b")
        evening.answer(people[3], "b")
        evening.host(.close)
        #expect(people.map { evening.reveal($0)?.points } == [500, -500, -300, 0])
        #expect(people.map { evening.score($0) } == [1000, 0, 200, 500])
    }

    @Test func `silence stakes 100, which is always allowed`() {
        var evening = Evening(.wager)
        let people = evening.players("Ada", "Ben")
        evening.host(.adjust(people[1], points: 40, reason: "a start"), .start, .next(from: nil))
        #expect(evening.standing(people[0])?.stake == 100)
        evening.answer(people[0], "a")
        evening.answer(people[1], "b")
        #expect(people.map { evening.score($0) } == [100, 0])
        #expect(evening.reveal(people[1])?.points == -40)
    }

    @Test func `nobody stakes more than they have, nor less than nothing`() {
        var evening = Evening(.wager)
        let ada = evening.join("Ada")
        evening.host(.adjust(ada, points: 150, reason: "a start"), .start)
        for points in [151, -1] {
            #expect(
                evening.refusal(of: .stake(ada, question: 1, points: points, received: evening.now, credit: 0))
                    == .badMember)
        }
        #expect(stake(&evening, ada, 150) == .accepted)
    }

    @Test func `a stake may be changed until the question comes`() {
        var evening = Evening(.wager)
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        #expect(stake(&evening, people[0], 10) == .accepted)
        #expect(stake(&evening, people[0], 10) == .duplicate)
        #expect(stake(&evening, people[0], 90) == .changed)
        #expect(evening.standing(people[0])?.stake == 90)
        #expect(evening.standing(people[1])?.stake == nil)
        evening.host(.next(from: "stake:1"))
        #expect(stake(&evening, people[0], 20, on: 1) == .late)
        #expect(stake(&evening, people[0], 90, on: 1) == .duplicate)
        evening.answer(people[0], "a")
        evening.answer(people[1], "a")
        #expect(people.map { evening.score($0) } == [90, 100])
    }

    @Test func `stakes close after 15 seconds, and what was on its way still counts`() {
        var evening = Evening(.wager)
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.pass(15_200)
        #expect(evening.game.phase == .stake(1))
        #expect(stake(&evening, ada, 30, credit: 100) == .late)
        #expect(stake(&evening, ada, 30, credit: 250) == .accepted)
        #expect(evening.game.phase == .question(1))
    }

    @Test func `without a word from anybody the question comes by itself`() {
        var evening = Evening(.wager) { $0.pace = .auto }
        evening.join("Ada")
        evening.host(.start)
        evening.pass(15_250)
        #expect(evening.game.phase == .question(1))
        evening.pass(600_000)
        #expect(evening.game.phase == .over)
    }

    @Test func `no time runs while the game is paused, and extra time counts for stakes too`() {
        var evening = Evening(.wager)
        let ada = evening.join("Ada")
        evening.host(.extraTime(ada, percent: 200), .start)
        evening.pass(10_000)
        evening.host(.pause)
        #expect(
            evening.refusal(of: .stake(ada, question: 1, points: 1, received: evening.now, credit: 0)) == .wrongPhase)
        evening.pass(60_000)
        evening.host(.continue)
        evening.pass(19_000)
        #expect(stake(&evening, ada, 1) == .accepted)
    }

    @Test func `what others stake is nobody's business, and the question is not told before`() {
        var evening = Evening(.wager, [.choice("A secret?")])
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        stake(&evening, people[0], 77)
        #expect(evening.told.count == 1)
        #expect(evening.standing(people[1])?.stake == nil)
        #expect(
            evening.refusal(of: .answer(people[0], question: 1, .typed("a"), received: evening.now, credit: 0))
                == .wrongPhase)
    }

    @Test func `who comes while stakes are open may stake`() {
        var evening = Evening(.wager)
        evening.join("Ada")
        evening.host(.start)
        let ben = evening.join("Ben")
        guard case .stakeOpen(let opened)? = evening.game.state(for: ben, at: evening.now).now.first?.what else {
            Issue.record("the stakes are open")
            return
        }
        #expect(opened.most == [100, 100] && opened.clock.remaining == 15_000)
        #expect(stake(&evening, ben, 5) == .accepted)
    }

    @Test func `a question that is skipped before it is shown costs nobody anything`() {
        var evening = Evening(.wager)
        let ada = evening.join("Ada")
        evening.host(.adjust(ada, points: 300, reason: "a start"), .start)
        stake(&evening, ada, 300, on: 1)
        evening.host(.next(from: nil), .next(from: nil), .next(from: nil), .skip)
        #expect(evening.game.phase == .stake(3))
        #expect(evening.standing(ada)?.stake == nil)
        evening.host(.next(from: nil))
        evening.answer(ada, "a")
        #expect(evening.score(ada) == 100)
    }

    @Test func `nothing is staked in other modes`() {
        var evening = Evening()
        let ada = evening.join("Ada")
        evening.host(.start)
        #expect(
            evening.refusal(of: .stake(ada, question: 1, points: 1, received: evening.now, credit: 0))
                == .notAllowedInMode)
    }
}
