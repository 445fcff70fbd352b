/// How a server of several loops ends so that no answer that was read goes without its receipt: each step is taken by all
/// loops before any takes the next. What a loop sends to others lies in their mailboxes before its word that it has taken
/// the step reaches the one who leads.
struct Ending {
    enum Step: Int, Sendable {
        /// Read nothing more; put what was read to the rooms.
        case stopReading
        /// Answer it, and wait until the journal has it.
        case settle
        /// Say goodbye, send what is queued, and close.
        case sayGoodbye
    }

    private let loops: Int
    private var taken: Set<Int> = []
    private(set) var step: Step?

    /// `loops`: how many there are.
    init(loops: Int) { self.loops = loops }

    /// The first step; nil where it has been taken before.
    mutating func begin() -> Step? {
        guard step == nil else { return nil }
        step = .stopReading
        return step
    }

    /// Notes that a loop has taken a step; returns the next one once all have.
    mutating func took(_ step: Step, loop: Int) -> Step? {
        guard step == self.step else { return nil }
        taken.insert(loop)
        guard taken.count == loops, let next = Step(rawValue: step.rawValue + 1) else { return nil }
        self.step = next
        taken = []
        return next
    }

    /// Whoever has not come along is waited for no longer.
    mutating func finish() { step = .sayGoodbye }
}
