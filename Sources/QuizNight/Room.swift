import QuizProtocol
import QuizRules

/// A game with its people: what comes in is put to the game, what follows from it goes out once it is durable. Confined
/// to one loop; everything comes and goes through its inbox and outbox.
final class Room {
    let address: RoomAddress
    let hostToken: String
    let limits: Limits
    var game: Game
    var members = Members()
    /// When the game decides something of its own.
    private var gameDeadline: Milliseconds?
    /// Players by the folded code that brings them back.
    var codes: [String: PlayerID] = [:]
    /// Whether a folded code brings somebody back elsewhere, where it must not bring anybody here.
    var isCodeTaken: (String) -> Bool = { _ in false }
    var counts = Counts()
    var chance: any RandomNumberGenerator

    private let journal: any Journal
    private var inbox: [ToRoom] = []
    /// What is being read of it.
    private var mail: [ToRoom] = []
    private var outbox: Outbox
    /// Since when, and why, nothing can be saved; what came meanwhile that must not be lost.
    var stall: Stall?
    private var entries: [Batch.Entry] = []
    private var snapshots = SnapshotPlan()
    private var hasToldBoard = false
    private var lastBatch = 0
    private var emptySince: Milliseconds?
    private var mustEnd = false
    private var wasAbandoned = false
    private var lastUse: (isOver: Bool, players: Int)?

    init(
        _ address: RoomAddress, hostToken: String, setup: GameSetup, limits: Limits, journal: any Journal,
        chance: any RandomNumberGenerator, at now: Milliseconds
    ) {
        self.address = address
        self.hostToken = hostToken
        self.limits = limits
        self.journal = journal
        self.chance = chance
        game = Game(setup, at: now)
        outbox = Outbox()
        emptySince = now
        gameDeadline = game.nextDeadline
    }

    /// A room of an earlier process, as its journal has it.
    init(
        _ address: RoomAddress, goingOn from: UnfinishedRoom, limits: Limits, journal: any Journal,
        chance: any RandomNumberGenerator, at now: Milliseconds
    ) {
        self.address = address
        self.limits = limits
        self.journal = journal
        self.chance = chance
        hostToken = from.hostToken
        game = from.game
        outbox = Outbox(durable: from.lastBatch)
        lastBatch = from.lastBatch
        emptySince = now
        for player in game.players { codes[Codes.folded(player.code)] = player.id }
        apply(.restarted, at: game.now)
    }

    var code: RoomCode { address.code }

    func post(_ message: ToRoom) { inbox.append(message) }

    var hasMail: Bool { !inbox.isEmpty }

    /// When the room wants to be drained though nothing comes.
    var nextDeadline: Milliseconds? {
        guard stall == nil else { return nil }
        let ofCounts = earlier(gameDeadline, counts.due(after: limits.countsInterval))
        return earlier(ofCounts, emptySince.map { $0 + mostEmptyTime })
    }

    /// Whether nobody has been here for so long that the room ends.
    func isOver(at now: Milliseconds) -> Bool {
        mustEnd || (emptySince.map { now >= $0 + mostEmptyTime } ?? false)
    }

    private var mostEmptyTime: Milliseconds { game.setup.isHosted ? limits.emptyRoomTime : limits.emptyOwnRoomTime }

    /// Nobody is here, and the game is over or was never played: the first to go when rooms run short.
    var isAbandoned: Bool {
        members.isEmpty && (game.phase == .over || game.phase == .lobby || !game.setup.isHosted)
    }

    /// Whether that is another than when this was last asked.
    var hasChangedAbandonment: Bool {
        defer { wasAbandoned = isAbandoned }
        return wasAbandoned != isAbandoned
    }

    /// Whether the game has begun or ended, or somebody has joined it, since this was last asked.
    var hasChangedUse: Bool {
        let use = (isOver: game.phase == .over, players: game.setup.isHosted ? 0 : game.players.count)
        defer { lastUse = use }
        return lastUse.map { $0 != use } ?? true
    }

    /// Applies what came, decides what is due, and hands the turn's inputs to the journal as one batch.
    func drain(at now: Milliseconds) {
        swap(&mail, &inbox)
        defer { mail.removeAll(keepingCapacity: mail.count < 256) }
        if stall != nil {
            for message in mail { turnAway(message) }
            return
        }
        for message in mail { receive(message, at: now) }
        decideDue(at: now)
        sendCounts(at: now)
        if members.isEmpty { emptySince = emptySince ?? now } else { emptySince = nil }
        guard !entries.isEmpty else { return }
        lastBatch += 1
        let batch = Batch(room: code, number: lastBatch, entries: entries)
        entries.removeAll(keepingCapacity: true)
        journal.append(batch)
        snapshots.add(batch.entries.count)
        if hasToldBoard, snapshots.isDue() { journal.keepSnapshot(game, after: lastBatch, of: code) }
        hasToldBoard = false
    }

    /// Has the game kept as it is, where it has gone on since it was last kept.
    func keepSnapshot() {
        guard snapshots.isStale, entries.isEmpty else { return }
        snapshots.isKept()
        journal.keepSnapshot(game, after: lastBatch, of: code)
    }

