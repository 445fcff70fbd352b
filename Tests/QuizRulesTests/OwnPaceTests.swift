import QuizRules
import Testing

@Suite struct LearnTests {
    private static let cards = ["One", "Two"].map { LessonCard(title: $0, text: "Text.") }

    @Test func `the cards come first, then the questions, and nothing is scored`() {
        var alone = Alone(.learn, lesson: Self.cards)
        #expect(alone.place == .lesson(1))
        guard case .lesson(let card) = alone.events.last else { Issue.record("no card"); return }
        #expect(card.card.title == "One" && card.of == 2)
        #expect(alone.refusal(of: .answer(alone.you, question: 1, .typed("a"), received: alone.now, credit: 0)) != nil)
        alone.next()
        alone.next()
        #expect(alone.place == .question(1) && alone.question?.shown.points == 0)
        #expect(alone.hint() == "Up north.")
        alone.answer("b")
        #expect(alone.reveal?.you.correct == false && alone.feedback == nil)
        for _ in 2...4 { alone.nextAnswer("a") }
        alone.next()
        #expect(alone.over?.correct == 3 && alone.over?.of == 4 && alone.score == 0 && alone.over?.boxes == nil)
    }

    @Test func `without cards it begins with the questions`() {
        #expect(Alone(.learn).place == .question(1))
    }
}

@Suite struct TestModeTests {
    /// So many of each difficulty; right is always a.
    static func bank(easy: Int, medium: Int, hard: Int, topics: Int = 2) -> [Question] {
        zip(Difficulty.allCases, [easy, medium, hard]).flatMap { difficulty, count in
            (0..<count).map { number in
                var question = Question.choice("\(difficulty) \(number)")
                question.difficulty = difficulty
                question.topic = "Topic \(number % topics)"
                return question
            }
        }
    }

    @Test func `ten are drawn over easy, medium and hard, the same for the same seed`() {
        let bank = Self.bank(easy: 9, medium: 9, hard: 9)
        let drawn = (1...3).map { seed in Alone(.test, bank, seed: UInt64(seed)).allDrawn }
        #expect(drawn.allSatisfy { $0.count == 10 })
        let difficulties = drawn[0].map { $0.prefix(while: { $0 != " " }) }
        #expect(
            difficulties == ["easy", "easy", "easy", "medium", "medium", "medium", "medium", "hard", "hard", "hard"])
        #expect(drawn[0] != drawn[1] && drawn[0] == Alone(.test, bank, seed: 1).allDrawn)
    }

    @Test func `where there are few of one difficulty, others take their place`() {
        #expect(Alone(.test, Self.bank(easy: 20, medium: 0, hard: 1)).allDrawn.count == 10)
        #expect(Alone(.test, Self.bank(easy: 1, medium: 1, hard: 1)).allDrawn.count == 3)
    }

    @Test func `nothing is told of right and wrong before the end`() {
        var alone = Alone(.test, Self.bank(easy: 3, medium: 4, hard: 3))
        #expect(alone.refusal(of: .hint(alone.you, question: 1)) == .notAllowedInMode)
        for _ in 1...9 {
            #expect(alone.answer("a")?.status == .accepted)
            #expect(alone.score == 0 && alone.told.isEmpty)
            if case .question = alone.events.last {} else { Issue.record("the next question follows the receipt") }
        }
        alone.answer("a")
        #expect(alone.told.count == 11 && alone.score == 10_000)
        #expect(alone.over?.verdicts?.map(\.verdict) == [.strong, .strong])
    }

    @Test func `a topic is strong only with hard ones among those right`() {
        var alone = Alone(.test, Self.bank(easy: 4, medium: 4, hard: 2, topics: 1))
        for _ in 1...8 { alone.answer("a") }
        alone.answers("b", "b")
        let verdict = alone.over?.verdicts?.first
        #expect(verdict?.verdict == .shaky && verdict?.correct == 8 && verdict?.again == [9, 10])
        var other = Alone(.test, Self.bank(easy: 4, medium: 4, hard: 2, topics: 1))
        for _ in 1...6 { other.answer("b") }
        for _ in 1...4 { other.answer("a") }
        #expect(other.over?.verdicts?.first?.verdict == .weak)
    }

    @Test func `a topic without hard ones is strong by what it had`() {
        var alone = Alone(.test, Self.bank(easy: 2, medium: 3, hard: 0, topics: 1))
        for _ in 1...4 { alone.answer("a") }
        alone.answer("b")
        #expect(alone.over?.verdicts?.first?.verdict == .strong)
    }

    @Test func `an answer counts once, and the same again after a reconnection is a duplicate`() {
        var alone = Alone(.test, Self.bank(easy: 3, medium: 4, hard: 3))
        alone.answer("a")
        let again = Input.answer(alone.you, question: 1, .typed("a"), received: alone.now, credit: 0)
        guard case .receipt(let same) = alone.apply(again).reply else { Issue.record("no receipt"); return }
        #expect(same.status == .duplicate)
        let other = Input.answer(alone.you, question: 1, .typed("b"), received: alone.now, credit: 0)
        guard case .receipt(let closed) = alone.apply(other).reply else { Issue.record("no receipt"); return }
        #expect(closed.status == .closed)
    }
}

