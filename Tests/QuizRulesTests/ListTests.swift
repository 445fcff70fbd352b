import QuizRules
import Testing

/// A list takes one answer after another, until its time is over.
@Suite struct ListTests {
    private let planets = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"]

    private func night(_ mode: ModeName = .classic, _ change: (inout GameOptions) -> Void = { _ in }) -> Evening {
        var question = Question(id: "planets", text: "Name the planets.", kind: List(items: planets.map { [$0] }))
        question.seconds = 60
        return Evening(mode, [question], change)
    }

    @Test func `each new one is accepted, with its own time, and the same again keeps the first`() {
        var evening = night { $0.change = false }
        let ada = evening.join("Ada")
        evening.host(.start)
        evening.pass(1000)
        #expect(evening.answer(ada, "Mars")?.status == .accepted)
        evening.pass(1000)
        #expect(evening.answer(ada, "Pluto")?.status == .accepted)
        evening.pass(1000)
        let again = evening.answer(ada, "  mars ")
        #expect(again?.status == .duplicate && again?.elapsed == 1000 && again?.items == 2)
        #expect(evening.game.state(for: ada, at: evening.now).you?.answer == .texts(["Mars", "Pluto"]))
    }

    @Test func `it is never closed early, and stays open for everybody's own time`() {
        var evening = night { $0.earlyClose = true }
        let people = evening.players("Ada", "Ben")
        evening.host(.extraTime(people[1], percent: 150), .start)
        for player in people { for planet in planets { evening.answer(player, planet) } }
        #expect(evening.game.openQuestion == 1)
        evening.pass(80_000)
        #expect(evening.answer(people[1], "Pluto")?.status == .accepted)
        #expect(evening.answer(people[0], "Pluto")?.status == .late)
        #expect(evening.untilClose() == 10_000)
    }

    @Test func `it earns its share, each item by its own time, and one more never costs anything`() {
        var evening = night()
        let people = evening.players("Ada", "Ben", "Cleo", "Dan")
        evening.host(.start)
        evening.pass(12_000)
        for player in people[0...2] { for planet in planets[0..<4] { evening.answer(player, planet) } }
        evening.pass(36_000)
        for planet in planets[4...] { evening.answer(people[1], planet) }
        evening.answer(people[2], "Pluto")
        evening.host(.close)
        // Half of it after 12 s: 1000 × ½ × (1 − 12 / 120).
        #expect(evening.score(people[0]) == 450)
        #expect(evening.reveal(people[0])?.elapsed == 12_000 && evening.reveal(people[0])?.correct == false)
        // All of it, after 12 and 48 s: 1000 × (1 − 30 / 120).
        #expect(evening.score(people[1]) == 750)
        #expect(evening.reveal(people[1])?.elapsed == 30_000 && evening.reveal(people[1])?.correct == true)
        #expect(evening.score(people[2]) == 450)
        #expect(evening.score(people[3]) == 0)
        #expect(evening.lastReveal?.tally == Tally(answered: 3, right: 1, options: []))
        #expect(evening.lastReveal?.solution.correct == planets.map { .text($0) })
    }

    @Test func `three are taken for each item that exists`() {
        var evening = night()
        let ada = evening.join("Ada")
        evening.host(.start)
        for number in 1...24 { #expect(evening.answer(ada, "planet \(number)")?.status == .accepted) }
        let more = Input.answer(ada, question: 1, .typed("Mars"), received: evening.now, credit: 0)
        #expect(evening.refusal(of: more) == .badAnswer)
        #expect(evening.answer(ada, "planet 3")?.status == .duplicate)
        #expect(List(items: (1...30).map { ["\($0)"] }).most == 60)
    }

    @Test func `a penalty is for those who found nothing`() {
        var evening = night(.steady) { $0.penaltyPercent = 50 }
        let people = evening.players("Ada", "Ben")
        evening.host(.adjust(people[0], points: 800, reason: ""), .adjust(people[1], points: 800, reason: ""), .start)
        evening.answer(people[0], "Pluto")
        evening.answer(people[1], "Pluto")
        evening.answer(people[1], "Mars")
        evening.host(.close)
        #expect(evening.score(people[0]) == 300 && evening.score(people[1]) == 925)
    }

    @Test func `a team fills one list, and its members see each other's items`() {
        var evening = night(.teams)
        let ada = evening.join("Ada", team: "Red"), ben = evening.join("Ben", team: "Red")
        evening.join("Cleo", team: "Blue")
        evening.host(.start)
        evening.answer(ada, "Mars")
        #expect(evening.answer(ben, "MARS")?.status == .duplicate)
        evening.answer(ben, "Venus")
        #expect(evening.whispers.map(\.what.answer) == [.text("Mars"), .text("Venus")])
        evening.host(.close)
        #expect(evening.score(ada) == 250 && evening.score(ben) == 250)
    }

    @Test func `regraded it is by all that exist, with the other spellings of what was known`() {
        let items = [["Mercury"], ["Earth", "World"]]
        var question = Question(id: "planets", text: "Name the planets.", kind: List(items: items))
        question.seconds = 60
        var evening = Evening(.steady, [question])
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        for item in ["World", "Pluto", "Ceres"] { evening.answer(people[0], item) }
        evening.answer(people[1], "Mercury")
        evening.host(.close)
        #expect(people.map { evening.score($0) } == [500, 500])
        evening.host(.regrade(question: 1, correct: [.typed("Earth"), .typed("Pluto"), .typed("Ceres")]))
        #expect(people.map { evening.score($0) } == [1000, 0])
        guard case .regraded(let regraded) = evening.told.last?.what else { return #expect(Bool(false)) }
        #expect(regraded.correct == [.text("Earth"), .text("Pluto"), .text("Ceres")])
    }
}
