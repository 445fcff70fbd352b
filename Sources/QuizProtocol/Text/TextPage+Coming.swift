internal import QuizRules

/// What people read when they come into a room.
extension TextPage {
    mutating func joined(_ seat: Seat) {
        let state = seat.state
        let team = seat.team.map { ", of team \($0)" } ?? ""
        write(
            "Hello \(seat.name)! You are in room \(seat.room)\(team): \(about(state)).", lead: "Hello \(seat.name)!",
            ink: .heading)
        let soon = state.phase == .lobby ? " The game begins soon; for help, type: help" : ""
        if state.isHosted { write(company(state) + soon) }
        comeBack("resume \(seat.room) \(seat.resume)")
        fate(of: state.you, in: state)
        standing(state, for: .player)
    }

    mutating func resumed(_ seat: Seat) {
        let state = seat.state
        var text = "Welcome back, \(seat.name)! You are in room \(seat.room): \(about(state))."
        if let you = state.you, state.phase != .lobby, state.mode != .learn {
            let place = state.isHosted ? ", \(TextPhrase.ordinal(you.rank)) of \(state.players)" : ""
            text += " You have \(TextPhrase.points(you.score))\(place)."
        }
        write(text, lead: "Welcome back, \(seat.name)!", ink: .heading)
        comeBack("resume \(seat.room) \(seat.resume)")
        fate(of: state.you, in: state)
        standing(state, for: .player)
    }

    /// Whether one is in the game, in modes where that is a question.
    private mutating func fate(of you: StateView.You?, in state: StateView) {
        guard let you, let out = you.out, state.phase != .over else { return }
        if out {
            write(
                state.mode == .elimination
                    ? "The others play to be the last one standing; you watch on." : "You watch on.")
        } else if let lives = you.lives {
            write("You have \(TextPhrase.count(lives, "life", "lives")).")
        }
    }

    mutating func watching(_ room: String, _ state: StateView) {
        write("You are watching room \(room): \(about(state)).", lead: "You are watching", ink: .heading)
        write(company(state))
        if state.phase == .lobby { write("To play along, type on another connection: join \(room) YOUR-NAME") }
        standing(state, for: .watcher)
    }

    // MARK: - Hosts

    mutating func created(_ room: String, _ token: String, _ join: [String]) {
        write("Your room is open. Its code is \(room).", lead: "Your room is open.", ink: .good)
        blank()
        write("To join, everybody types in a terminal:")
        for address in join { writeUnbroken(indent: 4, TextAddress.command(address), ink: .key) }
        write("and then:")
        writeUnbroken(indent: 4, "join \(room) YOUR-NAME", ink: .key)
        write("For a screen that all can see, the same with:")
        writeUnbroken(indent: 4, "watch \(room)", ink: .key)
        blank()
        comeBack("host \(room) \(token)")
        write("With the word solutions after it, you see the answer with each question.")
        blank()
        write(
            "Type start when all are in. Type help for everything else that a host can do.", lead: "Type start",
            ink: .heading)
    }

    mutating func hosting(_ room: String, _ state: StateView) {
        write("You host room \(room): \(about(state)).", lead: "You host", ink: .heading)
        write(company(state))
        if state.locked { write("The room is locked; to let more people in, type: unlock") }
        standing(state, for: .host)
    }

    // MARK: - Where the game stands

    private func about(_ state: StateView) -> String {
        let mode = state.mode == .classic ? "" : ", mode \(state.mode.rawValue)"
        return "\(state.title), \(TextPhrase.count(state.questions, "question"))\(mode)"
    }

    private func company(_ state: StateView) -> String {
        switch (state.players, state.phase) {
        case (0, _): "Nobody has joined yet."
        case (_, .lobby): "\(TextPhrase.count(state.players, "player")) so far."
        default: "\(TextPhrase.count(state.players, "player"))."
        }
    }

    private mutating func comeBack(_ line: String) {
        let begin = "If you drop out, come back with:"
        guard DisplayWidth.of(begin) + 3 + DisplayWidth.of(line) > style.width else {
            return writeUnbroken(indent: 0, "\(begin)   \(line)")
        }
        write(begin)
        writeUnbroken(indent: 4, line)
    }

    private mutating func standing(_ state: StateView, for role: TextContext.Role) {
        switch (state.phase, role) {
        case (.lobby, .host): write("Type start when all are in, or help for everything else that a host can do.")
        default: break
        }
        for told in state.now {
            if let you = state.you { personal(told, you.player) }
            shared(told, for: role, isOut: state.you?.out == true)
        }
        for own in state.own { self.own(own.what) }
        if case .question = state.phase, let answer = state.you?.answer {
            if case .texts(let texts) = answer {
                write(indent: 2, "You have given \(texts.count): \(TextAnswer.short(answer))")
                write(indent: 2, "You may go on until time is up.")
            } else {
                write(indent: 2, "Your answer is in: \(TextAnswer.short(answer))")
                write(indent: 2, "You may change it until time is up.")
            }
        }
        if let stake = state.you?.stake { write(indent: 2, "You stake \(TextPhrase.points(stake)).") }
        if state.paused {
            write(
                indent: 2,
                role == .host ? "The game is paused. To go on, type: continue" : "The game is paused just now.")
        }
    }
}

/// The line that a person types to reach an address.
enum TextAddress {
    /// `192.0.2.7:7777` → `nc 192.0.2.7 7777`; `[2001:db8::7]:7777` → `nc 2001:db8::7 7777`.
    static func command(_ address: String) -> String {
        guard let colon = address.lastIndex(of: ":"), let port = UInt16(address[address.index(after: colon)...]) else {
            return "nc \(address)"
        }
        let host = address[..<colon]
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host
        return "nc \(bare) \(port)"
    }
}
