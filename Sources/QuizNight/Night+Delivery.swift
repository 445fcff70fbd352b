import QuizProtocol
import QuizRules

/// What comes from the rooms, on its way to the people.
extension Night {
    /// `isLast`: nothing more comes from that room in this turn.
    func deliver(_ message: FromRoom, from address: RoomAddress, isLast: Bool, at now: Milliseconds) {
        switch message {
        case .entered(let attachment, let id, let role, let event, let scene):
            return enter(attachment, id, role, event, scene, address, at: now)
        case .refused(let attachment, let id, let problem, let guess):
            guard let session = attached.remove(attachment) else { return }
            if guess { refuseGuess(session, id, problem, at: now) } else { refuse(session, id, problem, at: now) }
            return
        case .reply(let attachment, let id, let event, let isSeen):
            guard let session = attached[attachment] else { return }
            if !isSeen || session.dialect != .text { session.say(event, re: id, at: now) }
            if session.awaitsReply { answered.append(session) }
            return
        case .personal(let attachment, let personal):
            guard let session = attached[attachment] else { return }
            session.note(personal.what, at: now)
            session.say(.personal(personal.what), at: personal.at)
            return remind(of: personal, session, at: now)
        case .end(let attachment, let id, let farewell):
            if let session = attached[attachment] { end(session, farewell, re: id, at: now) }
            return
        case .roleChanged, .told, .whispered, .lobby, .seats, .progress, .closed: break
        }
        if let crowd = crowds[address.code] { deliver(message, to: crowd, isLast: isLast, at: now) }
    }

    private func deliver(_ message: FromRoom, to crowd: Crowd, isLast: Bool, at now: Milliseconds) {
        switch message {
        case .roleChanged(let attachment, let role):
            guard let session = attached[attachment], !session.isGone else { return }
            session.place = .inside(attachment, crowd, role)
        case .told(let told, let line, let order, let solution):
            crowd.tell(told, line, order: order, solution: solution, isLast: isLast, at: now)
            remind(of: told, crowd)
            if case .gameOver = told.what, crowd.address.home == number { note(.gameOver(crowd.address.code)) }
        case .whispered(let whisper): crowd.whisper(whisper)
        case .lobby(let count): tell(count, crowd, at: now)
        case .seats(let seats, let returns): tell(seats, returns: returns, crowd, at: now)
        case .progress(let progress): tell(progress, crowd, at: now)
        case .closed(let farewell):
            for session in crowd.everybody { end(session, farewell, at: now) }
        case .entered, .refused, .reply, .personal, .end: preconditionFailure("to one, not to a crowd")
        }
    }

    private func enter(
        _ attachment: Attachment, _ id: RequestID?, _ role: Role, _ event: Event, _ scene: Scene,
        _ address: RoomAddress, at now: Milliseconds
    ) {
        guard let session = attached[attachment], !session.isGone else { return }
        let crowd = crowd(of: address, scene, at: now)
        session.place = .inside(attachment, crowd, role)
        session.enter(as: role, scene)
        crowd.add(session, as: role)
        if case .player = role {} else { session.outlet?.outputLimit = limits.hostOutputBytes }
        session.say(event, re: id, at: now)
        // To a person at their own pace, what the next line means is told right after this.
        if session.dialect == .text, scene.isSelfPaced { answered.append(session) } else { readOn(session, at: now) }
    }

    /// The members here of a room; who is the first to come brings with them what the clock says.
    private func crowd(of address: RoomAddress, _ scene: Scene, at now: Milliseconds) -> Crowd {
        if let crowd = crowds[address.code] { return crowd }
        let crowd = Crowd(address: address)
        crowds[address.code] = crowd
        if let clock = scene.clock { plan(clock, at: now, crowd) }
        return crowd
    }

    // MARK: - Goodbyes

    /// Says goodbye, and ends the connection once that is through.
    func end(_ session: Session, _ farewell: Farewell, re id: RequestID? = nil, at now: Milliseconds) {
        guard !session.isGone else { return }
        session.say(.bye(farewell), re: id, at: now)
        note(.ended(farewell, address: session.outlet?.address ?? ""))
        detach(session)
        session.leaveQuietly()
    }

    /// Takes a session out of its room, and tells the room.
    func detach(_ session: Session) {
        switch session.place {
        case .inside(let attachment, let crowd, let role), .leaving(let attachment, let crowd, let role):
            crowd.remove(session, as: role)
            attached.remove(attachment)
            post(.gone(attachment, role), to: crowd)
            if crowd.isEmpty { crowds[crowd.address.code] = nil }
        case .entering(let attachment, let address):
            attached.remove(attachment)
            post(.gone(attachment, nil), to: address)
        case .waiting, .outside, .gone: break
        }
        session.place = .gone
    }

    // MARK: - Counts

