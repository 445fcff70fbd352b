import Foundation
import QuizProtocol
import QuizRules

/// Requests as a client would write them, by Foundation: nothing here shares a line with the server's own codec.
extension TaggedRequest {
    var json: String {
        var members = request.members
        switch id {
        case .integer(let id): members["id"] = id
        case .string(let id): members["id"] = id
        case nil: break
        }
        guard let data = try? JSONSerialization.data(withJSONObject: members, options: .sortedKeys) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension Request {
    fileprivate var members: [String: Any] {
        switch self {
        case .hello(let client): write("hello", ["client": client])
        case .ping(let t): write("ping", ["t": t?.json])
        case .banks: write("banks")
        case .create(let banks, let mode, let options, let key):
            write(
                "create",
                [
                    "bank": banks.count == 1 ? banks[0] : banks, "mode": mode.rawValue, "options": options.members,
                    "key": key,
                ])
        case .host(let room, let token, let solutions):
            write("host", ["room": room, "token": token, "solutions": solutions])
        case .join(let room, let name, let team): write("join", ["room": room, "name": name, "team": team])
        case .resume(let room, let code): write("resume", ["room": room, "code": code])
        case .watch(let room): write("watch", ["room": room])
        case .answer(let question, .form(let form)):
            write("answer", ["question": question, form.member.name: form.member.value])
        case .buzz(let question): write("buzz", ["question": question])
        case .stake(let question, let points): write("stake", ["question": question, "points": points])
        case .practice(let bank, let mode, let name, let code, let options):
            write(
                "practice",
                ["bank": bank, "mode": mode?.rawValue, "name": name, "code": code, "options": options.members])
        case .hint(let question): write("hint", ["question": question])
        case .standings(let top, let around): write("standings", ["top": top, "around": around])
        case .leave: write("leave")
        case .command(let command): command.members
        case .answer(_, .typed), .view: [:]
        }
    }
}

extension HostCommand {
    fileprivate var members: [String: Any] {
        switch self {
        case .players(let after): write("players", ["after": after?.description])
        case .code(let player): write("code", ["player": player.json])
        case .extraTime(let player, let percent):
            write("extra_time", ["player": player.json, "factor": Double(percent) / 100])
        case .start: write("start")
        case .next(let from): write("next", ["from": from])
        case .pause: write("pause")
        case .continue: write("continue")
        case .extend(let seconds): write("extend", ["seconds": seconds])
        case .close: write("close")
        case .skip: write("skip")
        case .lock: write("lock")
        case .unlock: write("unlock")
        case .kick(let player): write("kick", ["player": player.json])
        case .ban(let player): write("ban", ["player": player.json])
        case .rename(let player, let name): write("rename", ["player": player.json, "name": name])
        case .team(let player, let team): write("team", ["player": player.json, "team": team])
        case .adjust(let player, let points, let reason):
            write("adjust", ["player": player.json, "points": points, "reason": reason])
        case .void(let question): write("void", ["question": question])
        case .regrade(let question, let correct):
            write(
                "regrade",
                ["question": question, "correct": correct.count == 1 ? correct[0].form : correct.map(\.form)])
        case .judge(let player, let isRight): write("judge", ["player": player.json, "right": isRight])
        case .say(let text): write("say", ["text": text])
        case .end: write("end")
        }
    }
}

extension GivenAnswer {
    fileprivate var form: [String: Any] {
        guard case .form(let form) = self else { return [:] }
        return [form.member.name: form.member.value]
    }
}

private func write(_ type: String, _ members: [String: Any?] = [:]) -> [String: Any] {
    var written = members.compactMapValues { $0 }
    written["type"] = type
    return written
}

extension PlayerReference {
    fileprivate var json: String {
        switch self {
        case .id(let player): player.description
        case .name(let name): name
        }
    }
}

extension Echo {
    fileprivate var json: Any {
        switch self {
        case .string(let text): text
        case .integer(let integer): integer
        case .number(let number): number
        }
    }
}

extension AnswerForm {
    var member: (name: String, value: Any) {
        switch self {
        case .choice(let key): ("choice", key)
        case .choices(let keys): ("choices", keys)
        case .blanks(let keys): ("blanks", keys)
        case .order(let keys): ("order", keys)
        case .pairs(let pairs): ("pairs", Dictionary(uniqueKeysWithValues: pairs.map { ($0.left, $0.option) }))
        case .text(let text): ("text", text)
        case .texts(let texts): ("texts", texts)
        case .number(let number): ("number", number)
        }
    }
}

extension GameOptions {
    fileprivate var members: [String: Any] {
        let members: [String: Any?] = [
            "pace": pace.rawValue, "reveal_seconds": revealSeconds, "board_seconds": boardSeconds,
            "early_close": earlyClose, "max_credit": maxCredit.value, "grace": grace.value,
            "total_seconds": totalSeconds, "penalty": Double(penaltyPercent) / 100, "streak": streak, "change": change,
            "late_join": lateJoin,
            "teams": teams, "rounds": rounds, "shuffle_questions": shuffleQuestions, "max_players": maxPlayers,
            "seed": seed, "round_settings": roundWishes.isEmpty ? nil : roundWishes.map(\.members),
        ]
        return members.compactMapValues { $0 }
    }
}

extension RoundWish {
    fileprivate var members: [String: Any] {
        let round: Any =
            switch self.round {
            case .number(let number): number
            case .name(let name): name
            }
        let members: [String: Any?] = [
            "round": round, "seconds": settings.seconds, "points": settings.points,
            "penalty": settings.penaltyPercent.map { Double($0) / 100 },
            "shuffle_questions": settings.shuffleQuestions,
        ]
        return members.compactMapValues { $0 }
    }
}

extension Dice {
    /// Any request that a program can make.
    mutating func request() -> TaggedRequest {
        let id: RequestID? = maybe { dice in
            dice.heads()
                ? .integer(Int64(truncatingIfNeeded: dice.next()))
                : .string(String(dice.text(8).unicodeScalars.prefix(12)))
        }
        return TaggedRequest(id: id, ask())
    }

    private mutating func ask() -> Request {
        switch number(0...16) {
        case 16: .buzz(question: number(1...1_000_000))
        case 15: .stake(question: number(1...1_000_000), points: number(0...1_000_000_000))
        case 0: .hello(client: maybe { $0.text() })
        case 1: .ping(t: maybe { $0.echo() })
        case 2: .banks
        case 3:
            .create(
                banks: (0...number(0...2)).map { _ in text() }, mode: one(of: ModeName.allCases), options: options(),
                key: maybe { $0.text() })
        case 4: .host(room: text(), token: text(), solutions: maybe { $0.heads() })
        case 5: .join(room: text(), name: text(), team: maybe { $0.text() })
        case 6: .resume(room: text(), code: text())
        case 7: .watch(room: text())
        case 8: .answer(question: number(1...1_000_000), .form(answer()))
        case 9: .standings(top: maybe { $0.number(0...100) }, around: maybe { $0.number(0...20) })
        case 10: .leave
        case 11:
            .practice(
                bank: text(), mode: maybe { $0.one(of: [.learn, .practice, .test]) }, name: maybe { $0.text() },
                code: maybe { $0.text() }, options: options())
        case 12: .hint(question: number(1...1_000_000))
        default: .command(command())
        }
    }

    private mutating func command() -> HostCommand {
        let player = PlayerReference.id(PlayerID(number: number(1...20_000)))
        return one(of: [
            .players(after: maybe { PlayerID(number: $0.number(1...20_000)) }), .code(player),
            .extraTime(player, percent: number(100...1000)), .start, .next(from: maybe { $0.text() }), .pause,
            .continue,
            .extend(seconds: number(1...600)), .close, .skip, .lock, .unlock, .kick(player), .ban(player),
            .rename(player, name: text()), .team(player, team: text()),
            .adjust(player, points: number(-1_000_000...1_000_000), reason: text()), .void(question: number(1...99)),
            .regrade(question: number(1...99), correct: (0...number(0...2)).map { _ in .form(answer()) }),
            .judge(player, right: heads()),
            .say(text()), .end,
        ])
    }

    mutating func answer() -> AnswerForm {
        switch number(0...6) {
        case 0: .choice(text())
        case 1: .choices((0..<number(0...4)).map { _ in text() })
        case 2: .blanks((0..<number(0...4)).map { _ in text() })
        case 3: .text(text())
        case 5: .pairs([AnswerForm.Pair(left: "\(number(1...26))", option: one(of: ["A", "B"]))])
        case 4: .order((0..<number(0...4)).map { _ in text() })
        default: .number(one(of: [0, -1.5, 42, 1e300, 1e-300, 9_007_199_254_740_994, 0.1]))
        }
    }

    private mutating func echo() -> Echo {
        switch number(0...2) {
        case 0: .string(text())
        case 1: .integer(Int64(truncatingIfNeeded: next()))
        default: .number(Double(number(-1000...1000)) + 0.25)
        }
    }

    private mutating func options() -> GameOptions {
        var options = GameOptions()
        options.pace = one(of: GameOptions.Pace.allCases)
        options.revealSeconds = number(1...600)
        options.boardSeconds = number(1...600)
        options.earlyClose = maybe { $0.heads() }
        options.totalSeconds = maybe { $0.number(30...86_400) }
        options.maxCredit = Milliseconds(number(0...1000))
        options.grace = Milliseconds(number(0...5000))
        options.penaltyPercent = number(0...100)
        options.streak = heads()
        options.change = heads()
        options.lateJoin = heads()
        options.teams = maybe { $0.number(2...26) }
        options.rounds = maybe { [$0.number(1...9)] }
        options.shuffleQuestions = heads()
        options.maxPlayers = number(1...100_000)
        options.seed = maybe { $0.next() }
        options.roundWishes = (0..<number(0...2)).map { _ in roundWish() }
        return options
    }

    private mutating func roundWish() -> RoundWish {
        var settings = RoundSettings()
        settings.seconds = maybe { $0.number(5...600) }
        settings.points = maybe { $0.number(0...5000) }
        settings.penaltyPercent = maybe { $0.number(0...100) }
        settings.shuffleQuestions = maybe { $0.heads() }
        return RoundWish(round: heads() ? .number(number(1...50)) : .name(text()), settings: settings)
    }
}
