package import QuizRules

/// The cases of `Input` as they are stored. The numbers are never given another meaning.
package enum InputTag: UInt8, RecordTag {
    case join = 1
    case away = 2
    case back = 3
    case leave = 4
    case hostAway = 5
    case hostBack = 6
    case start = 7
    case next = 8
    case pause = 9
    case `continue` = 10
    case extend = 11
    case close = 12
    case skip = 13
    case lock = 14
    case unlock = 15
    case kick = 16
    case ban = 17
    case rename = 18
    case team = 19
    case extraTime = 20
    case deal = 21
    case adjust = 22
    case say = 23
    case end = 24
    case served = 25
    case answer = 26
    case due = 27
    case void = 40
    case regrade = 41
    case witness = 42
    case stake = 43
    case buzz = 44
    case judge = 45
    case advance = 50
    case hint = 51
    case restarted = 28
}

extension Input {
    /// `now`: when the input is applied; times within it are written as seen from there.
    @inline(__always)
    package func write<Writer: RecordWriter>(to writer: inout Writer, now: Int64) {
        if case .answer(let player, let question, let given, let received, let credit) = self {
            writer.variant("input", InputTag.answer)
            writer.player(player)
            writer.integer("question", question)
            writer.record("given") { given.write(to: &$0) }
            writer.moment("received", received.value, from: now)
            writer.integer("credit", Int(credit.value))
        } else {
            writeRare(to: &writer, now: now)
        }
    }

    private func writeRare<Writer: RecordWriter>(to writer: inout Writer, now: Int64) {
        writer.variant("input", tag)
        switch self {
        case .answer, .hostAway, .hostBack, .start, .pause, .continue, .close, .skip, .lock, .unlock, .end, .due,
            .restarted:
            break
        case .join(let name, let team, let code):
            writer.text("name", name)
            writer.optional("team", team) { $0.text($1, $2) }
            writer.text("code", code)
        case .away(let player), .back(let player), .leave(let player), .kick(let player), .ban(let player):
            writer.player(player)
        case .next(let from):
            writer.optional("from", from) { $0.text($1, $2) }
        case .advance(let player, let from):
            writer.player(player)
            writer.optional("from", from) { $0.text($1, $2) }
        case .hint(let player, let question):
            writer.player(player)
            writer.integer("question", question)
        case .extend(let seconds):
            writer.integer("seconds", seconds)
        case .rename(let player, let name):
            writer.player(player)
            writer.text("name", name)
        case .team(let player, let team):
            writer.player(player)
            writer.text("team", team)
        case .extraTime(let player, let percent):
            writer.player(player)
            writer.integer("percent", percent)
        case .deal(let player, let code):
            writer.player(player)
            writer.text("code", code)
        case .buzz(let player, let question, let received, let credit):
            writer.player(player)
            writer.integer("question", question)
            writer.moment("received", received.value, from: now)
            writer.integer("credit", Int(credit.value))
        case .judge(let player, let isRight):
            writer.player(player)
            writer.flag("right", isRight)
        case .stake(let player, let question, let points, let received, let credit):
            writer.player(player)
            writer.integer("question", question)
            writer.integer("points", points)
            writer.moment("received", received.value, from: now)
            writer.integer("credit", Int(credit.value))
        case .adjust(let player, let points, let reason):
            writer.player(player)
            writer.integer("points", points)
            writer.text("reason", reason)
        case .void(let question):
            writer.integer("question", question)
        case .regrade(let question, let correct):
            writer.integer("question", question)
            writer.list("correct", correct) { $1.write(to: &$0) }
        case .witness(let digest):
            writer.word("digest", digest)
        case .say(let text):
            writer.text("text", text)
        case .served(let question, let served):
            writer.integer("question", question)
            writer.list("served", served) { writer, one in
                writer.player(one.player)
                writer.moment("at", one.at.value, from: now)
                writer.integer("credit", Int(one.credit.value))
            }
        }
    }

