import QuizProtocol
import QuizRules

/// Who may ask what, and of whom.
extension Night {
    func perform(_ request: Request, _ id: RequestID?, _ session: Session, at now: Milliseconds) {
        switch request {
        case .hello: session.say(.welcome(version: setting.version), re: id, at: now)
        case .ping(let t): session.say(.pong(t: t), re: id, at: now)
        case .banks: session.say(.banks(shelf.summaries), re: id, at: now)
        case .view(let command): view(command, id, session, at: now)
        case .leave: leave(session, id, at: now)
        case .create(let banks, let mode, let options, let key):
            create(banks, mode, options, key, id, session, at: now)
        case .host(let room, let token, let solutions):
            host(room, token, solutions, id, session, at: now)
        case .join(let room, let name, let team):
            enter(room, .join(name: name, team: team), id, session, at: now)
        case .resume(let room, let code):
            enter(room, .resume(code: code), id, session, at: now)
        case .watch(let room):
            enter(room, .watch, id, session, at: now)
        case .practice(let bank, let mode, let name, let code, let options):
            let wish = PracticeWish(bank: bank, mode: mode, name: name, code: code, options: options)
            practise(wish, id, session, at: now)
        case .answer(let question, let given):
            answer(question, given, id, session, at: now)
        case .buzz(let question):
            session.buzzedQuestion = question
            let (received, credit) = times(session, at: now)
            ask(.buzz(question: question, received: received, credit: credit), id, session, at: now)
        case .stake(let question, let points):
            let (received, credit) = times(session, at: now)
            ask(.stake(question: question, points: points, received: received, credit: credit), id, session, at: now)
        case .hint(let question):
            ask(.hint(question: question), id, session, at: now)
        case .standings(let top, let around):
            ask(.standings(top: top, around: around), id, session, at: now)
        case .command(let command):
            ask(start(command, session) ?? .command(command), id, session, at: now)
        }
    }

    /// A person who begins in a lobby means its players, if they have not said it twice.
    private func start(_ command: HostCommand, _ session: Session) -> Ask? {
        switch command {
        case .start, .next:
            guard session.dialect == .text, session.phase == .lobby, !session.hasSaidStart else { return nil }
            session.hasSaidStart = true
            return .startIfAnybody(command)
        default:
            return nil
        }
    }

    private func ask(_ ask: Ask, _ id: RequestID?, _ session: Session, at now: Milliseconds) {
        guard case .inside(let attachment, let crowd, let role) = session.place else {
            return session.say(.error(.outside), re: id, at: now)
        }
        session.awaitsReply = session.dialect == .text && session.isSelfPaced
        post(.ask(attachment, role, id, ask, at: now), to: crowd)
    }

    private func answer(
        _ question: Int, _ given: GivenAnswer, _ id: RequestID?, _ session: Session, at now: Milliseconds
    ) {
        session.answeredQuestion = question
        let (received, credit) = times(session, at: now)
        ask(.answer(question: question, given, received: received, credit: credit), id, session, at: now)
    }

    /// When a line's bytes came, and what of the delay is the network's.
    private func times(_ session: Session, at now: Milliseconds) -> (received: Milliseconds, credit: Milliseconds) {
        // In a storm a line is read long after it came, and the kernel knows.
        let figures = session.outlet?.figuresOfRead
        let waited = figures?.sinceLastReceived ?? 0
        let received = waited > LinkFigures.coarseness ? now - Milliseconds(waited) : now
        return (received, Milliseconds(figures?.roundTrip ?? 0))
    }

    // MARK: - Coming and going

    private func enter(
        _ typed: String, _ coming: Coming, _ id: RequestID?, _ session: Session, at now: Milliseconds
    ) {
        guard case .outside = session.place else {
            return session.say(.error(.inside), re: id, at: now)
        }
        guard session.wrongCodes(at: now) < limits.wrongCodesPerMinute else {
            return session.say(.error(.tooManyGuesses), re: id, at: now)
        }
        let code = RoomCode(typed: typed)
        guard let address = directory.address(of: code) else {
            return refuseGuess(session, id, .noRoom(code), at: now)
        }
        come(coming, to: address, id, session)
    }

    func come(_ coming: Coming, to address: RoomAddress, _ id: RequestID?, _ session: Session) {
        let attachment = attached.add(session)
        session.place = .entering(attachment, address)
        post(.come(attachment, id, coming, roundTrip: session.outlet?.figures.roundTrip), to: address)
    }

    private func host(
        _ room: String, _ token: String, _ solutions: Bool?, _ id: RequestID?, _ session: Session,
        at now: Milliseconds
    ) {
        if case .inside(_, let crowd, _) = session.place, crowd.address.code == RoomCode(typed: room) {
            return ask(.solutions(token: token, solutions ?? false), id, session, at: now)
        }
        enter(room, .host(token: token, solutions: solutions ?? false), id, session, at: now)
    }

    private func leave(_ session: Session, _ id: RequestID?, at now: Milliseconds) {
        guard case .inside(let attachment, let crowd, let role) = session.place else {
            return end(session, .left, re: id, at: now)
        }
        session.place = .leaving(attachment, crowd, role)
        post(.ask(attachment, role, id, .leave, at: now), to: crowd)
    }

