import QuizNight
import QuizRules

/// Somebody with a connection that may be lost, who comes back.
class Person {
    enum Dialect { case json, text }

    unowned let simulation: Simulation
    unowned let party: Party
    let name: String
    let chance: Chance
    private(set) var link: Link?
    private var isConnecting = false
    private var incoming: [UInt8] = []
    /// Comes no more: banned, or turned away for good.
    var isGone = false

    init(_ simulation: Simulation, _ party: Party, _ name: String, _ chance: Chance) {
        self.simulation = simulation
        self.party = party
        self.name = name
        self.chance = chance
    }

    var dialect: Dialect { .json }
    /// Has seen the evening's end, or waits for nothing.
    var isContent: Bool { isGone }

    func arrive() {
        connect()
        let plan = simulation.plan
        every(plan.drops) { $0.drop() }
        every(plan.stalls) { $0.stall() }
        every(plan.garbage) { $0.babble() }
    }

    /// From time to time, as long as things go wrong.
    func every(_ mean: Int?, _ action: @escaping (Person) -> Void) {
        guard let mean else { return }
        simulation.after(chance.around(mean)) { [weak self] in
            guard let self, simulation.isFaulty else { return }
            action(self)
            every(mean, action)
        }
    }

    func after(_ time: Milliseconds, _ action: @escaping () -> Void) { simulation.after(time, action) }

    // MARK: - The connection

    func connect() {
        guard link == nil, !isConnecting, !isGone else { return }
        isConnecting = true
        after(chance.span(1...30)) { [unowned self] in
            isConnecting = false
            guard link == nil, !isGone else { return }
            link = simulation.server.accept(self)
            incoming = []
            if link == nil { after(chance.span(200...1500)) { [unowned self] in connect() } } else { begin() }
        }
    }

    /// A program says what it speaks before anything else.
    private func begin() {
        if dialect == .json { ask("hello") }
        connected()
    }

    func lost(_ link: Link) {
        guard link === self.link else { return }
        simulation.record.tell("\(name) has lost the connection")
        self.link = nil
        disconnected()
        after(simulation.isFaulty ? chance.around(800) : 100) { [unowned self] in connect() }
    }

    private func drop() {
        guard let link else { return }
        simulation.record.tell("\(name)'s connection breaks")
        link.cut()
    }

    func stall() {
        guard let link, !link.isStalled else { return }
        simulation.record.tell("\(name) stops reading")
        link.stall(for: chance.span(500...simulation.plan.longestStall))
    }

    func hangUp() {
        guard let link else { return }
        link.hangUpByPerson()
        self.link = nil
        disconnected()
        after(chance.around(500)) { [unowned self] in connect() }
    }

    /// Another connection at once, while the server still has this one.
    func connectElsewhere() {
        guard let old = link else { return }
        simulation.record.tell("\(name) comes by a second connection")
        link = nil
        disconnected()
        connect()
        after(chance.span(500...5000)) { old.hangUpByPerson() }
    }

    private func babble() {
        let line = chance.one(of: Self.nonsense)
        // What would be an answer in text is none of this person's.
        guard dialect == .json else { return }
        link?.write(line)
    }

    private static let nonsense: [[UInt8]] =
        ["{\"type\":\"dance\"}\n", "{\n", "[1,2]\n", "\u{0}\u{1}\n", "{\"type\":\"answer\"}\n", "\"\\ud800\"\n"]
        .map { Array($0.utf8) } + [[UInt8](repeating: UInt8(ascii: "x"), count: 9000) + [UInt8(ascii: "\n")]]

    // MARK: - Requests and lines

    /// Asks in JSON; `members` as they stand after the type.
    @discardableResult
    func ask(_ type: String, _ members: String = "") -> Int {
        guard let link, !simulation.isQuiet else { return 0 }
        simulation.lastRequest += 1
        let id = simulation.lastRequest
        let line = Array("{\"type\":\"\(type)\"\(members.isEmpty ? "" : ",")\(members),\"id\":\(id)}\n".utf8)
        simulation.record.tell("← \(name): \(String(decoding: line.dropLast(), as: UTF8.self))")
        link.inspector.asks(id, type, length: line.count)
        link.write(line)
        return id
    }

    func type(_ line: String) {
        if simulation.isQuiet { return }
        simulation.record.tell("← \(name): \(line)")
        link?.write(Array((line + "\n").utf8))
    }

    func take(_ bytes: [UInt8], from link: Link) {
        guard link === self.link else { return }
        incoming += bytes
        var rest = incoming[...]
        while link === self.link, let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            heard(rest[..<end])
            rest = rest[(end + 1)...]
        }
        if link === self.link { incoming = Array(rest) }
    }

    // MARK: - For each kind of person

    func connected() {}
    func disconnected() {}
    func heard(_ line: ArraySlice<UInt8>) {}
}
