import QuizRules
import Testing

/// Two people buzz for the same questions, one beside the server and one 150 ms away. Each line takes half its round trip
/// each way, and now and then a little more; hands are as steady as hands are.
private struct BuzzerDuel {
    let maxCredit: Int
    /// How much earlier than the near one the far one presses, by their own clock.
    let head: Int
    private var chance: SplitMix64
    private(set) var farWins = 0
    let rounds = 600

    init(maxCredit: Int, head: Int = 0, jitter: Int = 4, hand: Int = 30, seed: UInt64 = 1) {
        self.maxCredit = maxCredit
        self.head = head
        chance = SplitMix64(seed: seed)
        for round in 1...rounds where farIsNamed(round, jitter: jitter, hand: hand) { farWins += 1 }
    }

    /// The far one's share of the wins, in percent.
    var share: Double { Double(farWins) * 100 / Double(rounds) }

    private mutating func number(below bound: Int) -> Int { bound > 0 ? Int(chance.next() % UInt64(bound)) : 0 }

    /// One question, with the real game: what is on its way comes when it comes.
    private mutating func farIsNamed(_ round: Int, jitter: Int, hand: Int) -> Bool {
        var evening = Evening(.buzzer, [.choice()], seed: UInt64(round)) { $0.maxCredit = Milliseconds(maxCredit) }
        let near = evening.join("Near"), far = evening.join("Far")
        evening.host(.start)
        evening.serve(near)
        evening.serve(far, credit: 150)
        let reaction = 400 + number(below: 600)
        let nearComes = reaction + number(below: hand) + number(below: jitter)
        let farComes = 150 + reaction - head + number(below: hand) + number(below: jitter)
        let comings = [(nearComes, near, 0), (farComes, far, 150)].sorted { $0.0 < $1.0 }
        for (at, player, credit) in comings {
            evening.pass(at - evening.clock)
            if case .question = evening.game.phase { evening.buzz(player, credit: Milliseconds(credit)) }
        }
        evening.pass(2000)
        return evening.named == far
    }
}

@Suite struct BuzzerFairnessTests {
    @Test func `who buzzes the same time after they saw the question wins as often, near or far`() {
        let share = BuzzerDuel(maxCredit: 250).share
        #expect((42...58).contains(share), "the far one won \(share) %")
    }

    @Test func `even where both hands are equal to the millisecond, the lot is fair`() {
        let share = BuzzerDuel(maxCredit: 250, jitter: 0, hand: 0).share
        #expect((44...56).contains(share), "the far one won \(share) %")
    }

    @Test func `who is 100 ms earlier by their own clock wins`() {
        let share = BuzzerDuel(maxCredit: 250, head: 100).share
        #expect(share >= 95, "the far one won \(share) %")
        #expect(BuzzerDuel(maxCredit: 250, head: -100).share <= 5)
    }

    @Test func `with the default the far one is behind by the 50 ms that the cap leaves`() {
        #expect(BuzzerDuel(maxCredit: 100).share <= 5)
        // 50 ms earlier, and it is even again.
        let share = BuzzerDuel(maxCredit: 100, head: 50).share
        #expect((42...58).contains(share), "the far one won \(share) %")
    }
}
