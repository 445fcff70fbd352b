import QuizRules

/// Somebody who plays by a program: answers, changes answers, drops out, comes back, and sends again what had no receipt.
final class Player: Person {
    private struct Sent {
        let question: Int
        let type: String
        /// The members of the request but the question.
        let answer: String
        /// How many crashes there had been, and whether it was sent on another connection before.
        let crashes: Int
        let isAgain: Bool
    }

    private lazy var pace = OwnPace(self)
    private var names = 0
    private var code: String?
    private var number: String?
    private(set) var isInside = false
    private var hasSeenEnd = false
    private var question: Int?
    private var asked: (question: SimulatedQuestion, line: Wire)?
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
        pace.stops()
        unsettled += waiting.sorted { $0.key < $1.key }.map(\.value)
        waiting = [:]
    }

    private func comeIn() {
        if party.isAlone { return practise() }
        guard let room = party.invitation?.room else { return after(300) { [unowned self] in tryAgain() } }
        if let code { ask("resume", "\"room\":\"\(room)\",\"code\":\"\(code)\"") } else { join(room) }
    }

    private func practise() {
        let known = code.map { ",\"name\":\"\(name)\(party.sign)\",\"code\":\"\($0)\"" }
        let options = party.options.joined(separator: ",")
        ask(
            "practice",
            "\"bank\":\"\(party.bank.bank.name)\",\"mode\":\"\(party.mode.rawValue)\""
                + (known ?? ",\"name\":\"\(name)\(party.sign)\",\"options\":{\(options)}"))
    }

    private func tryAgain() { if link != nil, !isInside, !isGone { comeIn() } }

    private func join(_ room: String) {
        names += 1
        // Now and then a name that somebody has.
        let name = chance.percent(5) ? "player0\(party.sign).1" : "\(name)\(party.sign).\(names)"
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
        case "stake_open": seeStakes(line)
        case "lesson", "question", "feedback", "reveal", "finished":
            if party.mode.isSelfPaced { pace.hears(line) } else { hearAll(line, type) }
        case "buzzed": hear(line)
        case "buzz_result": hearResult(line)
        case "receipt": settle(line)
        case "error": refused(line)
        case "game_over": seeEnd()
        case "bye": if line["reason"]?.text == "banned" { isGone = true }
        default: break
        }
    }

    private func hearAll(_ line: Wire, _ type: String) {
        if type == "question" { return see(line) }
        question = nil
        asked = nil
    }

    private func seeEnd() {
        hasSeenEnd = true
        pace.hasEnded()
    }

    private func cameIn(_ line: Wire, _ type: String) {
        let before = number
        code = line["resume"]?.text
        number = line["player"]?.text
        isInside = true
        if type == "resumed" || (party.isAlone && before != nil) {
            if party.isAlone { simulation.record.saw(.progressKept) }
            simulation.record.expect(number == before, "\(name) comes back as another: \(number ?? "")")
        }
        for event in line["state"]?["now"]?.list ?? [] {
            switch event["type"]?.text {
            case "game_over": seeEnd()
            case _ where party.mode.isSelfPaced: pace.hears(event)
            case "stake_open": seeStakes(event)
            case "question": see(event)
            case "buzzed": hear(event)
            default: break
            }
        }
        if party.mode.isSelfPaced { pace.begins() }
        let again = unsettled
        unsettled = []
        for sent in again { sendAgain(sent) }
    }

    private func refused(_ line: Wire) {
        let code = line["code"]?.text ?? ""
        if let id = line["re"]?.number, let sent = waiting.removeValue(forKey: id) {
            if code == "wrong_phase" { simulation.record.saw(.answerWhilePaused) }
            let mayWork = ["not_saved", "too_fast", "wrong_phase"].contains(code)
            if mayWork, question == sent.question, chance.percent(70) {
                after(500) { [unowned self] in
                    if isInside { sendAgain(sent, isAgain: sent.isAgain) }
                }
            }
            return
        }
        guard !isInside, line["re"] != nil else { return }
        switch code {
        case "banned": isGone = true
        case "bank_in_use":
            simulation.record.saw(.bankInUse)
            after(2000) { [unowned self] in tryAgain() }
        case "bad_code":
            simulation.record.expect(
                party.dealtAnew.contains(number ?? ""), "the code that brings \(name) back is not known any more")
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
        guard let asked = party.bank.question(line["text"]?.text ?? "") else { return }
        self.asked = (asked, line)
        let thinking = simulation.plan.thinking
        if isForBuzzers(asked) { return buzzSoon(number, line) }
        if chance.percent(85) { plan(asked, number, line, chance.span(0...thinking)) }
        if chance.percent(25) || asked.takesSeveral { plan(asked, number, line, chance.span(0...2 * thinking)) }
        if chance.percent(10) { plan(asked, number, line, nearTheClose(line)) }
    }

    private func isForBuzzers(_ asked: SimulatedQuestion) -> Bool { party.mode == .buzzer && asked.isGraded }

    /// A moment within a few milliseconds of the close, as far as the network allows.
    private func nearTheClose(_ line: Wire) -> Milliseconds {
        guard let close = line["closes_at"]?.number else { return 1000 }
        let shift = chance.one(of: [-3, -1, 0, 0, 0, 1, 2, 250, 500])
        return max(0, Milliseconds(close + shift) - simulation.now)
    }

    private func plan(_ asked: SimulatedQuestion, _ number: Int, _ line: Wire, _ time: Milliseconds) {
        after(time) { [unowned self] in
            // Some answer when it is over already.
            guard isInside, question == number || chance.percent(20) else { return }
            let answer = chance.percent(4) ? "\"choice\":\"Q\"" : asked.answer(line.options, chance)
            send("answer", answer, to: number)
            if chance.percent(10) { send("answer", answer, to: number) }
        }
    }

    func send(_ type: String, _ answer: String = "", to question: Int) {
        sendAgain(
            Sent(question: question, type: type, answer: answer, crashes: simulation.crashes, isAgain: false),
            isAgain: false)
    }

    private func sendAgain(_ sent: Sent, isAgain: Bool = true) {
        guard link != nil else { return }
        let id = ask(sent.type, "\"question\":\(sent.question)\(sent.answer.isEmpty ? "" : ",")\(sent.answer)")
        waiting[id] = Sent(
            question: sent.question, type: sent.type, answer: sent.answer, crashes: sent.crashes, isAgain: isAgain)
    }

    // MARK: - Buzzers and stakes

    private func buzzSoon(_ number: Int, _ line: Wire) {
        guard chance.percent(85) else { return }
        // Many are about equally quick.
        let time = chance.one(of: [10, 20, chance.span(0...60), chance.span(0...simulation.plan.thinking)])
        after(chance.percent(8) ? nearTheClose(line) : time) { [unowned self] in
            guard isInside, question == number || chance.percent(20) else { return }
            send("buzz", to: number)
            if chance.percent(10) { send("buzz", to: number) }
            // Some do not wait to be named.
            if chance.percent(5), let asked {
                send("answer", asked.question.answer(asked.line.options, chance), to: number)
            }
        }
    }

    /// Somebody has the word.
    private func hear(_ line: Wire) {
        guard let number = line["question"]?.number, let asked, line["player"]?.text == self.number || chance.percent(5)
        else { return }
        guard chance.percent(80) else { return }
        let time =
            chance.percent(10) ? chance.span(7_990...8_300) : chance.span(0...min(7000, simulation.plan.thinking))
        after(time) { [unowned self] in
            guard isInside, question == number else { return }
            send("answer", asked.question.answer(asked.line.options, chance), to: number)
        }
    }

    private func hearResult(_ line: Wire) {
        guard let number = line["question"]?.number, line["reopened"]?.truth == true, let asked else { return }
        if line["player"]?.text != self.number { buzzSoon(number, asked.line) }
    }

    private func seeStakes(_ line: Wire) {
        guard let number = line["question"]?.number, chance.percent(85) else { return }
        let most = line["you"]?["most"]?.number ?? 100
        let times = chance.percent(20) ? 2 : 1
        for _ in 0..<times {
            let points = chance.one(of: [0, 100, most, most, most + 1, chance.number(0...most)])
            let time = chance.percent(20) ? nearTheClose(line) : chance.span(0...simulation.plan.thinking)
            after(time) { [unowned self] in if isInside { send("stake", "\"points\":\(points)", to: number) } }
        }
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
