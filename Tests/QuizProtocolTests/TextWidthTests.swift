import QuizRules
import Testing

@testable import QuizProtocol

/// Whatever happens on a quiz night, no line is wider than its reader wants it, and none can do anything to a terminal.
struct TextWidthTests {
    @Test func `no line of any event is too wide, and none holds a control character`() {
        var chance = Dice(seed: 42)
        for round in 0..<1500 {
            var style = TextStyle()
            style.width = 40 + chance.roll(211)
            style.colour = chance.roll(2) == 0
            style.carriageReturns = chance.roll(2) == 0
            let role = [TextContext.Role.stranger, .player, .host, .watcher][chance.roll(4)]
            let event = chance.event()
            var bytes: [UInt8] = []
            TextDialect.render(event, for: role, style: style, into: &bytes)
            let complaint = Self.complaint(about: bytes, style)
            #expect(complaint == nil, "round \(round), \(event)")
        }
    }

    @Test func `help fits every width`() {
        for role in [TextContext.Role.stranger, .player, .host, .watcher] {
            for width in 40...250 {
                var style = TextStyle()
                style.width = width
                var bytes: [UInt8] = []
                TextDialect.renderHelp(for: role, style: style, into: &bytes)
                #expect(Self.complaint(about: bytes, style) == nil)
            }
        }
    }

    @Test func `a wrapped text keeps all its words`() {
        var chance = Dice(seed: 3)
        for _ in 0..<500 {
            let text = chance.text(words: 40)
            let width = 5 + chance.roll(60)
            let lines = TextWrap.lines(text, width: width)
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
        }
    }

    @Test(arguments: [
        ("", 0), ("Ada", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｆ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
        ("🦊", 2), ("👩‍🔬", 2), ("👍🏽", 2), ("🇩🇪", 2), ("❤️", 2), ("क्षि", 3), ("ก็", 1), ("…", 1), ("א", 1),
    ])
    func `the width of a text is counted in columns`(text: String, columns: Int) {
        #expect(DisplayWidth.of(text) == columns)
    }

    /// What is wrong with the bytes, if anything is.
    static func complaint(about bytes: [UInt8], _ style: TextStyle) -> String? {
        guard var text = String(validating: bytes, as: UTF8.self) else { return "not UTF-8" }
        guard text.isEmpty || bytes.last == 0x0A else { return "no end of line" }
        if style.carriageReturns {
            text = text.replacing("\r\n", with: "\n")
        }
        if style.colour {
            for code in ["0", "1", "31", "32", "33", "36"] { text = text.replacing("\u{1B}[\(code)m", with: "") }
        }
        for line in text.split(separator: "\n") {
            if line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                return "a control character in: \(line)"
            }
            if DisplayWidth.of(line) > style.width { return "wider than \(style.width): \(line)" }
            if line.last == " " { return "spaces at the end of: \(line)" }
        }
        return nil
    }
}

/// Events as they might come on a wild night.
extension Dice {
    fileprivate mutating func word() -> String {
        let words = [
            "a", "quiz", "deployment", "naïve", "e\u{301}te\u{301}", "日本語の長い文章です", "한국어", "🦊", "🇩🇪", "👍🏽",
            "incomprehensibilities", "x", "1000", "—", "\u{1B}[2J", "bell\u{7}", "two\nlines", "tab\there", "Ада",
        ]
        return words[roll(words.count)]
    }

    fileprivate mutating func text(words: Int) -> String {
        let all = [
            "a", "quiz", "deployment", "naïve", "日本語の長い文章です", "🦊", "incomprehensibilities", "x", "1000",
        ]
        return (0..<(1 + roll(words))).map { _ in all[roll(all.count)] }.joined(separator: " ")
    }

    private mutating func wildText(_ most: Int) -> String {
        (0..<(1 + roll(most))).map { _ in word() }.joined(separator: " ")
    }

    private mutating func name() -> String {
        ["Ada", "Ben", "山田太郎", "Zoe\u{308}", "Maximilian von und zu Hohenstein", "🦊 Fox", "김영희"][roll(7)]
    }

    private mutating func words(_ most: Int) -> [String] { (0..<roll(most + 1)).map { _ in wildText(12) } }

    private mutating func shown() -> ShownQuestion {
        let number = 1 + roll(30)
        switch roll(4) {
        case 0:
            let options = (0..<(2 + roll(8))).map { _ in wildText(roll(2) == 0 ? 2 : 15) }
            return TextScene.choice(number, of: 30, wildText(30), options, seconds: [0, 5, 20, 600][roll(4)])
        case 1: return TextScene.blanks(number, of: 30, wildText(20), [wildText(2), wildText(2), wildText(2)], gaps: 2)
        case 2: return TextScene.text(number, of: 30, wildText(40))
        default: return TextScene.number(number, of: 30, wildText(10), unit: "km")
        }
    }

    private mutating func standings() -> [Standing] {
        (0..<roll(12)).map { place in
            TextScene.standing(
                place + 1, place + 1, name(), roll(100_000), moved: roll(9) - 4, team: roll(2) == 0 ? nil : name())
        }
    }

    private mutating func teams() -> [TeamStanding]? {
        guard roll(2) == 0 else { return nil }
        return (0..<roll(6)).map { place in
            TeamStanding(rank: place + 1, name: name(), score: roll(100_000), players: roll(9), moved: roll(5) - 2)
        }
    }

