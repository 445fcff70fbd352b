import QuizRules
import Testing

/// The live modes as people play them, with a keyboard and with a program.
@Suite struct ModesTests {
    private func textPlayer(_ evening: Evening, _ name: String, in room: String) -> Guest {
        let player = evening.client()
        player.say("join \(room) \(name)")
        return player
    }

    @Test func `elimination: who is wrong watches on, and the last one standing wins`() {
        let evening = Evening()
        let (host, room) = evening.host(mode: "elimination")
        let ada = textPlayer(evening, "Ada", in: room), ben = evening.player("Ben", in: room)
        host.say(#"{"type":"start"}"#)
        ada.say("a")
        ben.say(#"{"type":"answer","question":1,"choice":"B"}"#)
        #expect((ben.last("reveal")?["you"] as? [String: Any])?["out"] as? Bool == true)
        #expect(ada.text.contains("You still stand.") && ada.text.contains("1 out, 1 player still in the game."))
        host.say(#"{"type":"next"}"#, #"{"type":"next"}"#)
        #expect(host.types.contains("game_over"))
        #expect(ada.text.contains("You won!"))
    }

    @Test func `wager: a number typed before the question is a stake`() {
        let evening = Evening()
        let (host, room) = evening.host(mode: "wager")
        let ada = textPlayer(evening, "Ada", in: room), ben = evening.player("Ben", in: room)
        host.say(#"{"type":"start"}"#)
        #expect((ben.last("stake_open")?["you"] as? [String: Any])?["most"] as? Int == 100)
        #expect(!ada.text.contains("France") && ada.text.contains("You may stake 0 to 100 points."))
        ada.say("a")
        #expect(ada.text.contains("First say how many points you stake"))
        ada.say("80")
        #expect(ada.text.contains("You stake 80 points."))
        ben.say(#"{"type":"stake","question":1,"points":101}"#)
        #expect(ben.lastError == "bad_member")
        ben.say(#"{"type":"stake","question":1,"points":0}"#)
        #expect(ben.last("receipt")?["status"] as? String == "accepted")
        #expect(ada.text.contains("France"))
        ada.say("a")
        ben.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect(ada.text.contains("Right! 80 points for you"))
        #expect((ben.last("reveal")?["you"] as? [String: Any])?["points"] as? Int == 0)
    }

    @Test func `buzzer: Enter buzzes, and the word goes round`() {
        let evening = Evening()
        let (host, room) = evening.host(mode: "buzzer")
        let ada = textPlayer(evening, "Ada", in: room), ben = evening.player("Ben", in: room)
        host.say(#"{"type":"start"}"#)
        evening.pass(1000)
        ada.say("b")
        #expect(ada.text.contains("Buzz first"))
        ada.say("")
        #expect(ada.text.contains("Buzz! After 1.0 s."))
        #expect(ben.last("buzzed") == nil)
        evening.pass(200)
        #expect(ben.last("buzzed")?["name"] as? String == "Ada" && ada.text.contains("You have the word!"))
        ben.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect(ben.lastError == "wrong_phase")
        ada.say("b")
        #expect(ben.last("buzz_result")?["reopened"] as? Bool == true)
        ben.say(#"{"type":"buzz","question":1}"#)
        evening.pass(200)
        host.say(#"{"type":"judge","player":"p2","right":true}"#)
        #expect(ben.last("buzz_result")?["right"] as? Bool == true)
        #expect((ben.last("reveal")?["you"] as? [String: Any])?["points"] as? Int == 1000)
    }

    @Test func `the first buzz goes through, however much was asked before`() {
        let evening = Evening()
        let (host, room) = evening.host(mode: "buzzer")
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        for _ in 1...60 { ada.say(#"{"type":"ping"}"#) }
        #expect(ada.lastError == "too_fast")
        ada.say(#"{"type":"buzz","question":1,"id":"b"}"#)
        #expect(ada.last("receipt")?["status"] as? String == "accepted")
    }

    @Test func `who comes while somebody has the word is told the question and who has it`() {
        let evening = Evening()
        let (host, room) = evening.host(mode: "buzzer")
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        ada.say(#"{"type":"buzz","question":1}"#)
        evening.pass(500)
        let ben = textPlayer(evening, "Ben", in: room)
        #expect(ben.text.contains("France") && ben.text.contains("Ada was first"))
        let state = evening.player("Cleo", in: room).last("joined")?["state"] as? [String: Any]
        #expect(state?["phase"] as? String == "buzzed:1")
        #expect((state?["now"] as? [[String: Any]])?.compactMap { $0["type"] as? String } == ["question", "buzzed"])
    }
}
