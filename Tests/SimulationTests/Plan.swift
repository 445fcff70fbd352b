import QuizNight
import QuizRules

/// What kind of evening a seed gives: how many parties, and which faults. Each fault is there in some evenings
/// and not in others, so that none hides another.
struct Plan {
    var loops = 1
    /// How many rooms with a host there are, and how many people practise by themselves.
    var parties = 1
    var alone = 0
    var limits = Limits()

    /// How long things go wrong, before all heals.
    var faultyTime: Milliseconds = 90_000
    /// Mean times between the faults of one person, in milliseconds; nil: never.
    var drops: Int?
    var stalls: Int?
    var leaves: Int?
    var doubleSeats: Int?
    var garbage: Int?
    /// How often a host does something uncalled for, in percent of what they do.
    var mischief = 0
    var crashes = 0
    /// How long one commit takes; nil: everything is durable at once.
    var commit: ClosedRange<Int>?
    var fullDisks = 0
    /// How often a commit ends the process, in percent.
    var brokenSyncs = 0
    /// How late a timer may be, and how long a turn may take.
    var lateness = 0
    var turn = 0
    /// How long a parcel may be under way to another loop.
    var parcel = 0
    /// One way, for each link drawn from this.
    var latency = 0...20
    var jitter = 0
    /// The kernel takes at most so many bytes at once.
    var smallestWrite: Int?
    /// How long somebody stops reading, at most.
    var longestStall = 15_000
    /// How much the kernel takes for one who does not read.
    var kernelBuffer = 16 << 10
    /// Bytes come in pieces of at most this many.
    var piece: Int?
    /// How long people think, at most.
    var thinking = 8000

    init(_ chance: Chance) {
        loops = chance.number(1...3)
        parties = chance.one(of: [1, 1, 1, 1, 2, 3])
        alone = chance.one(of: [0, 0, 0, 1, 2])
        drawFaults(chance)
    }

    /// A short evening without faults, for one that is to be the only one.
    init(calm chance: Chance) {
        loops = chance.number(1...2)
        alone = chance.number(0...1)
        commit = 1...9
        faultyTime = 8_000
        thinking = 2_000
        mischief = 20
    }

    private mutating func drawFaults(_ chance: Chance) {
        func sometimes<Value>(_ likelihood: Int, _ value: Value) -> Value? { chance.percent(likelihood) ? value : nil }
        faultyTime = chance.span(20_000...150_000)
        drops = sometimes(60, chance.number(2_000...40_000))
        stalls = sometimes(30, chance.number(10_000...60_000))
        leaves = sometimes(25, chance.number(10_000...60_000))
        doubleSeats = sometimes(25, chance.number(5_000...60_000))
        garbage = sometimes(40, chance.number(2_000...30_000))
        mischief = sometimes(60, chance.number(5...60)) ?? 0
        commit = sometimes(80, chance.one(of: [0...3, 1...30, 5...400, 200...3000]))
        if commit != nil {
            crashes = sometimes(60, chance.number(1...4)) ?? 0
            fullDisks = sometimes(25, chance.number(1...2)) ?? 0
            brokenSyncs = sometimes(15, 1) ?? 0
        }
        lateness = chance.one(of: [0, 0, 4, 90])
        turn = chance.one(of: [0, 0, 3, 80])
        parcel = chance.one(of: [0, 2, 40, 400])
        latency = chance.one(of: [0...0, 0...20, 10...150, 0...700])
        jitter = chance.one(of: [0, 0, 10, 200])
        smallestWrite = sometimes(20, chance.number(1...400))
        piece = sometimes(30, chance.number(1...60))
        thinking = chance.one(of: [300, 3_000, 8_000, 25_000])
        if chance.percent(20) {
            limits.playerOutputBytes = chance.number(3_000...4_000)
            kernelBuffer = 200
            longestStall = 60_000
            stalls = 5_000
        }
    }
}
