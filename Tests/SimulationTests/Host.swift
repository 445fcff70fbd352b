import QuizRules

/// A host who runs the evening, impatiently and not always wisely.
final class Host: Person {
    private let isFirst: Bool
    private let wantsSolutions: Bool
    private var room: String?
    private var token: String?
    private var isInside = false
    private var phase = "lobby"
    private var isPaused = false
    private var hasLimit = true
    private var visits = 0
    /// The request that began the game.
    private var startedBy: Int?
    /// Who has the word, last this host heard.
    private var speaker: String?
    /// The questions this host has seen, with the keys of their options by text.
    private var seen: [Int: (question: SimulatedQuestion, options: [String: String])] = [:]

    init(_ simulation: Simulation, _ party: Party, _ name: String, _ chance: Chance, isFirst: Bool) {
        self.isFirst = isFirst
        wantsSolutions = chance.percent(30)
        super.init(simulation, party, name, chance)
    }

    override var isContent: Bool { super.isContent || phase == "over" || !isFirst }

    override func connected() { comeIn() }

    override func disconnected() {
        isInside = false
        visits += 1
    }

    private func comeIn() {
        guard link != nil, !isInside else { return }
        if let room, let token {
            link?.inspector.asksForSolutions = wantsSolutions
            ask("host", "\"room\":\"\(room)\",\"token\":\"\(token)\"\(wantsSolutions ? ",\"solutions\":true" : "")")
        } else if isFirst {
            let options = party.options.joined(separator: ","), mode = party.mode.rawValue
            ask("create", "\"bank\":\"\(party.bank.bank.name)\",\"mode\":\"\(mode)\",\"options\":{\(options)}")
        } else {
            (room, token) = (party.invitation?.room, party.invitation?.token)
            after(700) { [unowned self] in comeIn() }
        }
    }

    // MARK: - Lines

    override func heard(_ line: ArraySlice<UInt8>) {
        guard let line = Wire(line), let type = line["type"]?.text else { return }
        switch type {
        case "created":
            (room, token) = (line["room"]?.text, line["host_token"]?.text)
            if let room, let token { party.invite(to: room, token: token) }
            begin()
        case "hosting":
            phase = line["state"]?["phase"]?.text ?? phase
            isPaused = line["state"]?["paused"]?.truth ?? false
            hasLimit = line["state"]?["now"]?.list?.first?["seconds"]?.number != 0
            for event in line["state"]?["now"]?.list ?? [] { see(event) }
            begin()
        case "round": phase = "round:\(line["round"]?.number ?? 0)"
        case "stake_open": phase = "stake:\(line["question"]?.number ?? 0)"
        case "question":
            phase = "question:\(line["question"]?.number ?? 0)"
            hasLimit = line["seconds"]?.number != 0
            see(line)
        case "buzzed":
            phase = "buzzed:\(line["question"]?.number ?? 0)"
            see(line)
        case "buzz_result": phase = "question:\(line["question"]?.number ?? 0)"
        case "reveal": phase = "reveal:\(line["question"]?.number ?? 0)"
        case "leaderboard": phase = "board:\(line["after"]?.number ?? 0)"
        case "game_over": phase = "over"
        case "ok":
            // To one's own pace everybody is set on their way, and nobody is told.
            if line["re"]?.number == startedBy, phase == "lobby", party.mode.isSelfPaced { phase = "open" }
        case "paused": isPaused = true
        case "continued": isPaused = false
        case "progress": if party.mode.isSelfPaced { phase = "open" }
        case "error":
            // The other host has begun it.
            if line["code"]?.text == "stale", phase == "lobby", party.mode.isSelfPaced { phase = "open" }
            if !isInside, line["re"] != nil { after(500) { [unowned self] in comeIn() } }
            if !isInside, line["code"]?.text == "no_such_room" {
                simulation.record.fail("\(name) finds no room where there is one")
            }
        default: break
        }
    }

    private func see(_ event: Wire) {
        speaker = event["type"]?.text == "buzzed" ? event["player"]?.text : nil
        guard let number = event["question"]?.number, let question = party.bank.question(event["text"]?.text ?? "")
        else { return }
        seen[number] = (question, event.options)
    }

