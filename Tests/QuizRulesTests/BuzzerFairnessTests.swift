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

/// Two machines that always buzz the same time after they saw the question, to a fraction of a millisecond. What the game
/// is told has whole milliseconds, and the line of the far one is mostly a little longer than its shortest.
private struct MachineDuel {
    private(set) var farWins = 0
    let rounds = 1000

    /// - Parameter excess: of the far one's round trip over its least, in microseconds.
    init(excess: Int) {
        var chance = SplitMix64(seed: 5)
        for round in 1...rounds {
            func micros(below bound: Int) -> Int { Int(chance.next() % UInt64(bound)) }
            var evening = Evening(.buzzer, [.choice()], seed: UInt64(round)) { $0.maxCredit = 250 }
            let near = evening.join("Near"), far = evening.join("Far")
            evening.host(.start)
            evening.serve(near)
            evening.serve(far, credit: 150)
            // Where in its millisecond the question left for both.
            let left = micros(below: 1000), think = 300_000 + micros(below: 600_000)
            let nearComes = (left + think + micros(below: 200)) / 1000
            let farComes = (left + think + 150_000 + excess + micros(below: 200)) / 1000
            evening.pass(nearComes - evening.clock)
            evening.buzz(near)
            evening.pass(farComes - evening.clock)
            evening.buzz(far, credit: 150)
            evening.pass(2000)
            if evening.named == far { farWins += 1 }
        }
    }

    var share: Double { Double(farWins) * 100 / Double(rounds) }
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

    @Test func `between two that are equal to less than the measure, the lot is fair`() {
        for excess in [0, 300, 600, 900] {
            let share = MachineDuel(excess: excess).share
            #expect((45...55).contains(share), "\(excess) µs over its least, the far one won \(share) %")
        }
    }

    @Test func `two milliseconds are a lead`() {
        #expect(MachineDuel(excess: 2200).share == 0)
        #expect(MachineDuel(excess: -2400).share == 100)
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
