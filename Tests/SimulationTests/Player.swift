import QuizRules

/// Somebody who plays by a program: answers, changes answers, drops out, comes back, and sends again what had no receipt.
final class Player: Person {
    private struct Sent {
        let question: Int
        let answer: String
        /// How many crashes there had been, and whether it was sent on another connection before.
        let crashes: Int
        let isAgain: Bool
    }

    private var names = 0
    private var code: String?
    private var number: String?
    private var isInside = false
    private var hasSeenEnd = false
    private var question: Int?
    /// Answers without a receipt, by request.
    private var waiting: [Int: Sent] = [:]
    /// Those of an earlier connection, in their order.
    private var unsettled: [Sent] = []

    override var isContent: Bool { super.isContent || hasSeenEnd }

    override func arrive() {
        super.arrive()
        every(simulation.plan.leaves) { person in (person as? Player)?.leave() }
        every(simulation.plan.doubleSeats) { $0.connectElsewhere() }
    }

    override func connected() { comeIn() }

    override func disconnected() {
        isInside = false
        unsettled += waiting.sorted { $0.key < $1.key }.map(\.value)
        waiting = [:]
    }

    private func comeIn() {
        guard let room = simulation.invitation?.room else { return after(300) { [unowned self] in tryAgain() } }
        if let code { ask("resume", "\"room\":\"\(room)\",\"code\":\"\(code)\"") } else { join(room) }
    }

    private func tryAgain() { if link != nil, !isInside, !isGone { comeIn() } }

    private func join(_ room: String) {
        names += 1
        // Now and then a name that somebody has.
        let name = chance.percent(5) ? "player0.1" : "\(name).\(names)"
        ask("join", "\"room\":\"\(room)\",\"name\":\"\(name)\"")
    }

    private func leave() {
        guard isInside else { return }
        ask("leave")
    }

    // MARK: - Lines

    override func heard(_ line: ArraySlice<UInt8>) {
        guard let line = Wire(line), let type = line["type"]?.text else { return }
        switch type {
        case "joined", "resumed": cameIn(line, type)
        case "question": see(line)
        case "reveal": question = nil
        case "receipt": settle(line)
        case "error": refused(line)
        case "game_over": hasSeenEnd = true
        case "bye": if line["reason"]?.text == "banned" { isGone = true }
        default: break
        }
    }

    private func cameIn(_ line: Wire, _ type: String) {
        let before = number
        code = line["resume"]?.text
        number = line["player"]?.text
        isInside = true
        if type == "resumed" {
            simulation.record.expect(number == before, "\(name) comes back as another: \(number ?? "")")
        }
        for event in line["state"]?["now"]?.list ?? [] {
            switch event["type"]?.text {
            case "question": see(event)
            case "game_over": hasSeenEnd = true
            default: break
            }
        }
        let again = unsettled
        unsettled = []
        for sent in again { send(sent.answer, to: sent.question, crashes: sent.crashes, isAgain: true) }
    }

    private func refused(_ line: Wire) {
        let code = line["code"]?.text ?? ""
        if let id = line["re"]?.number, let sent = waiting.removeValue(forKey: id) {
            if code == "wrong_phase" { simulation.record.saw(.answerWhilePaused) }
            let mayWork = ["not_saved", "too_fast", "wrong_phase"].contains(code)
            if mayWork, question == sent.question, chance.percent(70) {
                after(500) { [unowned self] in
                    if isInside { send(sent.answer, to: sent.question, crashes: sent.crashes, isAgain: sent.isAgain) }
                }
            }
            return
        }
        guard !isInside, line["re"] != nil else { return }
        switch code {
        case "banned": isGone = true
        case "bad_code":
            simulation.record.expect(
                simulation.dealtAnew.contains(number ?? ""), "the code that brings \(name) back is not known any more")
            self.code = nil
            after(200) { [unowned self] in tryAgain() }
        case "no_such_room": simulation.record.fail("\(name) finds no room where there is one")
        case "wrong_phase": hasSeenEnd = true
        case "room_locked", "room_full":
            // With this room closed to newcomers, there is nothing to wait for but the end.
            if simulation.isFaulty { after(2000) { [unowned self] in tryAgain() } } else { isGone = true }
        default: after(chance.span(200...3000)) { [unowned self] in tryAgain() }
        }
    }

