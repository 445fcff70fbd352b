import QuizRules

/// A projector: watches, and plays no part.
final class Watcher: Person {
    private var isInside = false
    private var hasSeenEnd = false

    override var isContent: Bool { super.isContent || hasSeenEnd }

    override func connected() { comeIn() }
    override func disconnected() { isInside = false }

    private func comeIn() {
        guard link != nil, !isInside else { return }
        if let room = party.invitation?.room { ask("watch", "\"room\":\"\(room)\"") } else { later() }
    }

    private func later() { after(500) { [unowned self] in comeIn() } }

    override func heard(_ line: ArraySlice<UInt8>) {
        guard let line = Wire(line) else { return }
        switch line["type"]?.text {
        case "watching":
            isInside = true
            if line["state"]?["phase"]?.text == "over" { hasSeenEnd = true }
        case "game_over": hasSeenEnd = true
        case "error": if !isInside { later() }
        default: break
        }
    }
}
