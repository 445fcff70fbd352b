internal import QuizRules

/// What is told to one person alone.
extension TextPage {
    mutating func event(_ event: Event, for role: TextContext.Role) {
        switch event {
        case .welcome(let version):
            write("Welcome to Quizline \(version). To play, type: join ROOM YOUR-NAME (or help).")
        case .pong: write(indent: 2, "Pong: the server hears you.")
        case .banks(let banks): self.banks(banks)
        case .created(let room, let token, let join): created(room, token, join)
        case .hosting(let room, let state): hosting(room, state)
        case .joined(let seat): joined(seat)
        case .resumed(let seat): resumed(seat)
        case .watching(let room, let state): watching(room, state)
        case .receipt(let receipt): receipt.isAttempt ? attempt(receipt) : self.receipt(receipt)
        case .hint(let hint): self.hint(hint)
        case .standings(let board, let around, let you): standings(board, around, you)
        case .players(let rows): role == .host ? players(rows) : company(rows)
        case .code(_, let name, let room, let resume):
            write(indent: 2, "A new code for \(name), who comes back with:")
            writeUnbroken(indent: 4, "resume \(room) \(resume)", ink: .key)
        case .ok: write(indent: 2, "OK.")
        case .done(let deed): done(deed)
        case .error(let problem): write(indent: 2, problem.message)
        case .told(let told, let you):
            if let you { personal(told, you) }
            shared(told, for: role)
        case .teamAnswer(let answer):
            write(indent: 2, "\(answer.name) answered for your team: \(TextAnswer.short(answer.answer))")
        case .personal(let event): own(event)
        case .lobby(let count): lobby(count)
        case .seats(let changes): seats(changes)
        case .progress(let progress): self.progress(progress)
        case .bye(let farewell): write(farewell.inWords)
        }
    }

    /// "Got it, after 4.3 s." It never says whether the answer is right.
    private mutating func receipt(_ receipt: Receipt) {
        switch receipt.subject {
        case .answer(let mayChange): answerReceipt(receipt, mayChange: mayChange)
        case .stake(let points): stakeReceipt(receipt, points)
        case .buzz: buzzReceipt(receipt)
        }
    }

    private mutating func buzzReceipt(_ receipt: Receipt) {
        let elapsed = TextPhrase.seconds(receipt.elapsed)
        switch receipt.status {
        case .accepted, .changed: write(indent: 2, "Buzz! After \(elapsed).", lead: "Buzz!", ink: .good)
        case .duplicate, .final: write(indent: 2, "You buzzed already, after \(elapsed).")
        case .late: write(indent: 2, "Somebody was faster, or time was up.", lead: "Somebody was faster", ink: .notice)
        case .closed: write(indent: 2, "Question \(receipt.question) is over.", ink: .notice)
        }
    }

    private mutating func stakeReceipt(_ receipt: Receipt, _ points: Int) {
        let stake = TextPhrase.points(points)
        switch receipt.status {
        case .accepted: write(indent: 2, "You stake \(stake). You may still change it.", lead: "You stake", ink: .good)
        case .changed: write(indent: 2, "Now you stake \(stake).", lead: "Now", ink: .good)
        case .duplicate, .final: write(indent: 2, "You stake \(stake) already.", lead: "You stake", ink: .good)
        case .late, .closed: write(indent: 2, "Too late: the stakes are closed.", lead: "Too late", ink: .notice)
        }
    }

    private mutating func answerReceipt(_ receipt: Receipt, mayChange: Bool) {
        let elapsed = TextPhrase.seconds(receipt.elapsed)
        // A small figure would only puzzle: it changes nothing that can be seen in a time told in tenths.
        let credit =
            receipt.credit.value >= 50 ? " (\(receipt.credit.value) ms of network delay taken off)" : ""
        let text =
            switch receipt.status {
            case .accepted where receipt.items != nil:
                "Got it, after \(elapsed)\(credit). That makes \(receipt.items ?? 0)."
            case .accepted:
                "Got it, after \(elapsed)\(credit).\(mayChange ? " You may change it until time is up." : "")"
            case .changed: "Changed, after \(elapsed)\(credit). This one counts now."
            case .duplicate where receipt.items != nil: "That you have given already, after \(elapsed)."
            case .duplicate: "That is your answer already, given after \(elapsed). It stands."
            case .final: "Your first answer stands, given after \(elapsed): answers may not be changed here."
            case .late: "Too late: question \(receipt.question) was over. That one does not count."
            case .closed: "Question \(receipt.question) is over. That one does not count."
            }
        let lead = text.prefix { $0 != "," && $0 != " " }
        let ink: TextInk? =
            switch receipt.status {
            case .accepted, .changed, .duplicate: .good
            case .final, .late, .closed: .notice
            }
        write(indent: 2, text, lead: receipt.status == .accepted ? "Got it" : String(lead), ink: ink)
    }

    /// At one's own pace an answer is tried, not changed.
    private mutating func attempt(_ receipt: Receipt) {
        switch receipt.status {
        case .accepted:
            let count = receipt.items.map { " That makes \($0)." } ?? ""
            write(indent: 2, "Got it.\(count)", lead: "Got it", ink: .good)
        case .duplicate: write(indent: 2, "You have given that answer already. It costs you nothing.")
        case .changed, .final, .late, .closed: self.receipt(receipt)
        }
    }