@Suite struct ClassTestTests {
    private func aClass(_ names: [String], seconds: Int? = 600) -> Alone {
        var all = Alone(.test, TestModeTests.bank(easy: 1, medium: 1, hard: 0), hosted: true) {
            $0.totalSeconds = seconds
        }
        for name in names { all.apply(.join(name: name, team: nil, code: name)) }
        all.begin()
        return all
    }

    @Test func `all have the same questions, and the results come when all have finished`() {
        var all = aClass(["Ada", "Ben"])
        #expect(all.question?.closesAt == all.now + .seconds(600))
        all.answers("a", "a")
        if case .finished = all.events.last {} else { Issue.record("Ada is told to wait") }
        #expect(all.told.count == 1 && all.game.progress?.answered == 1 && all.game.progress?.waiting == ["Ben"])
        all.answer(PlayerID(number: 2), 1, "b")
        all.answer(PlayerID(number: 2), 2, "a")
        guard case .opened(let opened) = all.told.first?.what, case .reveal(let first) = all.told[1].what else {
            Issue.record("no reveal"); return
        }
        #expect(opened.questions == 2 && opened.closesAt == all.now + .seconds(600))
        #expect(first.tally.answered == 2 && first.tally.right == 1 && first.you.map(\.points) == [1000, 0])
        #expect(all.over?.score == 2000 && all.game.phase == .over)
    }

    @Test func `the clock ends it, and what came in time counts`() {
        var all = aClass(["Ada", "Ben"])
        all.answer("a")
        #expect(all.game.nextDeadline == all.now + .seconds(600) + 250)
        all.pass(seconds: 601)
        let late = Input.answer(all.you, question: 2, .typed("a"), received: all.now, credit: 0)
        guard case .receipt(let receipt) = all.apply(late).reply else { Issue.record("no receipt"); return }
        #expect(receipt.status == .late)
        all.apply(.due)
        #expect(all.over?.score == 1000 && all.over?.correct == 1 && all.over?.of == 2)
    }

    @Test func `a pause costs nobody time, and extra time is one's own`() {
        var all = aClass(["Ada", "Ben"])
        all.apply(.extraTime(PlayerID(number: 2), percent: 150))
        all.apply(.pause)
        #expect(all.game.nextDeadline == nil)
        all.pass(seconds: 100)
        all.apply(.continue)
        #expect(all.game.nextDeadline == all.now + .seconds(900) + 250)
        #expect(all.game.state(for: all.you, at: all.now).closesAt == all.now + .seconds(600))
        all.pass(seconds: 700)
        #expect(all.answer("a")?.status == .late)
        #expect(all.answer(PlayerID(number: 2), 1, "a") == .accepted)
    }

    @Test func `the host ends it, whoever has not finished`() {
        var all = aClass(["Ada", "Ben"], seconds: nil)
        all.answer("a")
        #expect(all.game.nextDeadline == nil)
        all.apply(.end)
        #expect(all.over?.score == 1000 && all.over?.rank == 1 && all.told.count == 4)
    }

