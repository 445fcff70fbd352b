/// What a room has to say, in order, each piece held back until the batch of inputs it follows from is durable.
struct Outbox {
    struct Letter {
        /// The loops it goes to.
        let edges: EdgeSet
        let message: FromRoom
    }

    private var waiting: [(batch: Int, letter: Letter)] = []
    /// Nothing is, not even that there is a room (batch 0).
    private var durable = -1

    var isEmpty: Bool { waiting.isEmpty }

    mutating func append(_ letter: Letter, after batch: Int) {
        waiting.append((batch, letter))
    }

    mutating func markDurable(upTo batch: Int) {
        durable = max(durable, batch)
    }

    /// Takes what may go out now.
    mutating func release() -> [Letter] {
        guard let held = waiting.firstIndex(where: { $0.batch > durable }) else {
            defer { waiting.removeAll(keepingCapacity: waiting.count < 1000) }
            return waiting.map(\.letter)
        }
        defer { waiting.removeFirst(held) }
        return waiting[..<held].map(\.letter)
    }
}