    // MARK: - Answers

    private func see(_ line: Wire) {
        guard let number = line["question"]?.number, question != number else { return }
        question = number
        guard let asked = simulation.bank.question(line["text"]?.text ?? "") else { return }
        var options: [String: String] = [:]
        for option in line["options"]?.list ?? [] {
            if let key = option["key"]?.text, let text = option["text"]?.text { options[text] = key }
        }
        if chance.percent(85) { plan(asked, number, options, line, chance.span(0...simulation.plan.thinking)) }
        if chance.percent(25) { plan(asked, number, options, line, chance.span(0...2 * simulation.plan.thinking)) }
        if chance.percent(10) { plan(asked, number, options, line, nearTheClose(line)) }
    }

    /// A moment within a few milliseconds of the close, as far as the network allows.
    private func nearTheClose(_ line: Wire) -> Milliseconds {
        guard let close = line["closes_at"]?.number else { return 1000 }
        let shift = chance.one(of: [-3, -1, 0, 0, 0, 1, 2, 250, 500])
        return max(0, Milliseconds(close + shift) - simulation.now)
    }

    private func plan(
        _ asked: SimulatedQuestion, _ number: Int, _ options: [String: String], _ line: Wire, _ time: Milliseconds
    ) {
        after(time) { [unowned self] in
            // Some answer when it is over already.
            guard isInside, question == number || chance.percent(20) else { return }
            let answer = chance.percent(4) ? "\"choice\":\"Q\"" : asked.answer(options, chance)
            send(answer, to: number, crashes: simulation.crashes, isAgain: false)
            if chance.percent(10) { send(answer, to: number, crashes: simulation.crashes, isAgain: false) }
        }
    }

    private func send(_ answer: String, to question: Int, crashes: Int, isAgain: Bool) {
        guard link != nil else { return }
        let id = ask("answer", "\"question\":\(question),\(answer)")
        waiting[id] = Sent(question: question, answer: answer, crashes: crashes, isAgain: isAgain)
    }

    private func settle(_ line: Wire) {
        guard let id = line["re"]?.number, let sent = waiting.removeValue(forKey: id), sent.isAgain else { return }
        switch line["status"]?.text {
        case "duplicate": simulation.record.saw(.duplicateAfterReconnect)
        case "accepted": if simulation.crashes > sent.crashes { simulation.record.saw(.lostAnswerSentAgain) }
        default: break
        }
    }
}

extension SimulatedQuestion {
    /// The member of an answer, right more often than not. `options`: keys by text.
    func answer(_ options: [String: String], _ chance: Chance) -> String {
        func key(_ text: String) -> String { "\"\(options[text] ?? "A")\"" }
        let isRight = chance.percent(60)
        switch solution {
        case .oneOf(let right): return "\"choice\":\(key(isRight ? right[0] : chance.one(of: words)))"
        case .truth(let truth): return "\"choice\":\"\(truth == isRight ? "T" : "F")\""
        case .all(let right, _):
            let chosen = isRight ? right : words.filter { _ in chance.percent(50) }
            return "\"choices\":[\((chosen.isEmpty ? right : chosen).map(key).joined(separator: ","))]"
        case .inOrder(let right, _):
            let chosen = isRight ? right : [chance.one(of: words), chance.one(of: words)]
            return "\"blanks\":[\(chosen.map(key).joined(separator: ","))]"
        case .spelling(let right): return "\"text\":\"\(isRight ? right.uppercased() : "nobody")\""
        case .number(let right):
            return "\"number\":\(isRight ? Int(right) + chance.number(0...2) : chance.number(0...99))"
        }
    }

    /// What a person types, not knowing which letter is which.
    func typed(_ chance: Chance) -> String {
        let letters = ["a", "b", "c", "d"]
        switch solution {
        case .oneOf: return chance.one(of: letters)
        case .truth: return chance.one(of: ["t", "f"])
        case .all: return chance.one(of: ["a", "a c", "b d", "abc"])
        case .inOrder: return "\(chance.one(of: letters)) \(chance.one(of: letters))"
        case .spelling(let right): return chance.percent(60) ? right : "nobody"
        case .number(let right): return chance.percent(60) ? "\(Int(right))" : "\(chance.number(0...99))"
        }
    }
}
