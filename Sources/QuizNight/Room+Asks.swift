import QuizProtocol
import QuizRules

/// What people in a room may ask of it.
extension Room {
    func answer(_ ask: Ask, of member: Member, _ id: RequestID?, at now: Milliseconds) {
        let attachment = member.attachment
        switch ask {
        case .answer(let question, let given, let received, let roundTrip):
            play(member, roundTrip, id, at: now) { player, credit in
                .answer(player, question: question, given, received: received, credit: credit)
            }
        case .buzz(let question, let received, let roundTrip):
            play(member, roundTrip, id, at: now) { player, credit in
                .buzz(player, question: question, received: received, credit: credit)
            }
        case .stake(let question, let points, let received, let roundTrip):
            play(member, roundTrip, id, at: now) { player, credit in
                .stake(player, question: question, points: points, received: received, credit: credit)
            }
        case .standings(let top, let around):
            say(standings(top: top, around: around, for: member.role), attachment, id)
        case .hint(let question):
            guard case .player(let player) = member.role else {
                return say(.error(Problem(.notPlaying, "Only players are given hints.")), attachment, id)
            }
            apply(.hint(player, question: question), at: now) { say(event(of: $0.reply), attachment, id) }
        case .command(.next(let from)) where game.isSelfPaced && member.role.isPlayer:
            guard case .player(let player) = member.role else { return }
            apply(.advance(player, from: from), at: now) { outcome in
                let isSeen = !outcome.personal.isEmpty || !outcome.told.isEmpty
                send(.reply(attachment, id, event(of: outcome.reply), isSeen: isSeen), to: attachment)
            }
        case .command(let command):
            guard case .host = member.role else {
                let message = "Only a host may do that. To be one: host \(code) TOKEN"
                return say(.error(Problem(.notHost, message)), attachment, id)
            }
            carryOut(command, attachment, id, at: now)
        case .startIfAnybody(let command):
            if case .host = member.role, game.phase == .lobby, game.playerCount == 0 {
                return say(.error(.nobodyHere(code)), attachment, id)
            }
            answer(.command(command), of: member, id, at: now)
        case .who:
            say(.players(playerRows(after: nil)), attachment, id)
        case .solutions(let token, let solutions):
            changeSolutions(token, solutions, of: member, id, at: now)
        case .leave:
            leave(member, id, at: now)
        }
    }

    /// What only players do, and get a receipt for.
    private func play(
        _ member: Member, _ roundTrip: Milliseconds, _ id: RequestID?, at now: Milliseconds,
        _ input: (PlayerID, _ credit: Milliseconds) -> Input
    ) {
        guard case .player(let player) = member.role else {
            let message = "Only players do that. You are here as \(member.role.inWords)."
            return say(.error(Problem(.notPlaying, message)), member.attachment, id)
        }
        let credit = min(roundTrip, game.setup.options.maxCredit)
        apply(input(player, credit), at: now) { outcome in
            let reply = outcome.reply
            // At one's own pace, what came of it follows.
            let isSeen = !outcome.personal.isEmpty
            send(.reply(member.attachment, id, event(of: reply), isSeen: isSeen), to: member.attachment)
            if case .receipt(let receipt) = reply, receipt.status == .accepted { counts.progressed() }
        }
    }

    private func say(_ event: Event, _ attachment: Attachment, _ id: RequestID?) {
        send(.reply(attachment, id, event, isSeen: false), to: attachment)
    }

    private func event(of reply: Reply, _ deed: Deed? = nil) -> Event {
        switch reply {
        case .ok, .joined: deed.map { .done($0) } ?? .ok
        case .receipt(let receipt): .receipt(receipt)
        case .hint(let hint): .hint(hint)
        case .refused(let refusal): .error(Problem(refusal))
        }
    }

    private func standings(top: Int?, around: Int?, for role: Role) -> Event {
        let board = game.board(top: top ?? 10)
        guard case .player(let player) = role else { return .standings(board, around: nil, you: nil) }
        return .standings(board, around: around.map { game.around(player, each: $0) }, you: player)
    }

    private func changeSolutions(
        _ token: String, _ solutions: Bool, of member: Member, _ id: RequestID?, at now: Milliseconds
    ) {
        let attachment = member.attachment
        guard case .host = member.role else {
            return say(
                .error(Problem(.alreadyInARoom, "You are in this room already. Type leave first.")), attachment, id)
        }
        guard Codes.matches(token, hostToken) else { return say(.error(.wrongToken), attachment, id) }
        members.setSolutions(solutions, of: attachment)
        send(.roleChanged(attachment, .host(solutions: solutions)), to: attachment)
        say(.hosting(room: code.description, hostState(solutions: solutions, at: now)), attachment, id)
    }

    private func leave(_ member: Member, _ id: RequestID?, at now: Milliseconds) {
        let attachment = member.attachment
        // First, so that nobody is told of their own leaving.
        let wasLastHost = if case .host = member.role { !member.isSilent && members.activeHosts == 1 } else { false }
        members.remove(member)
        if case .player(let player) = member.role {
            apply(.leave(player), at: now)
            counts.left(game.players[player.index].name, player)
        }
        if wasLastHost { apply(.hostAway, at: now) }
        send(.end(attachment, id, .left), to: attachment)
    }

    // MARK: - Hosts