    private mutating func banks(_ banks: [BankSummary]) {
        guard !banks.isEmpty else { return write("This server has no banks of questions.") }
        blank()
        write("Banks of questions:")
        var table = TextTable([.left, .text, .spare, .spare])
        for bank in banks {
            let rounds = bank.rounds > 1 ? TextPhrase.count(bank.rounds, "round") : ""
            table.add([bank.name, bank.title, TextPhrase.count(bank.questions, "question"), rounds])
        }
        table.write(indent: 2, into: &self)
        write("To host one, type: create \(banks[0].name)")
    }

    private mutating func progress(_ progress: Progress) {
        var text = "\(progress.answered) of \(progress.players) have answered."
        if progress.players > 0, progress.answered == progress.players {
            text = "All \(progress.players) have answered."
        }
        if let waiting = progress.waiting, !waiting.isEmpty, progress.answered > 0 {
            let more = progress.players - progress.answered - waiting.count
            let names = more > 0 ? waiting + ["\(more) more"] : waiting
            text += " Waiting for \(TextPhrase.list(names))."
        }
        write(indent: 2, text)
    }

    private mutating func lobby(_ count: LobbyCount) {
        var text: [String] = []
        if !count.joined.isEmpty { text.append("\(TextPhrase.list(count.joined)) joined.") }
        if !count.left.isEmpty { text.append("\(TextPhrase.list(count.left)) left.") }
        let teams = (count.teams ?? []).map { "\($0.name) \($0.players)" }.joined(separator: ", ")
        text.append(TextPhrase.count(count.players, "player") + (teams.isEmpty ? "." : ": \(teams)."))
        write(indent: 2, text.joined(separator: " "))
    }

    private mutating func seats(_ changes: [SeatChange]) {
        let gone = changes.filter { !$0.connected }.map(\.name)
        let back = changes.filter(\.connected).map(\.name)
        if !gone.isEmpty { write(indent: 2, "\(TextPhrase.list(gone)) lost the connection, and may come back.") }
        if !back.isEmpty { write(indent: 2, "\(TextPhrase.list(back)) \(back.count == 1 ? "is" : "are") back.") }
    }

    private mutating func done(_ deed: Deed) {
        switch deed {
        case .locked:
            write(indent: 2, "Locked: nobody new comes in; who was here may come back. To open the room: unlock")
        case .unlocked: write(indent: 2, "The room is open to newcomers again.")
        case .kicked(let name): write(indent: 2, "\(name) is out, and may come back. To bar them for good: ban \(name)")
        case .banned(let name):
            write(indent: 2, "\(name) is out for good: neither this name nor its code comes in again.")
        case .renamed(let old, let new): write(indent: 2, "\(old) is \(new) from now on.")
        case .gaveTime(let name, let percent):
            let factor = TextPhrase.number(Double(percent) / 100)
            write(
                indent: 2,
                percent == 100
                    ? "\(name) has the same time as everybody."
                    : "\(name) has \(factor) times the usual time from now on. Nobody else is told.")
        case .moved(let name, let team): write(indent: 2, "\(name) plays for \(team) now.")
        }
    }

    /// To one who does not host: who is here, and nothing about their answers.
    private mutating func company(_ rows: [PlayerRow]) {
        guard !rows.isEmpty else { return write(indent: 2, "Nobody has joined yet.") }
        var teams: [String?] = []
        for row in rows where !teams.contains(row.team) { teams.append(row.team) }
        for team in teams {
            let names = rows.filter { $0.team == team }.map { $0.connected ? $0.name : "\($0.name) (away)" }
            let title = team.map { "@\($0): " } ?? (teams.count > 1 ? "In no team: " : "Here are: ")
            write(TextPhrase.list(names), after: "  \(title)")
        }
        if rows.count >= 200 { write(indent: 2, "and more: type score to see how many.") }
    }

    private mutating func players(_ rows: [PlayerRow]) {
        guard !rows.isEmpty else { return write(indent: 2, "Nobody has joined yet.") }
        var table = TextTable([.left, .text, .text, .right, .left, .spare])
        for row in rows {
            let trip = row.roundTrip.map { "\($0) ms" } ?? ""
            table.add([
                row.player.description, row.name, row.team.map { "@\($0)" } ?? "", "\(row.score)",
                row.connected ? (row.answered ? "answered" : "") : "away", trip,
            ])
        }
        table.write(indent: 2, into: &self)
        if rows.count >= 200, let last = rows.last { write(indent: 2, "For more, type: players after \(last.player)") }
    }
}

extension Farewell {
    /// The last line that a person reads.
    fileprivate var inWords: String {
        switch self {
        case .left: "Goodbye, and thank you for coming!"
        case .kicked: "The host has asked you to leave this game. Goodbye."
        case .banned: "The host has barred you from this game. Goodbye."
        case .replaced: "You have come back on another connection, so this one ends here."
        case .tooSlow: "Your connection could not keep up, so it ends here. Come back with your resume line."
        case .tooFast: "Too much came too fast, so this connection ends here. Come back with your resume line."
        case .lineTooLong: "Too many lines were too long, so this connection ends here."
        case .serverFull: "The server is full just now. Please try again in a little while."
        case .roomEnded: "The room has closed. Thank you for playing, and goodbye!"
        case .shuttingDown: "The server is going down for now. Goodbye!"
        case .idle: "Nothing has happened here for a while, so the connection ends. Come back whenever you like!"
        }
    }
}
