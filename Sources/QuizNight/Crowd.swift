import QuizProtocol
import QuizRules

/// The members of one room at one edge: what is told to all is encoded once for each dialect and shared by all.
final class Crowd {
    let address: RoomAddress
    /// Who is told how much time is left.
    enum Listeners {
        case everybody(except: [PlayerID])
        case player(PlayerID)
        /// Hosts and watchers.
        case onlookers
    }

    /// By `PlayerID.index`.
    private(set) var players: [Session?] = []
    private(set) var hosts: [Session] = []
    private(set) var watchers: [Session] = []
    /// Players whose question has been handed over, not yet told to the room.
    var served: [Service] = []
    var servedQuestion = 0
    /// When people are told how much time is left: changes whenever that does, so that old reminders fall away.
    var reminders = 0
    private var playerCount = 0

    init(address: RoomAddress) { self.address = address }

    var isEmpty: Bool { playerCount == 0 && hosts.isEmpty && watchers.isEmpty }

    func add(_ session: Session, as role: Role) {
        switch role {
        case .player(let player):
            while players.count <= player.index { players.append(nil) }
            if players[player.index] == nil { playerCount += 1 }
            players[player.index] = session
        case .host: hosts.append(session)
        case .watcher: watchers.append(session)
        }
    }

    func remove(_ session: Session, as role: Role) {
        switch role {
        case .player(let player):
            guard players[player.index] === session else { return }
            players[player.index] = nil
            playerCount -= 1
        case .host: hosts.removeAll { $0 === session }
        case .watcher: watchers.removeAll { $0 === session }
        }
    }

    // MARK: - Telling all

    /// `isLast`: nothing more is told to all in this turn.
    func tell(
        _ told: Told, _ line: JSONLine, order: [PlayerID], solution: Solution?, isLast: Bool, at now: Milliseconds
    ) {
        var fanOut = FanOut(told, line, solution: solution)
        var wave = Wave()
        if case .question(let opened) = told.what {
            servedQuestion = opened.shown.number
            served.removeAll(keepingCapacity: true)
        }
        for player in order where player.index < players.count {
            if let session = players[player.index] {
                tell(session, player, &fanOut, at: now)
                if isLast { wave.add(session) }
            }
        }
        for (index, session) in players.enumerated() {
            // Those who were not in the order of service: it names who was here when the question opened.
            if let session, session.lastSeq < told.seq {
                tell(session, PlayerID(number: index + 1), &fanOut, at: now)
                if isLast { wave.add(session) }
            }
        }
        for session in hosts + watchers {
            fanOut.send(to: session, you: nil, marker: nil)
            session.note(told, begins: fanOut.phase, at: now)
        }
    }

    private func tell(_ session: Session, _ player: PlayerID, _ fanOut: inout FanOut, at now: Milliseconds) {
        fanOut.send(to: session, you: player, marker: fanOut.marker)
        if let reader = session.reader, case .reveal(let reveal) = fanOut.told.what, player.index < reveal.you.count {
            reader.isOut = reveal.you[player.index].out ?? false
        }
        session.note(fanOut.told, begins: fanOut.phase, at: now)
    }

    func whisper(_ whisper: Whisper) {
        for player in whisper.to where player.index < players.count {
            players[player.index]?.say(.teamAnswer(whisper.what), at: whisper.at)
        }
    }

    /// "10 seconds left", to people who read text and want to know.
    func remind(_ remaining: Milliseconds, _ listeners: Listeners) {
        var lines: [TextStyle: [UInt8]] = [:]
        func remind(_ session: Session) {
            guard session.dialect == .text, let reader = session.reader, !reader.isQuiet else { return }
            let style = reader.style
            let line =
                lines[style]
                ?? {
                    var bytes: [UInt8] = []
                    TextDialect.renderTimeLeft(remaining, style: style, into: &bytes)
                    return bytes
                }()
            lines[style] = line
            session.say(line)
        }
        switch listeners {
        case .player(let player):
            if player.index < players.count, let session = players[player.index] { remind(session) }
            return
        case .everybody(let except):
            for (index, session) in players.enumerated() where !except.contains(PlayerID(number: index + 1)) {
                if let session { remind(session) }
            }
        case .onlookers: break
        }
        hosts.forEach(remind)
        watchers.forEach(remind)
    }
}

