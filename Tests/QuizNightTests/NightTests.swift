import QuizNight
import QuizProtocol
import QuizRules
import Testing

@Suite struct NightTests {
    @Test func `a night from the lobby to the podium`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        let ben = evening.player("Ben", in: room)
        host.say(#"{"type":"start","id":1}"#)
        #expect(ada.last("question")?["text"] as? String == "The capital of France?")
        evening.pass(3000)
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect(ada.last("receipt")?["elapsed"] as? Int == 3000)
        ben.say(#"{"type":"answer","question":1,"choice":"B"}"#)
        #expect((ada.last("reveal")?["you"] as? [String: Any])?["points"] as? Int == 925)
        #expect((ben.last("reveal")?["you"] as? [String: Any])?["points"] as? Int == 0)
        host.say(#"{"type":"next"}"#, #"{"type":"next"}"#)
        #expect(ben.last("question")?["question"] as? Int == 2)
        host.say(#"{"type":"end"}"#)
        #expect(ben.last("game_over") != nil && host.last("game_over") != nil)
    }

    @Test func `a join and an answer in one packet both work`() {
        let evening = Evening()
        let (host, room) = evening.host()
        _ = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        let ben = evening.client()
        ben.say(
            #"{"type":"join","room":"\#(room)","name":"Ben"}"#, #"{"type":"answer","question":1,"choice":"A"}"#,
            #"{"type":"ping","id":"last"}"#)
        #expect(
            ben.types == ["welcome", "joined", "receipt", "pong"]
                || ben.types == ["welcome", "joined", "pong", "receipt"])
        #expect(ben.isReading)
    }

    @Test func `both dialects see one game`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let cleo = evening.client()
        cleo.say("join \(room.lowercased()) Cleo")
        #expect(cleo.text.contains("resume \(room)"))
        host.say(#"{"type":"start"}"#)
        #expect(cleo.text.contains("The capital of France?"))
        cleo.say("a")
        #expect(cleo.text.contains("Paris"))
        #expect((host.last("reveal")?["tally"] as? [String: Any])?["right"] as? Int == 1)
    }

    @Test func `nothing leaves a room before its inputs are durable`() {
        let disk = SlowDisk()
        let evening = Evening(journal: disk)
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        #expect(ada.types == ["welcome"])
        disk.sync()
        evening.settle()
        #expect(ada.last("joined") != nil)
        host.say(#"{"type":"start"}"#)
        #expect(ada.last("question") == nil && host.last("ok") == nil)
        // What touches no game overtakes.
        host.say(#"{"type":"ping"}"#)
        #expect(host.last("pong") != nil)
        disk.sync()
        evening.settle()
        #expect(ada.last("question") != nil && host.last("ok") != nil)
    }

    @Test func `who resumes elsewhere is moved, and the old connection is told`() {
        let evening = Evening()
        let (_, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        let code = ada.last("joined")?["resume"] as? String ?? ""
        let again = evening.client()
        again.say("{\"type\":\"resume\",\"room\":\"\(room)\",\"code\":\"\(code.uppercased())\"}")
        #expect(again.last("resumed")?["name"] as? String == "Ada")
        #expect(ada.events.last?["reason"] as? String == "replaced" && ada.hasHungUp)
    }

    @Test func `who comes back as the only one, with an answer standing, is shown the reveal once`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        let ben = evening.player("Ben", in: room)
        host.say(#"{"type":"start"}"#)
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#, #"{"type":"leave"}"#)
        ben.say(#"{"type":"leave"}"#)
        let code = ada.last("joined")?["resume"] as? String ?? ""
        let again = evening.client()
        again.say("{\"type\":\"resume\",\"room\":\"\(room)\",\"code\":\"\(code)\"}")
        let state = again.last("resumed")?["state"] as? [String: Any]
        #expect(state?["phase"] as? String == "reveal:1")
        #expect(again.count("reveal") == 0 && host.count("reveal") == 1)
        host.say(#"{"type":"next"}"#)
        #expect(again.count("leaderboard") == 1)
    }

    @Test func `an answer's time starts when the question was handed over`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        ada.isServed = false
        host.say(#"{"type":"start"}"#)
        evening.pass(100)
        ada.serve(1)
        evening.pass(1000)
        ada.figures.minimumRoundTrip = 150_600
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect(ada.last("receipt")?["elapsed"] as? Int == 1000 - 151)
        #expect(ada.last("receipt")?["credit"] as? Int == 151)
    }

    @Test func `an answer that waited in the kernel keeps the time it came`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        evening.pass(2000)
        ada.figures.sinceLastReceived = 90
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect(ada.last("receipt")?["elapsed"] as? Int == 1910)
    }

    @Test func `everybody is told when the last host is away and back`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        let token = host.last("created")?["host_token"] as? String ?? ""
        host.drop()
        #expect(ada.last("host_away") != nil)
        let again = evening.client()
        again.say("{\"type\":\"host\",\"room\":\"\(room)\",\"token\":\"\(token)\"}")
        #expect(again.last("hosting") != nil && ada.last("host_back") != nil)
    }

    @Test func `hosting from elsewhere needs the key`() {
        let evening = Evening()
        let stranger = evening.client()
        stranger.say(#"{"type":"create","bank":"capitals"}"#, #"{"type":"create","bank":"capitals","key":"guess"}"#)
        #expect(stranger.count("error") == 2 && stranger.lastError == "bad_key")
        stranger.say(#"{"type":"create","bank":"capitals","key":"KEY"}"#)
        #expect(stranger.last("created") != nil)
    }

    @Test func `a solution goes to hosts who asked for it, and to nobody else`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let token = host.last("created")?["host_token"] as? String ?? ""
        host.say("{\"type\":\"host\",\"room\":\"\(room)\",\"token\":\"\(token)\",\"solutions\":true}")
        let other = evening.client()
        other.say("{\"type\":\"host\",\"room\":\"\(room)\",\"token\":\"\(token)\"}")
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        #expect(host.last("question")?["solution"] != nil)
        #expect(other.last("question") != nil && other.last("question")?["solution"] == nil)
        #expect(ada.last("question")?["solution"] == nil)
    }

    @Test func `after shutting down everybody has a goodbye as the last line`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        evening.nights[0].shutDown(at: evening.now)
        for guest in [host, ada] {
            #expect(guest.events.last?["reason"] as? String == "shutting_down" && guest.hasHungUp)
        }
    }
}

/// A journal that is durable only when a test says so.
final class SlowDisk: Journal {
    var onDurable: ((RoomCode, Int) -> Void)?
    private var batches: [Batch] = []

    func begin(_ room: RoomCode, setup: GameSetup, hostToken: String, at: Milliseconds) { onDurable?(room, 0) }
    func append(_ batch: Batch) { batches.append(batch) }
    func end(_ room: RoomCode, at: Milliseconds) {}

    func sync() {
        for batch in batches { onDurable?(batch.room, batch.number) }
        batches = []
    }
}
