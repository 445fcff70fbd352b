import QuizNight
import QuizProtocol
import QuizRules

/// What is on disk of one room: its inputs, played once more in a game of its own as they become durable. What leaves the
/// server must follow from these and from nothing else.
final class RoomLedger {
    let code: RoomCode
    let hostToken: String
    private unowned let simulation: Simulation
    private(set) var game: Game
    private(set) var lastBatch = 0
    /// By `seq` − 1.
    private(set) var told: [Told] = []
    let model: any RulesModel
    private let bank: SimulatedBank
    private var revealed: Set<Int> = []
    private var receipts: [[Receipt]] = []
    /// Which of a player's receipts have been sent.
    private var sent: [[Bool]] = []
    /// What each alone was told, in order.
    private var personal: [[[UInt8]]] = []
    /// What anybody was told of their seat.
    private(set) var seatNews: Set<[UInt8]> = []
    /// Questions of which a hint was given, or a wrong attempt explained.
    private var hinted: Set<Int> = []
    private var explained: Set<Int> = []
    private var hintCrashes: [Int: Int] = [:]
    private var shared: (seq: Int, bytes: [UInt8])?
    /// On which loop each player sat last.
    private var seats: [PlayerID: Int] = [:]
    private var openedAt: Milliseconds?
    private(set) var hasEnded = false
    /// Players whose standing answer was lost before it was on disk are not known; those who answered before a crash are.
    private(set) var crashes = 0
    private var crashedInQuestion: Int?

    init(
        _ simulation: Simulation, _ code: RoomCode, _ setup: GameSetup, _ bank: SimulatedBank, token: String,
        at: Milliseconds
    ) {
        self.simulation = simulation
        self.code = code
        hostToken = token
        game = Game(setup, at: at)
        self.bank = bank
        model =
            setup.mode.isSelfPaced
            ? OwnPaceModel(setup, bank, simulation.record) : ScoreModel(setup, bank, simulation.record)
    }

    private var record: Record { simulation.record }

    // MARK: - What becomes durable

    func apply(_ batch: Batch) {
        record.expect(batch.number == lastBatch + 1, "batch \(batch.number) follows \(lastBatch)")
        record.expect(!batch.entries.isEmpty, "a batch of nothing")
        lastBatch = batch.number
        var hasAnswer = false
        for entry in batch.entries {
            let phase = game.phase
            let outcome = game.apply(entry.input, at: entry.at)
            if case .refused(let refusal) = outcome.reply {
                record.fail("\(entry.input) is on disk though it was refused: \(refusal.message)")
            }
            note(entry.input, at: entry.at, outcome, was: phase, hasAnswer)
            if case .answer = entry.input { hasAnswer = true }
            for told in outcome.told { take(told) }
            for personal in outcome.personal { take(personal) }
            model.take(entry.input, at: entry.at, outcome, game)
        }
    }

    private func take(_ told: Told) {
        record.expect(told.seq == self.told.count + 1, "seq \(told.seq) follows \(self.told.count)")
        record.expect(told.at >= self.told.last?.at ?? 0, "time runs backwards at seq \(told.seq)")
        self.told.append(told)
        switch told.what {
        case .reveal(let reveal):
            if let question = bank.question(reveal.question.text) { revealed.insert(question.id) }
        case .question: openedAt = told.at
        default: break
        }
    }

    private func take(_ personal: Personal) {
        var bytes: [UInt8] = []
        JSONDialect.encode(.personal(personal.what), at: personal.at, re: nil, into: &bytes)
        switch personal.what {
        case .seated, .renamed: seatNews.insert(bytes)
        default: self.personal[personal.to.index].append(bytes)
        }
        switch personal.what {
        case .reveal(let reveal):
            if let question = bank.question(reveal.question.text) { revealed.insert(question.id) }
        case .feedback:
            for mark in Mark.all(in: bytes) where mark.kind == .mistake { explained.insert(mark.number) }
            if crashedInQuestion == -1 { record.saw(.crashBetweenAttempts) }
        case .lesson, .question, .finished, .seated, .renamed: break
        }
    }

    func end() { hasEnded = true }

    private func note(_ input: Input, at: Milliseconds, _ outcome: Outcome, was phase: Phase, _ hasAnswer: Bool) {
        if case .joined = outcome.reply {
            receipts.append([])
            sent.append([])
            personal.append([])
        }
        switch (input, outcome.reply) {
        case (.answer(let player, _, _, let received, _), .receipt(let receipt)),
            (.buzz(let player, _, let received, _), .receipt(let receipt)),
            (.stake(let player, _, _, let received, _), .receipt(let receipt)):
            receipts[player.index].append(receipt)
            sent[player.index].append(false)
            note(receipt)
            if received < at, case .question = phase { record.saw(.answerBeforeTheCloseReadAfterIt) }
        case (.hint, .hint(let hint)): note(hint)
        default: break
        }
        let closes = outcome.told.contains { if case .reveal = $0.what { true } else { false } }
        if closes, hasAnswer { record.saw(.answerInTheTurnOfTheClose) }
        switch input {
        case .back:
            guard case .question = phase, let openedAt, at - openedAt <= 250 else { return }
            record.saw(.resumeInTheFirstMoments)
        case .kick(let player): if game.players[player.index].hasAnswered { record.saw(.kickedAfterAnswering) }
        case .hostAway: record.saw(.hostAway)
        case .judge: record.saw(.judged)
        case .void: record.saw(.voided)
        case .regrade: record.saw(.regraded)
        case .served(_, let served):
            if let openedAt, served.contains(where: { $0.at - openedAt > 250 }) { record.saw(.farHandOver) }
        default: break
        }
    }

