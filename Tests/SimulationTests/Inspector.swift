import QuizNight
import QuizRules

/// Looks at every line as it leaves the server on one connection, and at what was asked there.
final class Inspector {
    private unowned let simulation: Simulation
    private unowned let party: Party
    private let name: String
    private let dialect: Person.Dialect
    private let loop: Int
    /// It may end without an answer to all: it was cut, or it was the server's to end.
    var isBroken = false
    var isClosed = false
    private var hasSaidGoodbye = false

    /// Requests that wait for their reply: where their lines end, counted in bytes, and when they were read.
    private var asked: [Int: Asked] = [:]
    private var answered: Set<Int> = []
    private var writtenInAll = 0
    private var readInAll = 0
    private var reads: [(end: Int, at: Milliseconds)] = []

    private struct Asked {
        let end: Int
        let type: String
    }

    // What the connection is.
    private(set) var room: RoomLedger?
    private(set) var player: PlayerID?
    private var isHost = false
    private var seesSolutions = false
    private var lastSeq: Int?
    private var lastReceipt = -1
    /// The place of the last thing that was told to this player alone.
    private var lastPersonal: Int?

    init(_ simulation: Simulation, _ person: Person, loop: Int) {
        self.simulation = simulation
        party = person.party
        name = person.name
        dialect = person.dialect
        self.loop = loop
    }

    private var record: Record { simulation.record }

    // MARK: - What goes in

    /// The next line that is written is a request of this name.
    func asks(_ id: Int, _ type: String, length: Int) {
        asked[id] = Asked(end: writtenInAll + length, type: type)
        if type == "leave" { isBroken = true }
    }

    func wrote(_ count: Int) { writtenInAll += count }

    /// `waited`: how long before now the last of these bytes came, as the kernel tells it; small figures say nothing.
    func hasRead(_ count: Int, waited: Int) {
        readInAll += count
        reads.append((readInAll, waited > 8 ? simulation.now - Milliseconds(waited) : simulation.now))
    }

    /// Requests that were never answered, though nothing stood in the way.
    var unanswered: [String] {
        guard !isBroken, !isClosed, !hasSaidGoodbye else { return [] }
        return asked.values.filter { $0.end <= readInAll }.map(\.type).sorted()
    }

    // MARK: - What comes out

    func sees(_ bytes: [UInt8]) {
        record.digest(bytes)
        record.expect(!hasSaidGoodbye, "\(name) is told something after the goodbye")
        guard dialect == .json else { return seesText(bytes) }
        guard bytes.last == UInt8(ascii: "\n"), let line = Wire(bytes.dropLast()), let type = line["type"]?.text else {
            return record.fail("\(name) is sent a line that is not JSON: \(text(bytes))")
        }
        record.tell("→ \(name): \(text(bytes.prefix(300)))")
        checkMarks(bytes, line["room"]?.text.flatMap { simulation.ledger(of: $0) } ?? room)
        checkReply(line, type)
        switch type {
        case "joined", "resumed", "hosting", "watching", "created": enter(line, type)
        case "receipt": checkReceipt(line)
        case "bye":
            hasSaidGoodbye = true
            note(bye: line["reason"]?.text)
        case "error": note(error: line["code"]?.text)
        case "lesson", "question", "feedback", "reveal", "finished":
            if line["seq"] == nil { checkPersonal(bytes) }
        case "seated", "renamed":
            record.expect(
                room?.seatNews.contains(bytes) == true, "\(name) is told \(text(bytes)), which is not on disk")
        default: break
        }
        if let seq = line["seq"]?.number { checkTold(line, seq, bytes) }
    }

    private func text(_ bytes: some Sequence<UInt8>) -> String {
        String(decoding: Array(bytes), as: UTF8.self).trimmingSuffix("\n")
    }

    private func checkReply(_ line: Wire, _ type: String) {
        guard let id = line["re"]?.number else { return }
        record.expect(!answered.contains(id), "\(name) gets a second reply (\(type)) to request \(id)")
        guard let request = asked.removeValue(forKey: id) else {
            return record.fail("\(name) gets a reply (\(type)) to a request \(id) that was never made")
        }
        answered.insert(id)
        record.expect(request.end <= readInAll, "\(name) gets a reply (\(type)) before the request was read")
        lastReplied = request
    }

    private var lastReplied: Asked?

    // MARK: - Coming in