    private func create(
        _ names: [String], _ mode: ModeName, _ options: GameOptions, _ key: String?, _ id: RequestID?,
        _ session: Session, at now: Milliseconds
    ) {
        do throws(Problem) {
            guard case .outside = session.place else { throw Problem.inside }
            try checkKey(key, session, at: now)
            let setup = try setUp(names, mode, options)
            let address = try open(setup, at: now)
            come(.creator(join: setting.addresses), to: address, id, session)
        } catch {
            if error.code == .badKey { return refuseGuess(session, id, error, at: now) }
            session.say(.error(error), re: id, at: now)
        }
    }

    private func checkKey(_ key: String?, _ session: Session, at now: Milliseconds) throws(Problem) {
        if session.outlet?.isLoopback ?? false { return }
        guard session.wrongCodes(at: now) < limits.wrongCodesPerMinute else { throw .tooManyGuesses }
        guard let key else {
            throw Problem(
                .badKey,
                "Hosting from another machine needs the host key, which the server printed when it started: "
                    + "create BANK key KEY")
        }
        guard Codes.matches(key, setting.hostKey) else { throw Problem(.badKey, "That is not this server's host key.") }
    }

    private func setUp(_ names: [String], _ mode: ModeName, _ options: GameOptions) throws(Problem) -> GameSetup {
        var banks: [Bank] = []
        for name in names {
            banks.append(try bank(named: name))
        }
        guard mode.isForHosts else {
            throw Problem(
                .notAllowedInMode, "Mode \(mode.rawValue) is for one alone: practice \(banks[0].name) \(mode.rawValue)")
        }
        let rounds = banks.flatMap { bank in
            bank.rounds.map { round in
                var round = round
                if round.name.isEmpty { round.name = bank.title }
                return round
            }
        }
        var setup = GameSetup(
            title: banks.map(\.title).joined(separator: " + "), rounds: rounds, mode: mode, options: options,
            seed: options.seed ?? chance.next())
        setup.banks = banks.map(\.name)
        do throws(Refusal) {
            try setup.settleRounds()
            try setup.validate()
        } catch { throw Problem(error) }
        return setup
    }

    func bank(named name: String) throws(Problem) -> Bank {
        guard let bank = shelf.bank(named: name) else {
            let message = "There is no bank named “\(CleanText.clean(name, limit: 40))”. Ask for: banks"
            throw Problem(.noSuchBank, message)
        }
        return bank
    }

    func open(_ setup: GameSetup, at now: Milliseconds) throws(Problem) -> RoomAddress {
        let limit = setup.isHosted ? limits.rooms : limits.ownRooms
        guard let place = directory.reserve(isHosted: setup.isHosted, limit: limit, using: &chance) else {
            throw Problem(
                .serverFull,
                setup.isHosted
                    ? "This server has as many rooms as it can hold."
                    : "As many people practise here as this server can hold. Try again later.")
        }
        if let old = place.toVacate { post(.vacate, to: old) }
        if setup.isHosted { directory.use(setup.banks, in: place.new.code) }
        post(.open(setup, hostToken: Codes.token(using: &chance), at: now), to: place.new)
        return place.new
    }

    // MARK: - Wrong codes

    /// Refuses after a wrong code: beyond a number of them from one address, later and later.
    func refuseGuess(_ session: Session, _ id: RequestID?, _ problem: Problem, at now: Milliseconds) {
        _ = session.offences.wrongCodes.add(at: now)
        let address = session.outlet?.address ?? ""
        let delay = directory.wrongGuess(from: address, limit: limits.wrongCodesPerAddress, at: now)
        guard delay > 0 else { return refuse(session, id, problem, at: now) }
        session.place = .waiting
        plan(.lateRefusal(session.number, id, problem), at: now + delay)
    }

    /// Not let in: the session is where it was before, and goes on with its lines.
    func refuse(_ session: Session, _ id: RequestID?, _ problem: Problem, at now: Milliseconds) {
        guard !session.isGone else { return }
        session.say(.error(problem), re: id, at: now)
        switch session.place {
        case .entering, .waiting:
            session.place = .outside
            isStranger(session)
        case .outside, .inside, .leaving, .gone: return
        }
        readOn(session, at: now)
    }

    // MARK: - A person's own view

    private func view(_ command: ViewCommand, _ id: RequestID?, _ session: Session, at now: Milliseconds) {
        switch command {
        case .help:
            var bytes: [UInt8] = []
            TextDialect.renderHelp(for: session.role?.text ?? .stranger, style: session.style, into: &bytes)
            return session.say(bytes)
        case .width(let columns): session.personSeen().style.width = columns
        case .colour(let isOn): session.personSeen().style.colour = isOn
        case .quiet(let isOn): session.personSeen().isQuiet = isOn
        case .who:
            guard case .host = session.role else {
                return ask(.who, id, session, at: now)
            }
            return ask(.command(.players(after: nil)), id, session, at: now)
        case .score: return ask(.standings(top: 3, around: 2), id, session, at: now)
        case .top(let count): return ask(.standings(top: count, around: nil), id, session, at: now)
        }
        session.say(.ok, re: id, at: now)
    }
}

extension Problem {
    fileprivate static let outside = Problem(
        .notInARoom, "You are in no room yet. To play, type: join ROOM YOUR-NAME")
    static let inside = Problem(.alreadyInARoom, "You are in a room already. To go elsewhere, leave first.")
    static let tooManyGuesses = Problem(
        .tooFast, "Too many wrong codes. Please wait a minute, and ask your host for the right one.")
}