    private mutating func told() -> Told {
        let clock = Clock(
            remaining: roll(2) == 0 ? nil : Milliseconds(roll(100_000)),
            closesAt: TextScene.start + Milliseconds(roll(100_000)),
            extra: roll(2) == 0 ? [] : [ExtraTime(player: PlayerID(number: 1), closesAt: TextScene.start + 30_000)])
        let question = shown()
        let solution = TextScene.solution(
            [
                [.choice("A")], [.text(wildText(4)), .text(name())], [.number(3.5)], [.choices(["A", "B"])],
                [.blanks(["B", "A"])], [],
            ][
                roll(6)], why: words(4), mistakes: words(3).map { Mistake(answer: nil, why: $0) }, remember: wildText(9)
        )
        let what: Announcement
        switch roll(12) {
        case 0: what = .round(RoundOpened(round: 2, name: wildText(6), of: 4))
        case 1, 2:
            what = .question(QuestionOpened(shown: question, clock: clock, solution: roll(2) == 0 ? nil : solution))
        case 3, 4:
            let counts = question.options.map { Tally.Count(key: $0.key, count: roll(20)) }
            what = .reveal(
                Reveal(
                    question: question, solution: solution,
                    tally: Tally(answered: roll(99), right: roll(9), options: counts),
                    players: 99,
                    you: [
                        TextScene.result(
                            roll(2) == 0, roll(2000) - 500, score: roll(99_999), rank: 1 + roll(99), streak: roll(6))
                    ]))
        case 5:
            what = .leaderboard(
                Board(
                    after: 3, top: standings(), teams: teams(), players: 99,
                    you: [.init(rank: 1 + roll(3), score: roll(9999), behind: .init(name: name(), by: roll(99)))]))
        case 6:
            what = .gameOver(
                GameOver(
                    podium: standings(), teams: teams(), players: 1 + roll(99),
                    you: [.init(rank: 1 + roll(4), score: roll(9999), correct: 3, of: 9)]))
        case 7: what = [.hostAway, .hostBack, .paused][roll(3)]
        case 8: what = .continued(clock)
        case 9: what = .extended(clock)
        case 10:
            let points = roll(500) - 250
            what = .adjusted(
                Adjustment(
                    player: PlayerID(number: 1), name: wildText(3), points: points, reason: wildText(12),
                    you: [Adjusted(points: points, score: roll(9999), rank: 1 + roll(9))]))
        case 11: what = .voided(question: 3, you: [Adjusted(points: roll(500) - 250, score: roll(9999), rank: 1)])
        default: what = .said(wildText(40))
        }
        return TextScene.told(1, what)
    }

    private mutating func state() -> StateView {
        let phase = [Phase.lobby, .question(3), .reveal(2), .board(4), .over][roll(5)]
        return TextScene.state(
            phase, players: roll(99), paused: roll(3) == 0,
            you: roll(2) == 0 ? nil : TextScene.you(name(), answer: .choice("A")),
            now: phase == .lobby ? [] : [told()])
    }

    fileprivate mutating func event() -> Event {
        let player = PlayerID(number: 1)
        let seat = Seat(
            room: "K7QX", player: player, name: name(), team: roll(2) == 0 ? nil : name(), resume: "maple-otter-427",
            state: state())
        switch roll(18) {
        case 0: return .welcome(version: "1.2.3")
        case 1:
            return .banks(
                (0..<roll(4)).map { _ in
                    BankSummary(
                        name: "mlops-devops", title: wildText(9), questions: roll(99), rounds: roll(9), language: "en")
                })
        case 2: return .created(room: "K7QX", hostToken: "fjord-a7k2-93xq-lm40", join: ["192.0.2.7:7777"])
        case 3: return .hosting(room: "K7QX", state())
        case 4: return .joined(seat)
        case 5: return .resumed(seat)
        case 6: return .watching(room: "K7QX", state())
        case 7:
            return .receipt(
                TextScene.receipt(
                    3, Receipt.Status.allCases[roll(6)], elapsed: Milliseconds(roll(99_999)),
                    credit: Milliseconds(roll(250))))
        case 8:
            return .standings(
                Board(after: 3, top: standings(), teams: teams(), players: 50, you: []), around: standings(), you: nil)
        case 9:
            return .players(
                (0..<roll(9)).map { place in
                    PlayerRow(
                        player: PlayerID(number: place + 100), name: name(), team: roll(2) == 0 ? nil : name(),
                        connected: roll(2) == 0, answered: roll(2) == 0, score: roll(99_999), roundTrip: roll(900))
                })
        case 10: return .error(Problem(.badName, wildText(30)))
        case 11: return .lobby(LobbyCount(players: roll(99), joined: [name(), name()], left: [name()]))
        case 12: return .seats([SeatChange(player: player, name: name(), connected: roll(2) == 0)])
        case 13: return .progress(Progress(question: 3, answered: roll(9), players: 9, waiting: [name(), name()]))
        case 14: return .bye(Farewell.allCases[roll(Farewell.allCases.count)])
        default: return .told(told(), you: roll(2) == 0 ? nil : player)
        }
    }
}