    private func begin() {
        isInside = true
        actLater(visits)
    }

    // MARK: - What a host does

    private func actLater(_ visit: Int) {
        after(chance.span(300...4000)) { [unowned self] in
            guard isInside, visit == visits else { return }
            if simulation.isFaulty { act() } else { goOn() }
            actLater(visit)
        }
    }

    private func act() {
        if isPaused, chance.percent(50) { return goOnAfterPause() }
        if chance.percent(simulation.plan.mischief) { return meddle() }
        if let speaker, phase.hasPrefix("buzzed"), chance.percent(30) { return judge(speaker) }
        if isOpen, chance.percent(80) || !isFirst { return }
        if phase == "lobby", chance.percent(50) { return }
        if phase == "open" { return }
        next()
        // A second click, before the first has been answered.
        if chance.percent(25) { next() }
    }

    /// With all well again, straight to the end.
    private func goOn() {
        guard isFirst else { return }
        if isPaused { return goOnAfterPause() }
        if phase == "lobby" { ask("unlock") }
        // A class without a clock is not waited for for ever.
        if phase == "open" { return party.hasClock || chance.percent(95) ? () : ended() }
        if phase == "over" || (isOpen && (hasLimit || !phase.hasPrefix("question"))) { return }
        next()
    }

    /// Something is open that closes by itself, or waits for answers.
    private var isOpen: Bool { ["question", "stake", "buzzed"].contains { phase.hasPrefix($0) } }

    private func next() {
        let id = ask("next", "\"from\":\"\(phase)\"")
        if phase == "lobby" { startedBy = id }
    }

    private func ended() { ask("end") }

    private func goOnAfterPause() { ask("continue") }

    private func meddle() {
        let player = "p\(chance.number(1...max(1, party.players)))"
        switch chance.number(0...21) {
        case 0, 1, 2: ask("pause")
        case 3: ask("extend", "\"seconds\":\(chance.number(1...10))")
        case 4: ask("close")
        case 5: ask("skip")
        case 6: ask("kick", "\"player\":\"\(player)\"")
        case 7: if chance.percent(30) { ask("ban", "\"player\":\"\(player)\"") }
        case 8: ask("rename", "\"player\":\"\(player)\",\"name\":\"renamed \(chance.number(1...9))\(party.sign)\"")
        case 9: ask("adjust", "\"player\":\"\(player)\",\"points\":\(chance.number(-900...900)),\"reason\":\"why not\"")
        case 10: ask("extra_time", "\"player\":\"\(player)\",\"factor\":\(chance.one(of: ["1", "1.5", "3"]))")
        case 11:
            party.dealtAnew.insert(player)
            ask("code", "\"player\":\"\(player)\"")
        case 12: ask("say", "\"text\":\"Hello all\(party.sign)\"")
        case 13: ask(chance.percent(30) ? "lock" : "unlock")
        case 14: ask("team", "\"player\":\"\(player)\",\"team\":\"Team \(chance.number(1...3))\"")
        case 15: ask("players")
        case 16: ask("standings", "\"top\":3")
        case 17, 18: if let number = seen.keys.sorted().last.map({ chance.number(1...$0) }) { correct(number) }
        case 19: judge(speaker ?? player)
        case 20: if chance.percent(10) { ask("end") }
        default: ask("ping")
        }
    }

    private func judge(_ player: String) { ask("judge", "\"player\":\"\(player)\",\"right\":\(chance.percent(50))") }

    private func correct(_ number: Int) {
        guard let (question, options) = seen[number], chance.percent(60) else {
            ask("void", "\"question\":\(number)")
            return
        }
        let keys = (0..<chance.number(1...2)).map { _ in "{\(question.answer(options, chance, right: 30))}" }
        ask("regrade", "\"question\":\(number),\"correct\":[\(keys.joined(separator: ","))]")
    }

    override func stall() {
        super.stall()
        if link != nil, phase.hasPrefix("question") { simulation.record.saw(.stalledHost) }
    }
}
