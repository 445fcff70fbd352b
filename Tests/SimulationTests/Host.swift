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

    init(_ simulation: Simulation, _ name: String, _ chance: Chance, isFirst: Bool) {
        self.isFirst = isFirst
        wantsSolutions = chance.percent(30)
        super.init(simulation, name, chance)
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
            let options = simulation.plan.options.joined(separator: ",")
            ask(
                "create",
                "\"bank\":\"simulated\",\"mode\":\"\(simulation.plan.mode.rawValue)\",\"options\":{\(options)}")
        } else {
            (room, token) = (simulation.invitation?.room, simulation.invitation?.token)
            after(700) { [unowned self] in comeIn() }
        }
    }

    // MARK: - Lines

    override func heard(_ line: ArraySlice<UInt8>) {
        guard let line = Wire(line), let type = line["type"]?.text else { return }
        switch type {
        case "created":
            (room, token) = (line["room"]?.text, line["host_token"]?.text)
            if let room, let token { simulation.invite(to: room, token: token) }
            begin()
        case "hosting":
            phase = line["state"]?["phase"]?.text ?? phase
            isPaused = line["state"]?["paused"]?.truth ?? false
            hasLimit = line["state"]?["now"]?.list?.first?["seconds"]?.number != 0
            begin()
        case "round": phase = "round:\(line["round"]?.number ?? 0)"
        case "question":
            phase = "question:\(line["question"]?.number ?? 0)"
            hasLimit = line["seconds"]?.number != 0
        case "reveal": phase = "reveal:\(line["question"]?.number ?? 0)"
        case "leaderboard": phase = "board:\(line["after"]?.number ?? 0)"
        case "game_over": phase = "over"
        case "paused": isPaused = true
        case "continued": isPaused = false
        case "error":
            if !isInside, line["re"] != nil { after(500) { [unowned self] in comeIn() } }
            if !isInside, line["code"]?.text == "no_such_room" {
                simulation.record.fail("\(name) finds no room where there is one")
            }
        default: break
        }
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
        if phase.hasPrefix("question"), chance.percent(80) || !isFirst { return }
        if phase == "lobby", chance.percent(50) { return }
        next()
        // A second click, before the first has been answered.
        if chance.percent(25) { next() }
    }

    /// With all well again, straight to the end.
    private func goOn() {
        guard isFirst else { return }
        if isPaused { return goOnAfterPause() }
        if phase == "lobby" { ask("unlock") }
        if phase == "over" || (phase.hasPrefix("question") && hasLimit) { return }
        next()
    }

    private func next() { ask("next", "\"from\":\"\(phase)\"") }

    private func goOnAfterPause() { ask("continue") }

    private func meddle() {
        let player = "p\(chance.number(1...max(1, simulation.plan.players)))"
        switch chance.number(0...17) {
        case 0, 1, 2: ask("pause")
        case 3: ask("extend", "\"seconds\":\(chance.number(1...10))")
        case 4: ask("close")
        case 5: ask("skip")
        case 6: ask("kick", "\"player\":\"\(player)\"")
        case 7: if chance.percent(30) { ask("ban", "\"player\":\"\(player)\"") }
        case 8: ask("rename", "\"player\":\"\(player)\",\"name\":\"renamed \(chance.number(1...9))\"")
        case 9: ask("adjust", "\"player\":\"\(player)\",\"points\":\(chance.number(-900...900)),\"reason\":\"why not\"")
        case 10: ask("extra_time", "\"player\":\"\(player)\",\"factor\":\(chance.one(of: ["1", "1.5", "3"]))")
        case 11:
            simulation.dealtAnew.insert(player)
            ask("code", "\"player\":\"\(player)\"")
        case 12: ask("say", "\"text\":\"Hello all\"")
        case 13: ask(chance.percent(30) ? "lock" : "unlock")
        case 14: ask("team", "\"player\":\"\(player)\",\"team\":\"Team \(chance.number(1...3))\"")
        case 15: ask("players")
        case 16: ask("standings", "\"top\":3")
        default: ask("ping")
        }
    }

    override func stall() {
        super.stall()
        if link != nil, phase.hasPrefix("question") { simulation.record.saw(.stalledHost) }
    }
}