    @Test
    func `who comes after the end is shown all solutions and the end, also where the host has given points since`() {
        var all = aClass(["Ada", "Ben"])
        all.answers("a", "a")
        all.answer(PlayerID(number: 2), 1, "b")
        all.answer(PlayerID(number: 2), 2, "a")
        all.apply(.adjust(PlayerID(number: 2), points: 1500, reason: "a fine drawing"))
        let now = all.game.state(for: PlayerID(number: 2), at: all.now).now.map(\.what)
        guard now.count == 3, case .reveal(let first) = now[0], case .reveal(let second) = now[1],
            case .gameOver(let over) = now[2]
        else { Issue.record("shown: \(now)"); return }
        #expect(first.you.map(\.points) == [1000, 0] && second.you.map(\.correct) == [true, true])
        #expect(first.you.map(\.score) == [2000, 2500] && over.podium.map(\.name) == ["Ben", "Ada"])
    }

    @Test func `who left before it began, and is back, begins too`() {
        var all = Alone(.test, TestModeTests.bank(easy: 1, medium: 1, hard: 0), hosted: true)
        for name in ["Ada", "Ben"] { all.apply(.join(name: name, team: nil, code: name)) }
        all.apply(.leave(PlayerID(number: 2)))
        all.begin()
        all.apply(.back(PlayerID(number: 2)))
        #expect(all.answer(PlayerID(number: 2), 1, "a") == .accepted)
    }

    @Test func `who comes late begins at the first question`() {
        var all = aClass(["Ada"])
        all.apply(.join(name: "Ben", team: nil, code: "b"))
        let state = all.game.state(for: PlayerID(number: 2), at: all.now)
        #expect(state.you?.phase == .question(1) && state.own.count == 1)
    }
}

@Suite struct RandomOwnPaceTests {
    @Test(arguments: 1...60)
    func `whatever is asked, nothing traps, points stay in bounds, and the same inputs give the same game`(seed: Int) {
        var chance = SplitMix64(seed: UInt64(seed))
        let modes: [ModeName] = [.practice, .learn, .test, .test]
        let mode = modes[seed % 4], hosted = seed % 4 == 3
        let lesson = [LessonCard(title: "One", text: "Text.")]
        var one = Alone(mode, TestModeTests.bank(easy: 3, medium: 3, hard: 3), lesson: lesson, hosted: hosted)
        var other = one
        for _ in 0..<400 {
            func number(_ bound: Int) -> Int { Int(chance.next() % UInt64(bound)) }
            let player = PlayerID(number: 1 + number(hosted ? 4 : 2))
            let place = number(14)
            let input: Input =
                switch number(20) {
                case 0: .join(name: "P \(number(9))", team: nil, code: "c")
                case 1: .away(player)
                case 2: .back(player)
                case 3: number(9) == 0 ? .leave(player) : .back(player)
                case 4: .start
                case 5: number(12) == 0 ? .end : .due
                case 6: .hint(player, question: place)
                case 7: hosted ? [.pause, .continue, .skip, .close, .lock, .unlock][number(6)] : .due
                case 8...12: .advance(player, from: number(5) == 0 ? "reveal:1" : nil)
                default:
                    .answer(
                        player, question: one.game.state(for: player, at: one.now).you?.phase?.number ?? place,
                        .typed(["a", "b", "c", "right", "?"][number(5)]), received: one.now, credit: 0)
                }
            let seconds = number(3) == 0 ? number(100) : 0
            one.pass(seconds: seconds)
            other.pass(seconds: seconds)
            one.apply(input)
            other.apply(input)
            for player in one.game.players { #expect((0...9000).contains(player.score)) }
            #expect(one.game.players.map(\.score) == other.game.players.map(\.score))
            #expect(one.told.map(\.seq) == Array(1...max(1, one.told.count)).prefix(one.told.count).map { $0 })
        }
        #expect(one.game.phase == other.game.phase && one.events.count == other.events.count)
    }
}

extension Phase {
    fileprivate var number: Int? {
        switch self {
        case .question(let number), .reveal(let number): number
        default: nil
        }
    }
}

extension Alone {
    /// Of a class: somebody answers.
    @discardableResult
    mutating func answer(_ player: PlayerID, _ question: Int, _ typed: String) -> Receipt.Status? {
        let outcome = apply(.answer(player, question: question, .typed(typed), received: now, credit: 0))
        if case .receipt(let receipt) = outcome.reply { return receipt.status }
        return nil
    }

    /// The texts of the questions that are drawn for a test.
    var allDrawn: [String] {
        var copy = self
        while copy.game.phase == .open { copy.answer("b") }
        return copy.events.compactMap { if case .question(let own) = $0 { own.shown.text } else { nil } }
    }
}