    /// The journal says that nothing up to this batch can be lost any more.
    func durable(upTo batch: Int) { outbox.markDurable(upTo: batch) }

    /// Hands over what may go out now, in order.
    func release(_ send: (Outbox.Letter) -> Void) { outbox.release(send) }

    /// Whether all has been answered, and the answers have gone out.
    var isSettled: Bool { inbox.isEmpty && outbox.isEmpty }

    /// Says goodbye to all.
    func close(_ farewell: Farewell) { send(.closed(farewell)) }

    func receive(_ message: ToRoom, at now: Milliseconds) {
        switch message {
        case .open:
            preconditionFailure("a room opens once, and its house does it")
        case .vacate:
            mustEnd = true
        case .come(let attachment, let id, let coming, let roundTrip):
            decideDue(at: now)
            come(attachment, id, coming, roundTrip: roundTrip, at: now)
        case .served(let question, let services):
            serve(question, services, at: now)
        case .ask(let attachment, let role, let id, let ask, let at):
            guard let member = members.member(attachment, as: role) else { return }
            decideDue(at: at)
            answer(ask, of: member, id, at: at)
        case .silent(let attachment, let role):
            if let member = members.member(attachment, as: role) { fallSilent(member, at: now) }
        case .gone(let attachment, let role):
            guard let member = members.member(attachment, as: role) else { return }
            fallSilent(member, at: now)
            if let member = members.member(attachment, as: member.role) { members.remove(member) }
        }
    }

    /// The game's own decisions come as inputs of their own, ahead of what comes after them.
    private func decideDue(at now: Milliseconds) {
        while let due = gameDeadline, due <= now {
            apply(.due, at: now)
            if gameDeadline == due { return }
        }
    }

    // MARK: - The game

    /// Puts one input to the game. `reply` says what came of it, ahead of what everybody is told.
    func apply(_ input: Input, at: Milliseconds, reply: (Outcome) -> Void = { _ in }) {
        let outcome = game.apply(input, at: at)
        gameDeadline = outcome.deadline
        if case .refused = outcome.reply {} else { entries.append(Batch.Entry(at: at, input: input)) }
        reply(outcome)
        // A class hears that its test has begun before each gets a first question; all else that is told of an input is what
        // follows from it for everybody, and comes last.
        let begun = outcome.told.prefix { if case .opened = $0.what { true } else { false } }
        for told in begun { tell(told) }
        for personal in outcome.personal {
            if let seat = members.seat(of: personal.to)?.attachment { send(.personal(seat, personal), to: seat) }
        }
        if outcome.told.contains(where: { Game.isBoard($0.what) }) {
            entries.append(Batch.Entry(at: at, input: .witness(game.boardDigest)))
            hasToldBoard = true
        }
        for told in outcome.told.dropFirst(begun.count) { tell(told) }
        for whisper in outcome.whispers { send(.whispered(whisper)) }
    }

    /// To all who are here.
    func send(_ message: FromRoom) { send(message, to: members.edges) }

    /// To one.
    func send(_ message: FromRoom, to attachment: Attachment) { send(message, to: EdgeSet(attachment.edge)) }

    /// To one, at once: what follows from no input.
    func sendAtOnce(_ message: FromRoom, to attachment: Attachment) {
        outbox.append(urgent: Outbox.Letter(edges: EdgeSet(attachment.edge), message: message))
    }

    private func send(_ message: FromRoom, to edges: EdgeSet) {
        guard !edges.isEmpty else { return }
        let letter = Outbox.Letter(edges: edges, message: message)
        outbox.append(letter, after: entries.isEmpty ? lastBatch : lastBatch + 1)
    }

    private func tell(_ told: Told) {
        guard !members.isEmpty else { return }
        let line = JSONLine(told)
        if case .question = told.what {
            send(.told(told, line, order: game.serviceOrder, solution: game.openSolution))
        } else {
            send(.told(told, line, order: [], solution: nil))
        }
    }

    private func serve(_ question: Int, _ services: [Service], at now: Milliseconds) {
        var served: [Served] = []
        served.reserveCapacity(services.count)
        for service in services {
            guard members.seat(of: service.player)?.attachment == service.attachment else { continue }
            members.note(roundTrip: service.roundTrip, of: service.player)
            served.append(Served(player: service.player, at: service.at, credit: credit(service.roundTrip)))
        }
        guard !served.isEmpty else { return }
        apply(.served(question: question, served), at: now)
    }

    /// What of the network's delay is taken off: the kernel's least round trip, at most what the game allows.
    func credit(_ roundTrip: Int?) -> Milliseconds {
        min(Milliseconds(roundTrip ?? 0), game.setup.options.maxCredit)
    }

    // MARK: - Comings and goings

    private func fallSilent(_ member: Member, at now: Milliseconds) {
        guard !member.isSilent else { return }
        members.silence(member)
        switch member.role {
        case .player(let player):
            apply(.away(player), at: now)
            counts.seat(player)
        case .host:
            if members.activeHosts == 0 { apply(.hostAway, at: now) }
        case .watcher:
            break
        }
    }
}

private func earlier(_ one: Milliseconds?, _ other: Milliseconds?) -> Milliseconds? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
}
