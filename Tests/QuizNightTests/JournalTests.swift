import QuizNight
import QuizProtocol
import QuizRules
import Testing

/// What a room owes to its journal: nothing leaves before it is kept, a game stands while nothing can be kept, and an
/// unfinished one goes on.
@Suite struct JournalTests {
    private func answer(_ question: Int, _ choice: String) -> String {
        #"{"type":"answer","question":\#(question),"choice":"\#(choice)"}"#
    }

    @Test func `while nothing can be saved a request gets not_saved and nothing else`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        evening.nights[0].journalStalled(because: "the disk is full", at: evening.now)
        evening.settle()
        #expect(host.lastError == "not_saved")
        ada.forget()
        ada.say(#"{"type":"answer","question":1,"choice":"A","id":7}"#)
        #expect(ada.types == ["error"] && ada.lastError == "not_saved")
        #expect(ada.last("error")?["re"] as? Int == 7)
        let late = evening.client()
        late.say(#"{"type":"join","room":"\#(room)","name":"Ben"}"#)
        #expect(late.lastError == "not_saved")
        late.say(#"{"type":"ping"}"#)
        #expect(late.last("pong") != nil)
    }

    @Test func `the clock stands while nothing can be saved`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        evening.pass(2000)
        evening.nights[0].journalStalled(because: "the disk is full", at: evening.now)
        evening.pass(.seconds(600))
        #expect(ada.last("reveal") == nil)
        evening.nights[0].journalHealed(at: evening.now)
        evening.settle()
        #expect(ada.last("continued")?["remaining"] as? Int == 18_000)
        evening.pass(1000)
        ada.say(answer(1, "A"))
        #expect(ada.last("receipt")?["elapsed"] as? Int == 3000)
        #expect(host.last("reveal") != nil)
    }

    @Test func `what was applied before gets its receipt once there is room again`() {
        let disk = SlowDisk()
        let evening = Evening(journal: disk)
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        let ben = evening.player("Ben", in: room)
        host.say(#"{"type":"start"}"#)
        disk.sync()
        evening.settle()
        ada.say(answer(1, "A"))
        evening.nights[0].journalStalled(because: "the disk is full", at: evening.now)
        ben.say(answer(1, "A"))
        #expect(ada.last("receipt") == nil && ben.lastError == "not_saved")
        evening.nights[0].journalHealed(at: evening.now)
        evening.settle()
        disk.sync()
        evening.settle()
        #expect(ada.last("receipt")?["status"] as? String == "accepted")
        ben.say(answer(1, "A"))
        disk.sync()
        evening.settle()
        #expect(ben.last("receipt")?["status"] as? String == "accepted")
    }

    @Test func `who leaves while nothing can be saved is let go`() {
        let evening = Evening()
        let (_, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        evening.nights[0].journalStalled(because: "the disk is full", at: evening.now)
        ada.say(#"{"type":"leave"}"#)
        #expect(ada.events.last?["reason"] as? String == "left" && ada.hasHungUp)
    }

    // MARK: - Going on

    /// Plays until Ada has answered the first question after 4 s, and then loses the server.
    private func cut(_ journal: KeptJournal) -> (room: String, token: String, code: String) {
        let evening = Evening(journal: journal)
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        _ = evening.player("Ben", in: room)
        host.say(#"{"type":"start"}"#)
        evening.pass(4000)
        ada.say(answer(1, "A"))
        return (
            room, host.last("created")?["host_token"] as? String ?? "", ada.last("joined")?["resume"] as? String ?? ""
        )
    }

    @Test func `an unfinished room goes on where it stood, paused`() {
        let journal = KeptJournal()
        let before = cut(journal)
        let evening = Evening()
        evening.now = evening.now + .seconds(3600)
        for room in journal.unfinished() { evening.nights[0].restore(room, at: evening.now) }
        evening.settle()
        let ada = evening.client()
        ada.say(#"{"type":"resume","room":"\#(before.room)","code":"\#(before.code)"}"#)
        let state = ada.last("resumed")?["state"] as? [String: Any]
        #expect(state?["phase"] as? String == "question:1" && state?["paused"] as? Bool == true)
        #expect((state?["you"] as? [String: Any])?["answer"] as? [String: String] == ["choice": "A"])
        let now = (state?["now"] as? [[String: Any]])?.first
        #expect(now?["remaining"] as? Int == 16_000)
        ada.say(answer(1, "A"))
        #expect(ada.last("receipt")?["status"] as? String == "duplicate")
        #expect(ada.last("receipt")?["elapsed"] as? Int == 4000)
    }

    @Test func `the host comes back by the token, and the evening goes on to the end`() {
        let journal = KeptJournal()
        let before = cut(journal)
        let evening = Evening()
        evening.now = evening.now + .seconds(3600)
        for room in journal.unfinished() { evening.nights[0].restore(room, at: evening.now) }
        let ada = evening.client()
        ada.say(#"{"type":"resume","room":"\#(before.room)","code":"\#(before.code)"}"#)
        let host = evening.client()
        host.say(#"{"type":"host","room":"\#(before.room)","token":"\#(before.token)"}"#)
        host.say(#"{"type":"continue"}"#, #"{"type":"close"}"#)
        #expect((ada.last("reveal")?["you"] as? [String: Any])?["points"] as? Int == 900)
        host.say(#"{"type":"end"}"#)
        #expect((ada.last("game_over")?["you"] as? [String: Any])?["score"] as? Int == 900)
    }

    @Test func `a journal that is played again twice gives one board`() {
        let journal = KeptJournal()
        _ = cut(journal)
        let boards = (0..<2).map { _ in journal.unfinished().map { "\($0.game.board(top: 10))" } }
        #expect(boards[0] == boards[1] && !boards[0].isEmpty)
    }
}

/// Keeps all that it is given, as a disk would.
final class KeptJournal: Journal {
    var onDurable: ((RoomCode, Int) -> Void)?
    private var rooms: [(code: RoomCode, setup: GameSetup, token: String, at: Milliseconds, batches: [Batch])] = []

    func begin(_ room: RoomCode, setup: GameSetup, hostToken: String, at: Milliseconds) {
        rooms.append((room, setup, hostToken, at, []))
        onDurable?(room, 0)
    }

    func append(_ batch: Batch) {
        if let index = rooms.firstIndex(where: { $0.code == batch.room }) { rooms[index].batches.append(batch) }
        onDurable?(batch.room, batch.number)
    }

    func end(_ room: RoomCode, at: Milliseconds) { rooms.removeAll { $0.code == room } }

    func unfinished() -> [UnfinishedRoom] {
        rooms.map { room in
            var game = Game(room.setup, at: room.at)
            for entry in room.batches.flatMap(\.entries) { _ = game.apply(entry.input, at: entry.at) }
            return UnfinishedRoom(
                code: room.code, hostToken: room.token, game: game, lastBatch: room.batches.last?.number ?? 0)
        }
    }
}
