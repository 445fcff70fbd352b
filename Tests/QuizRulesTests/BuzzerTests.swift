import QuizRules
import Testing

extension Evening {
    @discardableResult
    mutating func buzz(
        _ player: PlayerID, on question: Int? = nil, credit: Milliseconds = 0, receivedAgo: Milliseconds = 0
    ) -> Receipt? {
        let reply = apply(
            .buzz(player, question: question ?? game.openQuestion ?? 0, received: now - receivedAgo, credit: credit))
        if case .receipt(let receipt) = reply { return receipt }
        return nil
    }

    /// Who was named last.
    var named: PlayerID? {
        for told in told.reversed() { if case .buzzed(let buzzed) = told.what { return buzzed.player } }
        return nil
    }

    var lastBuzzResult: BuzzResult? {
        for told in told.reversed() { if case .buzzResult(let result) = told.what { return result } }
        return nil
    }
}

@Suite struct BuzzerTests {
    /// A question is open, everybody has just been handed it.
    private func open(
        _ names: [String], questions: Int = 4, _ change: (inout GameOptions) -> Void = { $0.maxCredit = 100 }
    ) -> (evening: Evening, people: [PlayerID]) {
        var evening = Evening(.buzzer, (1...questions).map { .choice("\($0)") }, change)
        let people = names.map { evening.join($0) }
        evening.host(.start)
        for player in people { evening.serve(player) }
        return (evening, people)
    }

    /// The player buzzes and is named.
    private func take(_ evening: inout Evening, _ player: PlayerID) {
        evening.pass(1000)
        evening.buzz(player)
        evening.pass(200)
        #expect(evening.game.phase == .buzzed(1) && evening.named == player)
    }

    @Test func `right earns the points, however long it took`() {
        var (evening, people) = open(["Ada", "Ben"])
        take(&evening, people[0])
        evening.pass(7000)
        #expect(evening.answer(people[0], "a")?.status == .accepted)
        #expect(evening.lastBuzzResult?.right == true && evening.lastBuzzResult?.reopened == false)
        #expect(evening.game.phase == .reveal(1))
        #expect(people.map { evening.score($0) } == [1000, 0])
    }

    @Test func `who is handed the question while somebody has the word begins when it opens again`() {
        var evening = Evening(.buzzer, [.choice()]) { $0.maxCredit = 100 }
        let (ada, ben, cleo) = (evening.join("Ada"), evening.join("Ben"), evening.join("Cleo"))
        evening.host(.start)
        evening.serve(ada)
        evening.serve(cleo)
        evening.buzz(ada)
        evening.pass(150)
        #expect(evening.game.phase == .buzzed(1), "named 110 ms after the buzz")
        evening.serve(ben)
        evening.pass(1000)
        evening.answer(ada, "b")
        evening.pass(300)
        #expect(evening.buzz(ben)?.elapsed == 300)
        evening.host(.kick(ben))
        #expect(evening.untilClose() == 20_000 - 110 - 300, "nobody is waited for any longer than that")
    }

    @Test func `wrong costs half, and it opens again for the rest with the time that was left`() {
        var (evening, people) = open(["Ada", "Ben"])
        evening.host(.adjust(people[0], points: 800, reason: "a start"))
        take(&evening, people[0])
        evening.pass(3000)
        evening.answer(people[0], "b")
        let result = evening.lastBuzzResult
        // 1000 to the buzz, 110 to the naming.
        #expect(result?.reopened == true && result?.clock.remaining == 18_890)
        #expect(result?.clock.closesAt == evening.now + 18_890)
        #expect(evening.game.phase == .question(1))
        #expect(evening.refusal(of: .buzz(people[0], question: 1, received: evening.now, credit: 0)) == .wrongPhase)
        evening.buzz(people[1])
        evening.pass(200)
        evening.answer(people[1], "a")
        #expect(people.map { evening.score($0) } == [300, 1000])
    }

    @Test func `silence for eight seconds is a wrong answer, and the total is never below 0`() {
        var (evening, people) = open(["Ada", "Ben"])
        evening.host(.adjust(people[0], points: 200, reason: "a start"))
        take(&evening, people[0])
        evening.pass(8300)
        #expect(evening.lastBuzzResult?.right == false && evening.game.phase == .question(1))
        evening.pass(30_000)
        #expect(evening.game.phase == .reveal(1))
        #expect(people.map { evening.score($0) } == [0, 0])
        #expect(evening.reveal(people[0])?.points == -200)
    }

