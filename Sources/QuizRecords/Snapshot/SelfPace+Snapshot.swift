internal import QuizRules

extension SelfPace {
    func write(to writer: inout BinaryWriter) {
        writer.integers("drawn", drawn)
        writer.optional("limit", limit) { writer, _, limit in writer.time(limit) }
        writer.list("walks", walks) { $1.write(to: &$0) }
    }

    /// `self`: as it is at the start of the game.
    mutating func read(from reader: inout BinaryReader, _ frame: SnapshotFrame) throws(RecordProblem) {
        let pool = pool
        drawn = try reader.integers("drawn")
        guard drawn.allSatisfy(pool.indices.contains) else { throw .outOfRange("drawn", "\(drawn)") }
        limit = try reader.optionalTime("limit")
        walks = try frame.each(
            try reader.list("walks") { (reader: inout BinaryReader) throws(RecordProblem) in
                try Walk.read(from: &reader, pool, frame)
            })
    }
}

extension Walk {
    fileprivate func write(to writer: inout BinaryWriter) {
        place.write(to: &writer)
        writer.list("steps", steps) { $1.write(to: &$0) }
        writer.list("boxes", boxes) { writer, box in
            writer.integer("number", box.number)
            writer.optional("asked_at", box.askedAt) { writer, _, askedAt in writer.time(askedAt) }
        }
        writer.optional("finished_at", finishedAt) { writer, _, finishedAt in writer.time(finishedAt) }
    }

    fileprivate static func read(
        from reader: inout BinaryReader, _ pool: [Programme.Item], _ frame: SnapshotFrame
    ) throws(RecordProblem) -> Walk {
        var walk = Walk()
        walk.place = try Phase.read(from: &reader)
        walk.steps = try reader.list("steps") { (reader: inout BinaryReader) throws(RecordProblem) in
            try Step.read(from: &reader, pool, frame)
        }
        if let current = walk.current, !walk.steps.indices.contains(current) {
            throw .outOfRange("place", "\(current)")
        }
        walk.boxes = try reader.list("boxes") { (reader: inout BinaryReader) throws(RecordProblem) in
            let number = try reader.integer("number", in: 1...LeitnerBox.most)
            return LeitnerBox(number: number, askedAt: try reader.optionalTime("asked_at"))
        }
        guard walk.boxes.isEmpty || walk.boxes.count == pool.count else { throw .outOfRange("boxes", "too few") }
        walk.finishedAt = try reader.optionalTime("finished_at")
        return walk
    }
}

extension Step {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.integer("item", item)
        writer.integer("returns", returns)
        // What comes back has its options in another order.
        if returns > 0 { writeKind(question.kind, to: &writer) }
        writer.time(openedAt)
        writer.list("attempts", attempts) { writer, attempt in
            attempt.write(to: &writer, of: nil, start: openedAt)
        }
        writer.integer("misses", misses)
        writer.flag("hint", hasHint)
        writer.integer("points", points)
        writer.flag("right", isRight)
    }

    fileprivate static func read(
        from reader: inout BinaryReader, _ pool: [Programme.Item], _ frame: SnapshotFrame
    ) throws(RecordProblem) -> Step {
        let item = try reader.integer("item", in: 0...max(0, pool.count - 1))
        guard pool.indices.contains(item) else { throw .outOfRange("item", "\(item)") }
        var question = pool[item].question
        let returns = try reader.integer("returns")
        if returns > 0 { question.kind = try readKind(from: &reader) }
        let kind = question.kind
        var step = Step(item: item, question: question, returns: returns)
        let openedAt = try reader.time("opened")
        step.openedAt = openedAt
        step.attempts = try reader.list("attempts") { (reader: inout BinaryReader) throws(RecordProblem) in
            try StandingAnswer.read(from: &reader, to: kind, of: nil, start: openedAt, frame)
        }
        step.misses = try reader.integer("misses")
        step.hasHint = try reader.flag("hint")
        step.points = try reader.integer("points")
        step.isRight = try reader.flag("right")
        return step
    }
}