    private func enter(_ line: Wire, _ type: String) {
        guard let code = line["room"]?.text, let ledger = simulation.ledger(of: code) else {
            return record.fail("\(name) enters a room that is not on disk")
        }
        if type == "hosting", isHost, let lastSeq {
            record.expect(line["state"]?["seq"]?.number == lastSeq, "\(name) is shown a state of another moment")
        }
        room = ledger
        player = line["player"]?.text.flatMap { PlayerID($0) }
        isHost = type == "created" || type == "hosting"
        seesSolutions = isHost && asksForSolutions
        let seq = type == "created" ? 0 : line["state"]?["seq"]?.number
        record.expect(seq != nil, "\(type) without a seq")
        lastSeq = seq
        record.expect(
            (seq ?? 0) <= ledger.told.count, "\(name) is shown seq \(seq ?? 0), and \(ledger.told.count) is durable")
        if let player {
            record.expect(ledger.isDurable(player), "\(name) has a seat that is not on disk")
            let scored = line["state"]?["you"]?["score"]?.number
            record.expect(
                scored == nil || ledger.model.hasHad(score: scored ?? 0, player),
                "\(name) comes in with \(scored ?? 0) points")
            if type == "resumed" { ledger.noteResume(player, loop: loop) } else { ledger.noteSeat(player, loop: loop) }
        }
    }

    /// Set by the host who asks.
    var asksForSolutions = false

    /// A person who reads text is in this room: what it is told may speak of what was revealed there.
    func comes(into ledger: RoomLedger) { room = ledger }

    // MARK: - What is told to all

    private func checkTold(_ line: Wire, _ seq: Int, _ bytes: [UInt8]) {
        guard let room, let last = lastSeq else { return record.fail("\(name) is told something of no room") }
        record.expect(seq == last + 1, "\(name) is told seq \(seq) after \(last)")
        lastSeq = seq
        guard let expected = room.line(seq, for: player) else {
            return record.fail("\(name) is told seq \(seq), which is not durable")
        }
        if seesSolutions, line["type"]?.text == "question" {
            return record.expect(line["solution"] != nil, "a host who asked for solutions gets none")
        }
        record.expect(bytes == expected, "\(name) is told \(text(bytes)) where the journal says \(text(expected))")
    }

    /// At one's own pace: in order, and nothing left out.
    private func checkPersonal(_ bytes: [UInt8]) {
        guard let room, let player else { return record.fail("\(name) is told something of no room") }
        guard let place = room.place(of: bytes, for: player, after: lastPersonal ?? -1) else {
            return record.fail("\(name) is told \(text(bytes)), which is not on disk")
        }
        record.expect(lastPersonal == nil || place == (lastPersonal ?? 0) + 1, "\(name) is not told all")
        lastPersonal = place
    }

    // MARK: - Receipts

    private func checkReceipt(_ line: Wire) {
        guard let room, let player else { return record.fail("\(name) gets a receipt in no room") }
        guard let question = line["question"]?.number,
            let status = line["status"]?.text.flatMap({ Receipt.Status(rawValue: $0) }),
            let started = line["started_at"]?.number, let received = line["received_at"]?.number,
            let elapsed = line["elapsed"]?.number, let credit = line["credit"]?.number
        else { return record.fail("\(name) gets a receipt without its figures") }
        let receipt = Receipt(
            question: question, status: status, startedAt: Milliseconds(started), receivedAt: Milliseconds(received),
            elapsed: Milliseconds(elapsed), credit: Milliseconds(credit))
        guard let place = room.takeReceipt(receipt, player, after: lastReceipt) else {
            return record.fail(
                "\(name) (\(player)) gets a receipt of an answer that is not on disk: \(status) for question \(question)"
            )
        }
        lastReceipt = place
        guard status != .duplicate, status != .final, let request = lastReplied else { return }
        let read = reads.first { $0.end >= request.end }?.at
        record.expect(
            read == receipt.receivedAt,
            "an answer that came at \(read ?? 0) is said to have come at \(receipt.receivedAt)")
    }

    // MARK: - Secrets

    /// No solution before its reveal, in no byte; and nothing of another room.
    private func checkMarks(_ bytes: [UInt8], _ room: RoomLedger?) {
        for mark in Mark.all(in: bytes) {
            if mark.kind == .party {
                record.expect(mark.number == party.number, "\(name) is told of party \(mark.number): \(text(bytes))")
                continue
            }
            let bank = SimulatedBank.number(ofQuestion: mark.number)
            record.expect(bank == party.bank.number, "\(name) is told of bank \(bank): \(text(bytes))")
            if mark.kind == .question || asksForSolutions { continue }
            record.expect(
                room?.mayTell(mark) ?? false,
                "\(name) is told the \(mark.kind) of question \(mark.number) before its time: \(text(bytes))")
        }
    }

    // MARK: - Text, and rare things

    private func seesText(_ bytes: [UInt8]) {
        record.tell("→ \(name): \(text(bytes.prefix(300)))")
        checkMarks(bytes, room)
    }

    private func note(bye reason: String?) {
        if reason == "replaced" { record.saw(.replaced) }
        if reason == "too_slow" { record.saw(.tooSlow) }
        if reason == "shutting_down" || reason == "left" { return }
        isBroken = true
    }

    private func note(error code: String?) {
        if code == "stale" { record.saw(.doubleClick) }
        if code == "not_saved" { record.saw(.notSaved) }
    }
}

extension String {
    func trimmingSuffix(_ suffix: Character) -> String { last == suffix ? String(dropLast()) : self }
}
