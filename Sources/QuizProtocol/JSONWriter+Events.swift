internal import QuizRules

/// Replies, and what is told to some: the members of each, in the order of an evening.
extension Event {
    var typeName: StaticString {
        switch self {
        case .welcome: "welcome"
        case .pong: "pong"
        case .banks: "banks"
        case .created: "created"
        case .hosting: "hosting"
        case .joined: "joined"
        case .resumed: "resumed"
        case .watching: "watching"
        case .receipt: "receipt"
        case .hint: "hint"
        case .standings: "standings"
        case .players: "players"
        case .code: "code"
        case .ok, .done: "ok"
        case .error: "error"
        case .told(let told, _): told.what.typeName
        case .teamAnswer: "team_answer"
        case .personal(let event): event.typeName
        case .lobby: "lobby"
        case .seats: "seats"
        case .progress: "progress"
        case .bye: "bye"
        }
    }
}

extension JSONWriter {
    mutating func head(_ type: StaticString, re: RequestID?) {
        name("type")
        raw("\"")
        raw(type)
        raw("\"")
        switch re {
        case .integer(let id):
            name("re")
            value(id)
        case .string(let id): member("re", id)
        case nil: break
        }
    }

    mutating func write(_ event: Event, at: Milliseconds) {
        switch event {
        case .welcome(let version): write(welcome: version)
        case .pong(let t):
            write(t)
            member("at", at)
        case .banks(let banks): member("banks", each: banks) { $0.write($1) }
        case .created(let room, let hostToken, let join):
            member("room", room)
            member("host_token", hostToken)
            member("join", join)
        case .hosting(let room, let state), .watching(let room, let state):
            member("room", room)
            member("state") { $0.write(state) }
        case .joined(let seat), .resumed(let seat): write(seat)
        case .receipt(let receipt): write(receipt)
        case .hint(let hint):
            member("question", hint.question)
            member("text", hint.text)
        case .standings(let board, let around, let you): write(board, around: around, you: you)
        case .players(let rows): member("players", each: rows) { $0.write($1) }
        case .code(let player, _, _, let code):
            member("player", player)
            member("resume", code)
        case .ok, .done: break
        case .error(let problem):
            member("code", problem.code.rawValue)
            member("message", problem.message)
        case .told(let told, let you):
            writeShared(told)
            if let you, told.what.hasPart(of: you) { writePart(of: you, in: told.what) }
        case .teamAnswer(let answer):
            member("at", at)
            write(answer)
        case .personal(let event):
            member("at", at)
            write(event)
        case .lobby(let count):
            member("at", at)
            write(count)
        case .seats(let changes):
            member("at", at)
            member("seats", each: changes) { $0.write($1) }
        case .progress(let progress):
            member("at", at)
            write(progress)
        case .bye(let reason):
            member("at", at)
            member("reason", reason.rawValue)
        }
    }

    // MARK: - Replies

    private mutating func write(welcome version: String) {
        member("server", "quizline")
        member("version", version)
        member("protocol", JSONDialect.version)
        member(
            "hint",
            "To play, type: join ROOM YOUR-NAME (or help). Programs send one JSON object a line.")
    }

    private mutating func write(_ t: Echo?) {
        guard let t else { return }
        name("t")
        switch t {
        case .string(let text): value(text)
        case .integer(let integer): value(integer)
        case .number(let number): value(number)
        }
    }

    private mutating func write(_ bank: BankSummary) {
        member("name", bank.name)
        member("title", bank.title)
        member("questions", bank.questions)
        member("rounds", bank.rounds)
        member("language", bank.language)
    }

    private mutating func write(_ seat: Seat) {
        member("room", seat.room)
        member("player", seat.player)
        member("name", seat.name)
        member("team", seat.team)
        member("resume", seat.resume)
        member("state") { $0.write(seat.state) }
    }

    private mutating func write(_ state: StateView) {
        member("phase", state.phase.description)
        member("paused", state.paused)
        member("mode", state.mode.rawValue)
        member("title", state.title)
        member("players", state.players)
        member("questions", state.questions)
        member("locked", state.locked)
        member("seq", state.seq)
        member("closes_at", state.closesAt)
        if let you = state.you {
            member("you") { writer in
                writer.member("player", you.player)
                writer.member("name", you.name)
                writer.member("team", you.team)
                writer.member("score", you.score)
                writer.member("rank", you.rank)
                writer.member("lives", you.lives)
                writer.member("out", you.out)
                writer.member("stake", you.stake)
                writer.member("phase", you.phase?.description)
                writer.member("attempts", you.attempts)
                if let answer = you.answer { writer.member("answer") { $0.write(answer) } }
            }
        }
        // As they were told, with what is personal in them.
        name("now")
        array(state.now.map(Now.told) + state.own.map(Now.own)) { writer, now in
            writer.object { $0.write(now, of: state.you?.player) }
        }
    }

    private enum Now {
        case told(Told)
        case own(Personal)
    }

    private mutating func write(_ now: Now, of you: PlayerID?) {
        switch now {
        case .told(let told):
            head(told.what.typeName, re: nil)
            writeShared(told)
            if let you, told.what.hasPart(of: you) { writePart(of: you, in: told.what) }
        case .own(let own):
            head(own.what.typeName, re: nil)
            member("at", own.at)
            write(own.what)
        }
    }

    private mutating func write(_ receipt: Receipt) {
        member("question", receipt.question)
        member("status", receipt.status.rawValue)
        member("started_at", receipt.startedAt)
        member("received_at", receipt.receivedAt)
        member("elapsed", receipt.elapsed)
        member("credit", receipt.credit)
    }

    private mutating func write(_ board: Board, around: [Standing]?, you: PlayerID?) {
        write(board)
        if let around { member("around", each: around) { $0.write($1) } }
        if let you, board.you.indices.contains(you.index) { writePart(board.you[you.index]) }
    }

    private mutating func write(_ row: PlayerRow) {
        member("player", row.player)
        member("name", row.name)
        member("team", row.team)
        member("connected", row.connected)
        member("answered", row.answered)
        member("score", row.score)
        member("round_trip", row.roundTrip)
    }

    // MARK: - What some are told

    private mutating func write(_ answer: TeamAnswer) {
        member("question", answer.question)
        member("player", answer.player)
        member("name", answer.name)
        write(answer.answer)
    }

    private mutating func write(_ count: LobbyCount) {
        member("players", count.players)
        if let teams = count.teams {
            member("teams", each: teams) { writer, team in
                writer.member("name", team.name)
                writer.member("players", team.players)
            }
        }
        if !count.joined.isEmpty { member("joined", count.joined) }
        if !count.left.isEmpty { member("left", count.left) }
    }

    private mutating func write(_ change: SeatChange) {
        member("player", change.player)
        member("name", change.name)
        member("connected", change.connected)
    }

    private mutating func write(_ progress: Progress) {
        member("question", progress.question)
        member("answered", progress.answered)
        member("players", progress.players)
        if let waiting = progress.waiting { member("waiting", waiting) }
    }
}
