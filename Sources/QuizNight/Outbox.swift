/// What a room has to say, in order, each piece held back until the batch of inputs it follows from is durable.
struct Outbox {
    private var waiting: [(batch: Int, message: FromRoom)] = []
    private var durable = 0

    mutating func append(_ message: FromRoom, after batch: Int) {
        waiting.append((batch, message))
    }

    mutating func markDurable(upTo batch: Int) {
        durable = max(durable, batch)
    }

    /// Takes what may go out now.
    mutating func release() -> [FromRoom] {
        guard let held = waiting.firstIndex(where: { $0.batch > durable }) else {
            defer { waiting.removeAll(keepingCapacity: waiting.count < 1000) }
            return waiting.map(\.message)
        }
        defer { waiting.removeFirst(held) }
        return waiting[..<held].map(\.message)
    }
}
