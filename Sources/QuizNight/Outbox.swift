/// What a room has to say, in order, each piece held back until the batch of inputs it follows from is durable.
struct Outbox {
    struct Letter {
        /// The loops it goes to.
        let edges: EdgeSet
        let message: FromRoom
    }

    private struct Held {
        let batch: Int
        let letter: Letter
    }

    private var waiting: [Held] = []
    /// What follows from no input, and so need not wait.
    private var urgent: [Letter] = []
    /// Nothing is durable at first, not even that there is a room (batch 0).
    private var durable: Int

    /// `durable`: the last batch of a room that goes on from a journal.
    init(durable: Int = -1) { self.durable = durable }

    var isEmpty: Bool { waiting.isEmpty && urgent.isEmpty }

    mutating func append(_ letter: Letter, after batch: Int) {
        waiting.append(Held(batch: batch, letter: letter))
    }

    /// Goes out ahead of all that waits.
    mutating func append(urgent letter: Letter) { urgent.append(letter) }

    mutating func markDurable(upTo batch: Int) {
        durable = max(durable, batch)
    }

    /// Takes out what may go out now, in order.
    mutating func release(_ send: (Letter) -> Void) {
        for letter in urgent { send(letter) }
        urgent.removeAll(keepingCapacity: true)
        let free = waiting.firstIndex { $0.batch > durable } ?? waiting.count
        for index in 0..<free { send(waiting[index].letter) }
        if free < waiting.count {
            waiting.removeFirst(free)
        } else {
            waiting.removeAll(keepingCapacity: free < Self.mostKept)
        }
    }

    /// How long an empty array may stay: longer than a turn's answers, and far below a fan-out's.
    private static let mostKept = 256
}
