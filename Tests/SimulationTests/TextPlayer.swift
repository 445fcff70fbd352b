import QuizRules

/// Somebody who plays with nothing but a terminal, and reads what a person reads.
final class TextPlayer: Person {
    private var names = 0
    private var code: String?
    private var isInside = false
    private var hasSeenEnd = false
    private var question: SimulatedQuestion?
    private var visits = 0

    override var dialect: Dialect { .text }
    override var isContent: Bool { super.isContent || hasSeenEnd }

    override func connected() { comeIn() }

    override func disconnected() {
        isInside = false
        question = nil
        visits += 1
    }

    private func comeIn() {
        guard let room = party.invitation?.room else {
            return after(300) { [unowned self] in if link != nil, !isInside { comeIn() } }
        }
        if let ledger = simulation.ledger(of: room) { link?.inspector.comes(into: ledger) }
        if let code {
            type("resume \(room) \(code)")
        } else {
            names += 1
            type("join \(room) \(name)\(party.sign).\(names)")
        }
        let visit = visits
        after(20_000) { [unowned self] in if visit == visits { giveUp() } }
    }

    /// Nobody let this person in: with a code that is no good, or into a room that is locked.
    private func giveUp() {
        guard link != nil, !isInside, !isGone else { return }
        code = nil
        if !simulation.isFaulty, names > 4 { return isGone = true }
        hangUp()
    }

    override func heard(_ line: ArraySlice<UInt8>) {
        if line.starts(with: "Hello ") || line.starts(with: "Welcome back") { isInside = true }
        if let place = line.place(of: "resume "), line.contains(UInt8(ascii: "-")) {
            code = line[place...].split(separator: UInt8(ascii: " ")).last.map { String(decoding: $0, as: UTF8.self) }
        }
        for farewell: StaticString in ["Thank you all for playing", "Thank you. To go", "This game is over"]
        where line.place(of: farewell) != nil { hasSeenEnd = true }
        if line.place(of: "Your stake") != nil, isInside, chance.percent(60) { stake() }
        guard let start = line.place(of: "Simulated question "), question == nil || isInside else { return }
        guard let asked = party.bank.question(String(decoding: line[start...], as: UTF8.self)) else { return }
        question = asked
        after(chance.span(0...simulation.plan.thinking)) { [unowned self] in
            guard isInside, question?.id == asked.id, chance.percent(80) else { return }
            // Who is first has the word; the empty line is a buzz.
            if party.mode == .buzzer, asked.isGraded { type(chance.percent(50) ? "" : "buzz") } else { answer(asked) }
        }
    }

    private func answer(_ asked: SimulatedQuestion) {
        type(asked.typed(chance))
        guard asked.takesSeveral else { return }
        after(chance.span(200...4000)) { [unowned self] in
            if isInside, question?.id == asked.id { type(asked.typed(chance)) }
        }
    }

    private func stake() {
        after(chance.span(0...simulation.plan.thinking)) { [unowned self] in
            if isInside { type(chance.one(of: ["0", "100", "stake 150", "stake 4000"])) }
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func starts(with words: StaticString) -> Bool { words.withUTF8Buffer { starts(with: $0) } }

    /// Where these words begin. By bytes: half of all evenings' lines are read so.
    fileprivate func place(of words: StaticString) -> Index? {
        words.withUTF8Buffer { words in
            guard let first = words.first else { return startIndex }
            var rest = self
            while let place = rest.firstIndex(of: first) {
                rest = rest[place...]
                if rest.starts(with: words) { return place }
                rest = rest.dropFirst()
            }
            return nil
        }
    }
}
