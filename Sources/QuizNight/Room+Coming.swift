import QuizProtocol
import QuizRules

/// How people come into a room, and come back.
extension Room {
    func come(_ attachment: Attachment, _ id: RequestID?, _ coming: Coming, roundTrip: Int?, at now: Milliseconds) {
        switch coming {
        case .creator(let join):
            let event = Event.created(room: code.description, hostToken: hostToken, join: join)
            add(Member(attachment: attachment, role: .host(solutions: false), roundTrip: roundTrip), id, event, at: now)
        case .host(let token, let solutions):
            host(attachment, id, token, solutions, roundTrip, at: now)
        case .join(let name, let team):
            join(attachment, id, name, team, roundTrip, at: now)
        case .resume(let code):
            resume(attachment, id, code, roundTrip, at: now)
        case .practise(let wish):
            practise(attachment, id, wish, roundTrip: roundTrip, at: now)
        case .watch:
            guard game.setup.isHosted else {
                return refuse(attachment, id, Problem(.roomLocked, "This room is somebody's own."))
            }
            guard members.watchers < limits.watchersPerRoom else {
                return refuse(attachment, id, Problem(.roomFull, "As many watch this room as may."))
            }
            let event = Event.watching(room: code.description, game.state(for: nil, at: now))
            add(Member(attachment: attachment, role: .watcher, roundTrip: roundTrip), id, event, at: now)
        }
    }

    private func host(
        _ attachment: Attachment, _ id: RequestID?, _ token: String, _ solutions: Bool, _ roundTrip: Int?,
        at now: Milliseconds
    ) {
        guard Codes.matches(token, hostToken) else {
            return refuse(attachment, id, .wrongToken, guess: true)
        }
        guard members.hosts < limits.hostsPerRoom else {
            return refuse(attachment, id, Problem(.roomFull, "As many host this room as may."))
        }
        if members.activeHosts == 0 { apply(.hostBack, at: now) }
        let event = Event.hosting(room: code.description, hostState(solutions: solutions, at: now))
        add(Member(attachment: attachment, role: .host(solutions: solutions), roundTrip: roundTrip), id, event, at: now)
    }

    func join(
        _ attachment: Attachment, _ id: RequestID?, _ name: String, _ team: String?, _ roundTrip: Int?,
        at now: Milliseconds
    ) {
        let code = freshCode()
        apply(.join(name: name, team: team, code: code), at: now) { outcome in
            switch outcome.reply {
            case .joined(let player):
                codes[Codes.folded(code)] = player
                counts.joined(game.players[player.index].name, player)
                let member = Member(attachment: attachment, role: .player(player), roundTrip: roundTrip)
                add(member, id, .joined(seat(of: player, at: now)), at: now)
            case .refused(let refusal):
                refuse(attachment, id, Problem(refusal))
            case .ok, .receipt, .hint:
                preconditionFailure("joining gives a seat or a refusal")
            }
        }
    }

    func resume(
        _ attachment: Attachment, _ id: RequestID?, _ code: String, _ roundTrip: Int?, at now: Milliseconds,
        event: (Seat) -> Event = { .resumed($0) }
    ) {
        guard let player = codes[Codes.folded(code)] else {
            let message = "No player of this room has that code. It was shown to you when you joined."
            return refuse(attachment, id, Problem(.badCode, message), guess: true)
        }
        let hadLeft = game.players[player.index].presence.isOut
        apply(.back(player), at: now) { outcome in
            if case .refused(let refusal) = outcome.reply { return refuse(attachment, id, Problem(refusal)) }
            if let old = members.seat(of: player) {
                members.remove(old)
                send(.end(old.attachment, nil, .replaced), to: old.attachment)
            }
            if hadLeft { counts.joined(game.players[player.index].name, player) } else { counts.seat(player) }
            let member = Member(attachment: attachment, role: .player(player), roundTrip: roundTrip)
            add(member, id, event(seat(of: player, at: now)), at: now)
        }
        // A room without a host goes on by itself, once its player is back.
        if !game.setup.isHosted, game.isPaused { apply(.continue, at: now) }
    }

    // MARK: - Seats

    private func seat(of player: PlayerID, at now: Milliseconds) -> Seat {
        let seated = game.players[player.index]
        return Seat(
            room: code.description, player: player, name: seated.name, team: seated.team, resume: seated.code,
            state: game.state(for: player, at: now))
    }

    /// The state as a host sees it: with the solution of the open question, for one who asked for solutions.
    func hostState(solutions: Bool, at now: Milliseconds) -> StateView {
        let state = game.state(for: nil, at: now)
        guard solutions, let solution = game.openSolution else { return state }
        return state.with(solution)
    }

    /// A code that nobody in this room has, nor anybody whom it would be mistaken for.
    func freshCode() -> String {
        while true {
            let code = Codes.resume(using: &chance), folded = Codes.folded(code)
            if codes[folded] == nil, !isCodeTaken(folded) { return code }
        }
    }

    /// Takes in a connection, and tells it what it finds.
    private func add(_ member: Member, _ id: RequestID?, _ event: Event, at now: Milliseconds) {
        members.add(member)
        var player: PlayerID?
        if game.isSelfPaced, case .player(let own) = member.role { player = own }
        let scene = Scene(game.state(for: player, at: now))
        send(.entered(member.attachment, id, member.role, event, scene), to: member.attachment)
    }

    func refuse(_ attachment: Attachment, _ id: RequestID?, _ problem: Problem, guess: Bool = false) {
        send(.refused(attachment, id, problem, guess: guess), to: attachment)
    }
}

extension Problem {
    static func noRoom(_ code: RoomCode) -> Problem {
        Problem(.noSuchRoom, "There is no room \(CleanText.clean(code.description, limit: 16)). Is the code right?")
    }

    static let wrongToken = Problem(.badToken, "That is not this room's host token.")
}

extension Player.Presence {
    /// No longer counted among the players.
    var isOut: Bool {
        switch self {
        case .here, .away: false
        case .left, .kicked, .banned: true
        }
    }
}

extension Told {
    func with(_ solution: Solution) -> Told {
        guard case .question(var opened) = what else { return self }
        opened.solution = solution
        return Told(seq: seq, at: at, what: .question(opened))
    }
}

extension StateView {
    func with(_ solution: Solution) -> StateView {
        var state = StateView(
            phase: phase, paused: paused, mode: mode, title: title, players: players, questions: questions,
            locked: locked, seq: seq, you: you, now: now.map { $0.with(solution) })
        state.closesAt = closesAt
        return state
    }
}
