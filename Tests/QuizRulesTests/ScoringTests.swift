import QuizRules
import Testing

@Suite struct ScoringTests {
    /// What a right answer after so many milliseconds earns.
    func points(
        after time: Int, points: Int = 1000, seconds: Int = 20, mode: ModeName = .classic, percent: Int = 100
    ) -> Int {
        var evening = Evening(mode, [.choice(points: points, seconds: seconds)])
        let ada = evening.join("Ada")
        if percent != 100 { evening.host(.extraTime(ada, percent: percent)) }
        evening.host(.start)
        // The network's delay keeps the question open a little beyond its time.
        evening.serve(ada, credit: 10)
        evening.pass(time)
        evening.answer(ada, "a")
        return evening.score(ada)
    }

    @Test func `fast right answers earn more, and half of it is left at the end`() {
        #expect(points(after: 0) == 1000)
        #expect(points(after: 499) == 1000)
        // 1000 × (1 − 500 / 40000) = 987.5
        #expect(points(after: 500) == 988)
        #expect(points(after: 4310) == 892)
        #expect(points(after: 20_000) == 500)
    }

    @Test func `halves are rounded up`() {
        // 1 × (1 − 5000 / 10000) = 0.5, and 333 × 0.5 = 166.5
        #expect(points(after: 5000, points: 1, seconds: 5) == 1)
        #expect(points(after: 5000, points: 333, seconds: 5) == 167)
    }

    @Test func `without a limit there is no speed, nor in steady`() {
        #expect(points(after: 400_000, seconds: 0) == 1000)
        #expect(points(after: 19_000, mode: .steady) == 1000)
    }

    @Test func `extra time stretches the time, not the points`() {
        #expect(points(after: 20_000, percent: 200) == points(after: 10_000))
        #expect(points(after: 999, percent: 200) == 1000)
        #expect(points(after: 40_000, percent: 200) == 500)
    }

    @Test func `extending gives everybody a longer time to be measured by`() {
        var evening = Evening()
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.pass(10_000)
        evening.host(.extend(seconds: 20))
        evening.answer(ada, "a")
        // 1 − 10 / 80
        #expect(evening.score(ada) == 875)
    }

    @Test func `the third right answer in a row earns a tenth more, the seventh and on a half`() {
        var evening = Evening(.steady, (1...8).map { .choice("\($0)") }) { $0.streak = true }
        let ada = evening.join("Ada")
        evening.host(.start)
        var gained: [Int] = []
        for _ in 1...8 {
            evening.answer(ada, "a")
            gained.append(evening.reveal(ada)?.points ?? 0)
            evening.host(.next(from: nil), .next(from: nil))
        }
        #expect(gained == [1000, 1000, 1100, 1200, 1300, 1400, 1500, 1500])
    }

    @Test func `silence ends a streak`() {
        var evening = Evening { $0.streak = true }
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.answer(ada, "a")
        #expect(evening.reveal(ada)?.streak == 1)
        evening.host(.next(from: nil), .next(from: nil), .close)
        #expect(evening.reveal(ada)?.streak == 0)
    }

    @Test func `a penalty takes its part, and never more than there is`() {
        var evening = Evening(.steady) { $0.penaltyPercent = 60 }
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.answer(ada, "b")
        #expect(evening.score(ada) == 0 && evening.reveal(ada)?.points == 0)
        evening.host(.next(from: nil), .next(from: nil))
        evening.answer(ada, "a")
        evening.host(.next(from: nil), .next(from: nil))
        evening.answer(ada, "b")
        #expect(evening.score(ada) == 400 && evening.reveal(ada)?.points == -600)
        evening.host(.next(from: nil), .next(from: nil))
        evening.answer(ada, "b")
        #expect(evening.score(ada) == 0 && evening.reveal(ada)?.points == -400)
    }

    @Test func `silence costs nothing`() {
        var evening = Evening(.steady) { $0.penaltyPercent = 100 }
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.answer(ada, "a")
        evening.host(.next(from: nil), .next(from: nil), .close)
        #expect(evening.score(ada) == 1000)
    }

    @Test func `a question of no points still says what was right`() {
        var evening = Evening(.classic, [.choice(points: 0)])
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.answer(ada, "a")
        #expect(evening.reveal(ada)?.correct == true && evening.reveal(ada)?.points == 0)
    }

    @Test func `equal scores share a rank, and the next one is left out`() {
        var evening = Evening(.steady)
        let people = evening.players("Ada", "Ben", "Cleo", "Dan")
        evening.host(.start)
        for (player, answer) in zip(people, ["b", "a", "a", "b"]) { evening.answer(player, answer) }
        evening.host(.next(from: nil), .next(from: nil))
        for (player, answer) in zip(people, ["a", "a", "b", "b"]) { evening.answer(player, answer) }
        evening.host(.next(from: nil))
        #expect(evening.lastBoard?.top.map(\.name) == ["Ben", "Ada", "Cleo", "Dan"])
        #expect(evening.lastBoard?.top.map(\.rank) == [1, 2, 2, 4])
    }

    @Test func `where speed counts, the faster of equals ranks higher`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.pass(400)
        evening.answer(people[0], "a")
        evening.serve(people[1])
        evening.answer(people[1], "a", receivedAgo: 100)
        #expect(evening.score(people[0]) == 1000 && evening.score(people[1]) == 1000)
        #expect(evening.reveal(people[0])?.rank == 2 && evening.reveal(people[1])?.rank == 1)
    }

    @Test func `a board says who moved and who is next above`() {
        var evening = Evening(.steady)
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.answer(people[0], "a")
        evening.answer(people[1], "b")
        evening.host(.next(from: nil))
        #expect(evening.lastBoard?.you[people[1].index].behind == Board.You.Behind(name: "Ada", by: 1000))
        #expect(evening.lastBoard?.you[people[0].index].behind == nil)
        evening.host(.next(from: nil), .adjust(people[1], points: 1500, reason: "sang"), .close, .next(from: nil))
        #expect(evening.lastBoard?.top.map(\.name) == ["Ben", "Ada"])
        #expect(evening.lastBoard?.top.map(\.moved) == [1, -1])
    }
}