    package static func read<Reader: RecordReader>(from reader: inout Reader, now: Int64) throws(RecordProblem) -> Input
    {
        switch try reader.variant("input", of: InputTag.self) {
        case .answer:
            return .answer(
                try reader.player(), question: try reader.integer("question"),
                try reader.record("given", GivenAnswer.read),
                received: Milliseconds(try reader.moment("received", from: now)),
                credit: Milliseconds(try reader.integer("credit")))
        case .join:
            return .join(
                name: try reader.text("name"), team: try reader.optionalText("team"), code: try reader.text("code"))
        case .away: return .away(try reader.player())
        case .back: return .back(try reader.player())
        case .leave: return .leave(try reader.player())
        case .hostAway: return .hostAway
        case .hostBack: return .hostBack
        case .start: return .start
        case .next: return .next(from: try reader.optionalText("from"))
        case .pause: return .pause
        case .continue: return .continue
        case .extend: return .extend(seconds: try reader.integer("seconds"))
        case .close: return .close
        case .skip: return .skip
        case .lock: return .lock
        case .unlock: return .unlock
        case .kick: return .kick(try reader.player())
        case .ban: return .ban(try reader.player())
        case .rename: return .rename(try reader.player(), name: try reader.text("name"))
        case .team: return .team(try reader.player(), team: try reader.text("team"))
        case .extraTime: return .extraTime(try reader.player(), percent: try reader.integer("percent"))
        case .deal: return .deal(try reader.player(), code: try reader.text("code"))
        case .buzz:
            return .buzz(
                try reader.player(), question: try reader.integer("question"),
                received: Milliseconds(try reader.moment("received", from: now)),
                credit: Milliseconds(try reader.integer("credit")))
        case .judge: return .judge(try reader.player(), right: try reader.flag("right"))
        case .stake:
            return .stake(
                try reader.player(), question: try reader.integer("question"), points: try reader.integer("points"),
                received: Milliseconds(try reader.moment("received", from: now)),
                credit: Milliseconds(try reader.integer("credit")))
        case .advance: return .advance(try reader.player(), from: try reader.optionalText("from"))
        case .hint: return .hint(try reader.player(), question: try reader.integer("question"))
        case .adjust:
            return .adjust(
                try reader.player(), points: try reader.integer("points"), reason: try reader.text("reason"))
        case .say: return .say(try reader.text("text"))
        case .end: return .end
        case .served:
            return .served(
                question: try reader.integer("question"),
                try reader.list("served") { (reader: inout Reader) throws(RecordProblem) in
                    Served(
                        player: try reader.player(), at: Milliseconds(try reader.moment("at", from: now)),
                        credit: Milliseconds(try reader.integer("credit")))
                })
        case .due: return .due
        case .void: return .void(question: try reader.integer("question"))
        case .regrade:
            return .regrade(
                question: try reader.integer("question"), correct: try reader.list("correct", GivenAnswer.read))
        case .witness: return .witness(try reader.word("digest"))
        case .restarted: return .restarted
        }
    }

    private var tag: InputTag {
        switch self {
        case .join: .join
        case .away: .away
        case .back: .back
        case .leave: .leave
        case .hostAway: .hostAway
        case .hostBack: .hostBack
        case .start: .start
        case .next: .next
        case .pause: .pause
        case .continue: .continue
        case .extend: .extend
        case .close: .close
        case .skip: .skip
        case .lock: .lock
        case .unlock: .unlock
        case .kick: .kick
        case .ban: .ban
        case .rename: .rename
        case .team: .team
        case .extraTime: .extraTime
        case .deal: .deal
        case .adjust: .adjust
        case .stake: .stake
        case .buzz: .buzz
        case .judge: .judge
        case .advance: .advance
        case .hint: .hint
        case .say: .say
        case .end: .end
        case .served: .served
        case .answer: .answer
        case .due: .due
        case .void: .void
        case .regrade: .regrade
        case .witness: .witness
        case .restarted: .restarted
        }
    }
}

extension RecordWriter {
    @inline(__always)
    package mutating func player(_ player: PlayerID) { integer("player", player.number) }
}

extension RecordReader {
    package mutating func player() throws(RecordProblem) -> PlayerID {
        PlayerID(number: try integer("player", in: 1...Int(Int32.max)))
    }

    package mutating func optionalText(_ name: StaticString) throws(RecordProblem) -> String? {
        try optional(name) { (reader: inout Self, name: StaticString) throws(RecordProblem) in try reader.text(name) }
    }
}