    @Test func `only who has the word may answer`() {
        var (evening, people) = open(["Ada", "Ben"])
        #expect(
            evening.refusal(of: .answer(people[0], question: 1, .typed("a"), received: evening.now, credit: 0))
                == .wrongPhase)
        take(&evening, people[0])
        #expect(
            evening.refusal(of: .answer(people[1], question: 1, .typed("a"), received: evening.now, credit: 0))
                == .wrongPhase)
        #expect(evening.buzz(people[1])?.status == .late)
        #expect(evening.buzz(people[0])?.status == .duplicate)
    }

    @Test func `a spoken answer is the host's to judge`() {
        var (evening, people) = open(["Ada", "Ben"])
        #expect(evening.refusal(of: .judge(people[0], right: true)) == .wrongPhase)
        take(&evening, people[0])
        #expect(evening.refusal(of: .judge(people[1], right: true)) == .wrongPhase)
        evening.host(.judge(people[0], right: false))
        evening.buzz(people[1])
        evening.pass(200)
        evening.host(.judge(people[1], right: true))
        #expect(people.map { evening.score($0) } == [0, 1000])
        #expect(evening.reveal(people[1])?.correct == true && evening.reveal(people[1])?.status == .accepted)
        #expect(evening.lastReveal?.tally.answered == 2 && evening.lastReveal?.tally.right == 1)
    }

    @Test func `once everybody has been wrong, it is over`() {
        var (evening, people) = open(["Ada", "Ben"])
        take(&evening, people[0])
        evening.answer(people[0], "b")
        evening.buzz(people[1])
        evening.pass(200)
        evening.answer(people[1], "c")
        #expect(evening.lastBuzzResult?.reopened == false && evening.game.phase == .reveal(1))
    }

    @Test func `the first is the first by their own clock, though heard later`() {
        var (evening, people) = open(["Near", "Far"]) { $0.maxCredit = 250 }
        evening.pass(1000)
        evening.buzz(people[0])
        evening.pass(140)
        // Pressed 10 ms earlier, on a line that takes 150.
        evening.buzz(people[1], credit: 150)
        evening.pass(500)
        #expect(evening.named == people[1])
    }

    @Test func `who was served late loses nothing, and is waited for`() {
        var evening = Evening(.buzzer) { $0.maxCredit = 0 }
        let people = evening.players("Early", "Late")
        evening.host(.start)
        evening.serve(people[0])
        evening.pass(200)
        evening.serve(people[1])
        evening.pass(300)
        evening.buzz(people[0])
        evening.pass(190)
        evening.buzz(people[1])
        evening.pass(500)
        #expect(evening.named == people[1])
    }

    @Test func `no time runs while somebody has the word, nor while the game is paused`() {
        var (evening, people) = open(["Ada", "Ben"])
        take(&evening, people[0])
        evening.host(.pause)
        evening.pass(60_000)
        evening.host(.continue)
        evening.pass(7900)
        #expect(evening.game.phase == .buzzed(1))
        evening.pass(300)
        #expect(evening.game.phase == .question(1))
        // It is open again since 190 ms.
        #expect(evening.lastBuzzResult?.clock.remaining == 18_890)
        #expect(evening.untilClose() == 18_890 - 190)
    }

    @Test func `a pause within the word is no time of the question either`() {
        var (evening, people) = open(["Ada", "Ben"])
        take(&evening, people[0])
        evening.host(.pause)
        evening.pass(5000)
        evening.host(.continue)
        evening.pass(1000)
        evening.answer(people[0], "b")
        #expect(evening.lastBuzzResult?.clock.remaining == 18_890)
        evening.pass(2000)
        evening.host(.pause)
        evening.pass(5000)
        evening.host(.continue)
        evening.buzz(people[1])
        // 1110 and 2000 of one's own time, and no more.
        #expect(evening.game.state(for: nil, at: evening.now).now.count == 1)
        #expect(evening.buzz(people[1])?.elapsed == 3110)
    }

    @Test func `who goes with the word has been silent`() {
        var (evening, people) = open(["Ada", "Ben", "Cleo"])
        take(&evening, people[0])
        evening.host(.kick(people[0]))
        #expect(evening.game.phase == .question(1))
        evening.buzz(people[1])
        evening.pass(200)
        #expect(evening.named == people[1])
    }

    @Test func `close and next end it, skip leaves it out`() {
        var (evening, people) = open(["Ada", "Ben"])
        evening.host(.adjust(people[0], points: 800, reason: "a start"))
        take(&evening, people[0])
        evening.host(.next(from: "buzzed:1"))
        #expect(evening.game.phase == .reveal(1) && evening.score(people[0]) == 300)
        evening.host(.next(from: nil), .next(from: nil))
        evening.pass(1000)
        evening.buzz(people[0])
        evening.pass(200)
        evening.host(.skip)
        #expect(evening.game.phase == .question(3) && evening.score(people[0]) == 300)
        evening.buzz(people[0])
        evening.pass(400)
        evening.answer(people[0], "a")
        #expect(evening.score(people[0]) == 1300)
    }

    @Test func `a buzz in the last moment still counts`() {
        var (evening, people) = open(["Ada"])
        evening.pass(19_990)
        #expect(evening.buzz(people[0])?.status == .accepted)
        evening.pass(300)
        #expect(evening.game.phase == .buzzed(1))
        evening.answer(people[0], "b")
        #expect(evening.lastBuzzResult?.reopened == false && evening.game.phase == .reveal(1))
    }

    @Test func `there is a buzzer in no other mode`() {
        var evening = Evening()
        let ada = evening.join("Ada")
        evening.host(.start)
        #expect(evening.refusal(of: .buzz(ada, question: 1, received: evening.now, credit: 0)) == .notAllowedInMode)
        #expect(evening.refusal(of: .judge(ada, right: true)) == .notAllowedInMode)
    }

    @Test func `less of the network is taken off, unless the host says otherwise`() {
        #expect(GameOptions(for: .buzzer).maxCredit == 100 && GameOptions().maxCredit == 250)
    }

    @Test func `a night of buzzing runs by itself`() {
        var evening = Evening(.buzzer) { $0.pace = .auto }
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.pass(1000)
        evening.buzz(ada)
        evening.pass(600_000)
        #expect(evening.game.phase == .over)
    }
}