    private func note(_ hint: Hint) {
        record.saw(.hint)
        for mark in Mark.all(in: Array(hint.text.utf8)) {
            if let before = hintCrashes[mark.number], before < crashes { record.saw(.hintAfterCrash) }
            hintCrashes[mark.number] = crashes
            hinted.insert(mark.number)
        }
    }

    private func note(_ receipt: Receipt) {
        switch receipt.status {
        case .changed: record.saw(.changed)
        case .final: record.saw(.final)
        case .late: record.saw(.late)
        case .accepted, .duplicate, .closed: break
        }
    }

    // MARK: - What may be told

    func isDurable(_ player: PlayerID) -> Bool { game.players.indices.contains(player.index) }

    /// Whether something of a question may be told.
    func mayTell(_ mark: Mark) -> Bool {
        switch mark.kind {
        case .solution: revealed.contains(mark.number)
        case .hint: hinted.contains(mark.number)
        case .mistake: revealed.contains(mark.number) || explained.contains(mark.number)
        case .question, .party: true
        }
    }

    /// Where among what this player alone is told a line stands, after that place; nil: nowhere on disk.
    func place(of line: [UInt8], for player: PlayerID, after last: Int) -> Int? {
        guard personal.indices.contains(player.index) else { return nil }
        return personal[player.index].indices.first { $0 > last && personal[player.index][$0] == line }
    }

    /// An announcement as this player (nil: a host or watcher) must have it; nil: it is not durable.
    func line(_ seq: Int, for player: PlayerID?) -> [UInt8]? {
        guard told.indices.contains(seq - 1) else { return nil }
        if shared?.seq != seq {
            var bytes: [UInt8] = []
            JSONDialect.encodeShared(told[seq - 1], into: &bytes)
            shared = (seq, bytes)
        }
        var bytes = shared?.bytes ?? []
        JSONDialect.encodeRest(told[seq - 1], you: player, into: &bytes)
        return bytes
    }

    /// Strikes off a receipt that is sent; nil: no answer on disk has it, or it was sent before.
    ///
    /// - Parameter last: the place of the last one that this connection was sent. Those of one connection come in order; an
    ///   older connection on another loop may be told of its answers after a newer one.
    /// - Returns: its place among all of the player's.
    func takeReceipt(_ receipt: Receipt, _ player: PlayerID, after last: Int) -> Int? {
        guard receipts.indices.contains(player.index) else { return nil }
        let mine = receipts[player.index]
        let place = mine.indices.first { place in
            place > last && !sent[player.index][place] && mine[place].isTold(as: receipt)
        }
        if let place { sent[player.index][place] = true }
        return place
    }

    // MARK: - Rare things

    func noteSeat(_ player: PlayerID, loop: Int) { seats[player] = loop }

    func noteResume(_ player: PlayerID, loop: Int) {
        if let last = seats[player], last != loop { record.saw(.resumeOnAnotherLoop) }
        seats[player] = loop
    }

    func noteCrash() {
        crashes += 1
        if game.isPaused { record.saw(.crashWhilePaused) }
        switch game.phase {
        case .buzzed: record.saw(.crashWithAWord)
        case .stake: record.saw(.crashWithStakesOpen)
        case .question: if model.awaitsNaming { record.saw(.crashBeforeNaming) }
        default: break
        }
        if game.isSelfPaced, game.phase == .open { crashedInQuestion = -1 }
        guard let open = game.openQuestion else { return }
        for (mine, sent) in zip(receipts, sent) {
            guard let last = mine.last, last.question == open, last.status == .accepted, sent.last == false else {
                continue
            }
            record.saw(.crashBetweenCommitAndReceipt)
        }
        record.saw(.crashWithQuestionOpen)
        if crashedInQuestion == open { record.saw(.crashTwiceInAQuestion) }
        crashedInQuestion = open
    }

    /// A game built again from the disk is this one, byte for byte.
    func check(_ game: Game, lastBatch: Int) {
        record.expect(lastBatch == self.lastBatch, "the room comes back at batch \(lastBatch), not \(self.lastBatch)")
        record.expect(
            Self.picture(of: game) == Self.picture(of: self.game), "the room comes back otherwise than it was")
        record.expect(
            game.nextDeadline == self.game.nextDeadline, "the room's clock comes back otherwise than it was")
    }

    /// Everything that anybody can be shown of a game.
    static func picture(of game: Game) -> [UInt8] {
        var bytes: [UInt8] = []
        let board = Event.standings(game.board(top: 100), around: nil, you: nil)
        JSONDialect.encode(board, at: 0, re: nil, into: &bytes)
        JSONDialect.encode(.watching(room: "", game.state(for: nil, at: 0)), at: 0, re: nil, into: &bytes)
        for player in game.players {
            let seat = Seat(
                room: "", player: player.id, name: player.name, team: player.team, resume: player.code,
                state: game.state(for: player.id, at: 0))
            JSONDialect.encode(.joined(seat), at: 0, re: nil, into: &bytes)
        }
        return bytes
    }
}

extension Receipt {
    /// The same to a program, which is not told for which words of people it was made.
    fileprivate func isTold(as other: Receipt) -> Bool {
        question == other.question && status == other.status && startedAt == other.startedAt
            && receivedAt == other.receivedAt && elapsed == other.elapsed && credit == other.credit
    }
}