    private func carryOut(_ command: HostCommand, _ attachment: Attachment, _ id: RequestID?, at now: Milliseconds) {
        do throws(Problem) {
            switch command {
            case .players(let after):
                say(.players(playerRows(after: after)), attachment, id)
            case .code(let reference):
                try dealCode(to: player(reference), attachment, id, at: now)
            case .kick(let reference):
                try expel(player(reference), .kicked, attachment, id, at: now)
            case .ban(let reference):
                try expel(player(reference), .banned, attachment, id, at: now)
            default:
                let input = try input(for: command)
                let deed = deed(of: input)
                apply(input, at: now) { outcome in
                    let isSeen = if case .ok = outcome.reply { !outcome.told.isEmpty } else { false }
                    send(.reply(attachment, id, event(of: outcome.reply, deed), isSeen: isSeen), to: attachment)
                }
            }
        } catch {
            say(.error(error), attachment, id)
        }
    }

    /// The game's input for a command that is one.
    private func input(for command: HostCommand) throws(Problem) -> Input {
        switch command {
        case .extraTime(let reference, let percent): .extraTime(try player(reference), percent: percent)
        case .start: .start
        case .next(let from): .next(from: from)
        case .pause: .pause
        case .continue: .continue
        case .extend(let seconds): .extend(seconds: seconds)
        case .close: .close
        case .skip: .skip
        case .lock: .lock
        case .unlock: .unlock
        case .rename(let reference, let name): .rename(try player(reference), name: name)
        case .team(let reference, let team): .team(try player(reference), team: team)
        case .adjust(let reference, let points, let reason):
            .adjust(try player(reference), points: points, reason: reason)
        case .void(let question): .void(question: question)
        case .regrade(let question, let correct): .regrade(question: question, correct: correct)
        case .judge(let reference, let isRight): .judge(try player(reference), right: isRight)
        case .say(let text): .say(text)
        case .end: .end
        case .players, .code, .kick, .ban: preconditionFailure("carried out by the room")
        }
    }

    /// What a host who types it reads of it, where nothing else tells.
    private func deed(of input: Input) -> Deed? {
        func name(_ player: PlayerID) -> String { game.players[player.index].name }
        return switch input {
        case .lock: .locked
        case .unlock: .unlocked
        case .rename(let player, let new): .renamed(name(player), to: CleanText.name(new, limit: 32))
        case .extraTime(let player, let percent): .gaveTime(name(player), percent: percent)
        case .team(let player, let team): .moved(name(player), team: CleanText.name(team, limit: 32))
        default: nil
        }
    }

    private func player(_ reference: PlayerReference) throws(Problem) -> PlayerID {
        switch reference {
        case .id(let player):
            if game.players.indices.contains(player.index) { return player }
            throw Problem(.noSuchPlayer, "There is no player \(player) in this room.")
        case .name(let name):
            return try player(named: name)
        }
    }

    /// A host at a keyboard need not type a name to its end, as long as no other begins the same.
    private func player(named name: String) throws(Problem) -> PlayerID {
        if let player = game.player(named: name) { return player }
        let typed = name.lowercased()
        let meant = game.players.filter { !$0.presence.isOut && $0.name.lowercased().hasPrefix(typed) }
        if meant.count == 1 { return meant[0].id }
        let shown = CleanText.clean(name, limit: 40)
        guard meant.count > 1, !typed.isEmpty else {
            throw Problem(.noSuchPlayer, "There is no player named “\(shown)” in this room.")
        }
        let names = meant.prefix(5).map { "“\($0.name)”" }.joined(separator: ", ")
        throw Problem(.noSuchPlayer, "More than one player's name begins with “\(shown)”: \(names).")
    }

    private func dealCode(to player: PlayerID, _ attachment: Attachment, _ id: RequestID?, at now: Milliseconds) {
        let code = freshCode()
        let old = game.players[player.index].code
        apply(.deal(player, code: code), at: now) { outcome in
            if case .refused(let refusal) = outcome.reply { return say(.error(Problem(refusal)), attachment, id) }
            codes[Codes.folded(old)] = nil
            codes[Codes.folded(code)] = player
            let name = game.players[player.index].name
            say(.code(player, name: name, room: self.code.description, resume: code), attachment, id)
        }
    }

    private func expel(
        _ player: PlayerID, _ farewell: Farewell, _ attachment: Attachment, _ id: RequestID?, at now: Milliseconds
    ) {
        apply(farewell == .banned ? .ban(player) : .kick(player), at: now) { outcome in
            let name = game.players[player.index].name
            say(event(of: outcome.reply, farewell == .banned ? .banned(name) : .kicked(name)), attachment, id)
            guard case .ok = outcome.reply else { return }
            counts.left(game.players[player.index].name, player)
            guard let member = members.seat(of: player) else { return }
            members.remove(member)
            send(.end(member.attachment, nil, farewell), to: member.attachment)
        }
    }

    private func playerRows(after: PlayerID?) -> [PlayerRow] {
        let rest = game.players[min(after?.number ?? 0, game.players.count)...]
        return rest.lazy.filter { !$0.presence.isOut }.prefix(200).map { player in
            PlayerRow(
                player: player.id, name: player.name, team: player.team, connected: player.presence == .here,
                answered: player.hasAnswered, score: player.score,
                roundTrip: self.members.seat(of: player.id)?.roundTrip)
        }
    }
}

extension Role {
    fileprivate var isPlayer: Bool { if case .player = self { true } else { false } }

    fileprivate var inWords: String {
        switch self {
        case .player: "a player"
        case .host: "a host"
        case .watcher: "a watcher"
        }
    }
}

extension Problem {
    fileprivate static func nobodyHere(_ code: RoomCode) -> Problem {
        Problem(
            .wrongPhase,
            "Nobody has joined yet. Players type: join \(code) YOUR-NAME. To begin without any, type start once more.")
    }
}
