import QuizRules

/// Those who spend an evening in one room, and what they play there.
final class Party {
    /// From 1; whatever they are called bears it.
    let number: Int
    let mode: ModeName
    /// The members of `options` in `create`.
    private(set) var options: [String] = []
    let hosts: Int
    let players: Int
    let textPlayers: Int
    let watchers: Int
    let bank: SimulatedBank

    /// What the host has told the others by word of mouth: the room's code, and a token for a second host.
    private(set) var invitation: (room: String, token: String)?
    /// Players who were dealt another code, or may have been.
    var dealtAnew: Set<String> = []

    /// Somebody by themselves, without a host.
    let isAlone: Bool

    init(number: Int, isFirst: Bool, _ chance: Chance) {
        self.number = number
        mode = chance.one(of: ModeName.simulated)
        hosts = chance.percent(20) ? 2 : 1
        players = chance.number(1...(isFirst ? 6 : 3))
        textPlayers = chance.number(0...(isFirst ? 2 : 1))
        watchers = chance.number(0...1)
        isAlone = false
        bank = SimulatedBank(number: number, isForTests: mode == .test, chance)
        drawOptions(chance)
    }

    /// Somebody who practises by themselves; `bank`: one that others play with.
    init(number: Int, aloneWith bank: SimulatedBank?, _ chance: Chance) {
        self.number = number
        mode = chance.one(of: [.practice, .practice, .learn, .test])
        hosts = 0
        players = 1
        textPlayers = 0
        watchers = 0
        isAlone = true
        self.bank = bank ?? SimulatedBank(number: number, isForTests: mode == .test, chance)
        if chance.percent(30) { options.append(#""shuffle_questions":true"#) }
    }

    var hasClock: Bool { options.contains { $0.hasPrefix("\"total_seconds\"") } }

    func invite(to room: String, token: String) { invitation = (room, token) }

    /// Names of its people end so; how those of other parties do not.
    var sign: String { "\(Mark.Kind.party.sign)\(number)" }

    private func drawOptions(_ chance: Chance) {
        if chance.percent(30) { options.append(#""pace":"auto""#) }
        options.append("\"reveal_seconds\":\(chance.number(1...8)),\"board_seconds\":\(chance.number(1...6))")
        if chance.percent(50) { options.append("\"early_close\":\(chance.percent(50))") }
        if chance.percent(30) { options.append("\"penalty\":\(chance.one(of: ["0.25", "0.5", "1"]))") }
        if chance.percent(40) { options.append(#""streak":true"#) }
        if chance.percent(30) { options.append(#""change":false"#) }
        if chance.percent(20) { options.append(#""late_join":false"#) }
        if chance.percent(20) { options.append(#""shuffle_questions":true"#) }
        if chance.percent(30) { options.append("\"max_credit\":\(chance.number(0...1000))") }
        if chance.percent(30) { options.append("\"grace\":\(chance.number(0...2000))") }
        if mode == .teams, chance.percent(50) { options.append("\"teams\":\(chance.number(2...3))") }
        if mode == .test, chance.percent(70) { options.append("\"total_seconds\":\(chance.number(30...60))") }
    }
}

extension ModeName {
    /// What is played, some of it more often.
    fileprivate static let simulated: [ModeName] = [
        .classic, .classic, .steady, .teams, .buzzer, .buzzer, .elimination, .lives, .wager,
        .test,
    ]
}
