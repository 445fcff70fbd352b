import QuizRules

/// How somebody goes at their own pace: reads cards, tries, asks for hints, goes on, and begins again.
final class OwnPace {
    private unowned let player: Player
    private var place = ""
    private var asked: (question: SimulatedQuestion, line: Wire)?
    private var isAlreadyOver = false
    private var visit = 0
    private var chance: Chance { player.chance }
    private var simulation: Simulation { player.simulation }

    /// Some never finish by themselves.
    private let isSlow: Bool

    init(_ player: Player) {
        self.player = player
        isSlow = player.party.hasClock && player.chance.percent(40)
    }

    func hears(_ line: Wire) {
        let number = line["question"]?.number ?? 0
        switch line["type"]?.text {
        case "lesson": place = "lesson:\(line["card"]?.number ?? 0)"
        case "question":
            place = "question:\(number)"
            asked = player.party.bank.question(line["text"]?.text ?? "").map { ($0, line) }
            isAlreadyOver = false
            if let closesAt = line["closes_at"]?.number, chance.percent(40) { waitForTheClose(closesAt, number) }
        // In a test what was asked is shown once more at the end, for all.
        case "reveal": if line["seq"] == nil { place = "reveal:\(number)" }
        case "finished": place = "over"
        default: break
        }
    }

    func hasEnded() {
        place = "over"
        isAlreadyOver = true
    }

    func begins() {
        visit += 1
        actLater(visit)
    }

    func stops() { visit += 1 }

    private func actLater(_ visit: Int) {
        let time = isSlow ? chance.span(5000...40_000) : chance.span(200...max(2500, simulation.plan.thinking))
        player.after(time) { [unowned self] in
            guard visit == self.visit, player.isInside, !player.isGone else { return }
            act()
            actLater(visit)
        }
    }

    /// A class's clock runs out in the same moment.
    private func waitForTheClose(_ closesAt: Int, _ number: Int) {
        let moment = Milliseconds(closesAt + chance.one(of: [-2, 0, 0, 1, 100, 200]))
        player.after(max(0, moment - simulation.now)) { [unowned self] in
            guard player.isInside, place == "question:\(number)", let asked else { return }
            player.send("answer", asked.question.answer(asked.line.options, chance), to: number)
        }
    }

    private func act() {
        if place.hasPrefix("question"), let asked, let number = Int(place.dropFirst(9)) {
            return answer(asked.question, asked.line, number)
        }
        if place.hasPrefix("lesson") || place.hasPrefix("reveal") { return goOn() }
        // Another session, at once.
        if place == "over", isAlreadyOver, player.party.isAlone, simulation.isFaulty, chance.percent(20) { goOn() }
    }

    private func answer(_ question: SimulatedQuestion, _ line: Wire, _ number: Int) {
        let mayAsk = line["you"]?["has_hint"]?.truth == true || chance.percent(10)
        if mayAsk, chance.percent(20) { player.ask("hint", "\"question\":\(number)") }
        if question.takesSeveral, chance.percent(25) { return goOn() }
        let answer = chance.percent(3) ? "\"choice\":\"Q\"" : question.answer(line.options, chance, right: 45)
        player.send("answer", answer, to: number)
        if chance.percent(10) { player.send("answer", answer, to: number) }
    }

    /// Now and then twice, as by a double click.
    private func goOn() {
        player.ask("next", "\"from\":\"\(place)\"")
        if chance.percent(10) { player.ask("next", "\"from\":\"\(place)\"") }
    }
}