    private func tell(_ count: LobbyCount, _ crowd: Crowd, at now: Milliseconds) {
        var forPlayers = count
        forPlayers.joined = []
        forPlayers.left = []
        var line: [UInt8] = []
        JSONDialect.encode(.lobby(forPlayers), at: now, re: nil, into: &line)
        for session in crowd.players {
            guard let session, session.dialect != .text, let outlet = session.outlet else { continue }
            if outlet.queuedBytes <= limits.countsOutputBytes {
                session.owed?.lobby = nil
                session.say(line)
            } else {
                owe(session) { $0.lobby = forPlayers }
            }
        }
        for session in crowd.onlookers {
            owe(session) { $0.lobby = count }
            payCounts(session, at: now)
        }
    }

    private func tell(_ seats: [SeatChange], returns: [SeatChange], _ crowd: Crowd, at now: Milliseconds) {
        for session in crowd.hosts {
            owe(session) { $0.add(session.dialect == .text ? returns : seats) }
            payCounts(session, at: now)
        }
    }

    private func tell(_ progress: Progress, _ crowd: Crowd, at now: Milliseconds) {
        let forWatchers = Progress(
            question: progress.question, answered: progress.answered, players: progress.players, waiting: nil)
        for session in crowd.hosts { owe(session) { $0.progress = progress } }
        for session in crowd.watchers { owe(session) { $0.progress = forWatchers } }
        for session in crowd.onlookers { payCounts(session, at: now) }
    }

    /// Sends the newest counts, unless the client is too far behind: then they wait, and newer ones take their place.
    func payCounts(_ session: Session, at now: Milliseconds) {
        guard let owed = session.owed, let outlet = session.outlet, outlet.queuedBytes <= limits.countsOutputBytes
        else {
            return
        }
        if let lobby = owed.takeLobby() { session.say(.lobby(lobby), at: now) }
        let seats = owed.takeSeats()
        if !seats.isEmpty { session.say(.seats(seats), at: now) }
        if let progress = owed.progress, !mayPay(progress, to: session, at: now) { return }
        session.owed = nil
    }

    /// Whether nothing more is to be told of it later.
    private func mayPay(_ progress: Progress, to session: Session, at now: Milliseconds) -> Bool {
        guard session.isSelfPaced || session.phase.isAsking(progress.question) else { return true }
        if let reader = session.reader, session.dialect == .text {
            if progress.answered < progress.players, let last = reader.lastCount,
                now < last + limits.textCountsInterval
            {
                return false
            }
            reader.lastCount = now
        }
        session.say(.progress(progress), at: now)
        return true
    }

    // MARK: - How much time is left

    private func remind(of told: Told, _ crowd: Crowd) {
        switch told.what {
        case .stakeOpen(let opened): plan(opened.clock, at: told.at, crowd)
        case .question(let opened): plan(opened.clock, at: told.at, crowd)
        case .continued(let clock), .extended(let clock): plan(clock, at: told.at, crowd)
        case .buzzResult(let result): plan(result.clock, at: told.at, crowd)
        case .buzzed, .paused, .reveal, .round, .leaderboard, .gameOver: crowd.reminders += 1
        case .opened(let opened):
            // Those in the class have clocks of their own, from their first question on.
            if let closesAt = opened.closesAt { plan(closesAt, at: told.at, crowd, .onlookers) }
        case .skipped, .hostAway, .hostBack, .adjusted, .voided, .regraded, .said: break
        }
    }

    /// In a class each is told of the clock from their first question on.
    private func remind(of personal: Personal, _ session: Session, at now: Milliseconds) {
        guard case .question(let own) = personal.what, own.shown.number == 1, let closesAt = own.closesAt,
            case .inside(_, let crowd, _) = session.place
        else { return }
        plan(closesAt, at: now, crowd, .player(personal.to))
    }

    /// Half of the time, where that is worth a word, and the last five seconds.
    private func plan(_ clock: Clock, at now: Milliseconds, _ crowd: Crowd) {
        crowd.reminders += 1
        let extra = clock.extra.map(\.player)
        if let closesAt = clock.closesAt { plan(closesAt, at: now, crowd, .everybody(except: extra)) }
        for one in clock.extra { plan(one.closesAt, at: now, crowd, .player(one.player)) }
    }

    private func plan(_ closesAt: Milliseconds, at now: Milliseconds, _ crowd: Crowd, _ listeners: Crowd.Listeners) {
        let whole = (closesAt.value - now.value) / 1000
        let halves = whole >= 16 ? [Milliseconds.seconds(Int(whole) / 2)] : []
        for left in halves + [.seconds(5)] where closesAt - left > now {
            plan(.remind(crowd.address.code, reminders: crowd.reminders, left, listeners), at: closesAt - left)
        }
    }
}

extension Session {
    /// Ends the connection; what was sent still goes out.
    func leaveQuietly() {
        place = .gone
        outlet?.hangUp()
    }
}

extension Phase {
    /// Whether players are asked something about this question.
    fileprivate func isAsking(_ number: Int) -> Bool {
        self == .question(number) || self == .buzzed(number) || self == .stake(number)
    }
}

extension Crowd {
    var onlookers: [Session] { hosts + watchers }
    var everybody: [Session] { players.compactMap { $0 } + onlookers }
}