/// Those who have just been told something, on its way to the kernel together: the first of thousands need not wait for the
/// last, and clients who are written to in a burst are woken once for several lines.
private struct Wave {
    private static let size = 512
    private var sessions: [Session] = []

    mutating func add(_ session: Session) {
        sessions.append(session)
        guard sessions.count == Self.size else { return }
        for session in sessions { session.outlet?.flush() }
        sessions.removeAll(keepingCapacity: true)
    }
}

/// One announcement on its way to many: its bytes are made once for each dialect, role and style, and then shared.
private struct FanOut {
    private struct TextKey: Hashable {
        let role: TextContext.Role
        let isOut: Bool
        let style: TextStyle
    }

    let told: Told
    /// The phase that it begins.
    let phase: Phase?
    /// What is told when a player's bytes are with the kernel: a question's number.
    let marker: UInt64?
    private let solution: Solution?
    private let hasPersonalPart: Bool
    private let line: JSONLine
    private var jsonWithSolution: [UInt8]?
    private var text: [TextKey: SharedLine] = [:]

    init(_ told: Told, _ line: JSONLine, solution: Solution?) {
        self.told = told
        self.line = line
        self.solution = solution
        hasPersonalPart = told.hasPersonalPart
        phase = told.what.phase
        if case .question(let opened) = told.what { marker = UInt64(opened.shown.number) } else { marker = nil }
    }

    mutating func send(to session: Session, you: PlayerID?, marker: UInt64?) {
        guard let outlet = session.outlet else { return }
        if session.dialect == .text { return sendText(to: session, outlet, you: you, marker: marker) }
        if solution != nil, case .host(solutions: true) = session.role {
            return outlet.send(withSolution(), marker: marker)
        }
        guard hasPersonalPart, let you else {
            return outlet.send(line.shared, rest: line.rest, marker: marker)
        }
        var rest: [UInt8] = []
        JSONDialect.encodeRest(told, you: you, into: &rest)
        outlet.send(line.shared, rest: rest, marker: marker)
    }

    private mutating func withSolution() -> [UInt8] {
        if let jsonWithSolution { return jsonWithSolution }
        guard let solution else { preconditionFailure("asked for without a solution") }
        var bytes: [UInt8] = []
        JSONDialect.encode(.told(told.with(solution), you: nil), at: told.at, re: nil, into: &bytes)
        jsonWithSolution = bytes
        return bytes
    }

    private mutating func sendText(to session: Session, _ outlet: any Outlet, you: PlayerID?, marker: UInt64?) {
        if let you, hasPersonalPart {
            var bytes: [UInt8] = []
            TextDialect.renderPersonal(told, you: you, style: session.style, into: &bytes)
            session.say(bytes)
        }
        let role = session.role?.text ?? .player
        if solution != nil, case .host(solutions: true) = session.role {
            var bytes: [UInt8] = []
            TextDialect.renderShared(told.with(solution), for: role, style: session.style, into: &bytes)
            return outlet.send(bytes, marker: marker)
        }
        let key = TextKey(role: role, isOut: session.isOut, style: session.style)
        let line =
            text[key]
            ?? {
                var bytes: [UInt8] = []
                TextDialect.renderShared(
                    told, for: role, isOut: session.isOut, style: session.style, into: &bytes)
                return SharedLine(bytes)
            }()
        text[key] = line
        // An empty line carries its marker all the same.
        if !line.bytes.isEmpty || marker != nil { outlet.send(line, rest: [], marker: marker) }
    }
}

extension Told {
    fileprivate func with(_ solution: Solution?) -> Told {
        solution.map { self.with($0) } ?? self
    }

    /// Whether any player is told more than all are.
    var hasPersonalPart: Bool {
        switch what {
        case .question(let opened): !opened.clock.extra.isEmpty
        case .continued(let clock), .extended(let clock): !clock.extra.isEmpty
        case .stakeOpen, .buzzed, .reveal, .leaderboard, .adjusted, .voided, .regraded, .gameOver: true
        case .opened, .round, .skipped, .buzzResult, .hostAway, .hostBack, .paused, .said: false
        }
    }
}
