import QuizNight
import QuizProtocol
import QuizRules
import Testing

@Suite struct PracticeNightTests {
    @Test func `somebody practises alone, from the first question to the last`() {
        let evening = Evening()
        let ada = evening.client()
        ada.say(#"{"type":"practice","bank":"capitals","name":"Ada","id":1}"#)
        #expect(ada.types == ["welcome", "joined", "question"])
        #expect(ada.last("joined")?["re"] as? Int == 1 && ada.last("question")?["seq"] == nil)
        ada.say(#"{"type":"answer","question":1,"choice":"B"}"#)
        #expect(ada.last("feedback")?["left"] as? Int == 2)
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect((ada.last("reveal")?["you"] as? [String: Any])?["points"] as? Int == 667)
        ada.say(#"{"type":"next","from":"reveal:1","id":2}"#, #"{"type":"answer","question":2,"choice":"A"}"#)
        // What was not known at once comes back.
        ada.say(#"{"type":"next"}"#)
        #expect(ada.last("question")?["again"] as? Bool == true)
        ada.say(#"{"type":"answer","question":3,"text":"Paris"}"#)
        #expect(ada.lastError == "bad_answer")
        let options = ada.last("question")?["options"] as? [[String: String]]
        let paris = options?.first { $0["text"] == "Paris" }?["key"] ?? ""
        ada.say("{\"type\":\"answer\",\"question\":3,\"choice\":\"\(paris)\"}", #"{"type":"next"}"#)
        let over = ada.last("game_over")?["you"] as? [String: Any]
        #expect(over?["score"] as? Int == 1667 && over?["correct"] as? Int == 2)
    }

    @Test func `a person needs nothing but the prompts`() {
        let evening = Evening()
        let ada = evening.client()
        ada.say("practice capitals Ada")
        #expect(ada.text.contains("Hello Ada!") && ada.text.contains("Question 1 of 2"))
        #expect(!ada.text.contains("The game begins soon"))
        ada.say("b")
        #expect(ada.text.contains("Not quite. 2 attempts left."))
        ada.say("b")
        #expect(ada.text.contains("You have given that answer already. It costs you nothing."))
        ada.say("a")
        #expect(ada.text.contains("Right! 667 points for you, 667 in all. It comes back later."))
        ada.say("", "a", "")
        #expect(ada.text.contains("Question 3 of 3") && ada.text.contains("once more"))
        ada.say("paris", "")
        #expect(ada.text.contains("That is all for now: 2 of 2 right, 1667 points."))
        ada.forget()
        ada.say("next")
        #expect(ada.text.contains("Question 1 of 2"))
    }

    @Test func `lines that come all at once are taken one by one`() {
        let evening = Evening()
        let ada = evening.client()
        ada.say("practice capitals Ada", "a", "", "a", "")
        #expect(ada.text.contains("That is all for now: 2 of 2 right, 2000 points."))
    }

    @Test func `who comes back by name and code finds the question, the attempts and the score`() {
        let evening = Evening(loops: 2)
        let ada = evening.client()
        ada.say(#"{"type":"practice","bank":"capitals","name":"Ada"}"#)
        let code = ada.last("joined")?["resume"] as? String ?? ""
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#, #"{"type":"next"}"#)
        ada.say(#"{"type":"answer","question":2,"choice":"B"}"#)
        ada.drop()
        evening.pass(.seconds(3 * 24 * 3600))
        let again = evening.client()
        again.say("{\"type\":\"practice\",\"bank\":\"capitals\",\"name\":\"Ben\",\"code\":\"\(code)\"}")
        #expect(again.lastError == "bad_code")
        again.say("{\"type\":\"practice\",\"bank\":\"capitals\",\"name\":\"Ada\",\"code\":\"\(code.uppercased())\"}")
        let state = again.last("joined")?["state"] as? [String: Any]
        let you = state?["you"] as? [String: Any]
        #expect(you?["phase"] as? String == "question:2" && you?["attempts"] as? Int == 2)
        #expect(you?["score"] as? Int == 1000 && (state?["now"] as? [[String: Any]])?.count == 1)
        again.say(#"{"type":"answer","question":2,"choice":"A"}"#)
        #expect(again.last("reveal") != nil)
    }

    /// Here all rooms draw the same chance, and with thousands of rooms two may draw the same anywhere.
    @Test func `two who practise with one bank are never given the same code, and each comes back to their own`() {
        let evening = Evening()
        let codes = ["Ada", "Ben"].map { name in
            let client = evening.client()
            client.say("{\"type\":\"practice\",\"bank\":\"capitals\",\"name\":\"\(name)\"}")
            let code = client.last("joined")?["resume"] as? String ?? ""
            client.drop()
            return code
        }
        #expect(codes[0] != codes[1])
        for (name, code) in zip(["Ada", "Ben"], codes) {
            let again = evening.client()
            again.say("{\"type\":\"practice\",\"bank\":\"capitals\",\"name\":\"\(name)\",\"code\":\"\(code)\"}")
            #expect(again.last("joined")?["name"] as? String == name)
        }
    }

    @Test func `while a hosted game uses the bank, nobody practises with it`() {
        let evening = Evening()
        let (host, _) = evening.host()
        let ada = evening.client()
        ada.say(#"{"type":"practice","bank":"capitals"}"#)
        #expect(ada.lastError == "bank_in_use")
        host.say(#"{"type":"end"}"#)
        ada.say(#"{"type":"practice","bank":"capitals"}"#)
        #expect(ada.last("joined") != nil)
    }

    @Test func `a server and a bank may say how it is with practice`() {
        var exam = Bank.capitals
        exam.mayPractise = false
        let before = Evening(bank: exam)
        let ada = before.client()
        ada.say(#"{"type":"practice","bank":"capitals"}"#)
        #expect(ada.lastError == "not_allowed_in_mode")
        let evening = Evening()
        evening.nights[0].setting.practice = .never
        let ben = evening.client()
        ben.say(#"{"type":"practice","bank":"capitals"}"#)
        #expect(ben.lastError == "not_allowed_in_mode")
        evening.nights[0].setting.practice = .always
        _ = evening.host()
        ben.say(#"{"type":"practice","bank":"capitals"}"#)
        #expect(ben.last("joined") != nil)
    }

    @Test func `a room of one's own is nobody else's, and no evening is seen from it`() {
        let evening = Evening()
        evening.nights[0].setting.practice = .always
        let (host, room) = evening.host()
        let ada = evening.client()
        ada.say(#"{"type":"practice","bank":"capitals","name":"Ada"}"#)
        let own = ada.last("joined")?["room"] as? String ?? ""
        let ben = evening.client()
        ben.say("{\"type\":\"join\",\"room\":\"\(own)\",\"name\":\"Ben\"}", "{\"type\":\"watch\",\"room\":\"\(own)\"}")
        #expect(ben.count("error") == 2)
        let cleo = evening.player("Cleo", in: room)
        ada.forget()
        cleo.forget()
        host.say(#"{"type":"start"}"#)
        #expect(ada.text.isEmpty && cleo.last("question") != nil)
        cleo.forget()
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect(cleo.text.isEmpty && ada.last("reveal") != nil)
    }

    @Test func `in a host's game there are no hints, and only the host goes on`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        ada.say(#"{"type":"hint","question":1}"#)
        #expect(ada.lastError == "not_allowed_in_mode")
        ada.say(#"{"type":"next"}"#)
        #expect(ada.lastError == "not_host")
    }

    @Test func `nothing of practice leaves before it is durable`() {
        let disk = SlowDisk()
        let evening = Evening(journal: disk)
        let ada = evening.client()
        ada.say(#"{"type":"practice","bank":"capitals"}"#)
        #expect(ada.types == ["welcome"])
        disk.sync()
        evening.settle()
        #expect(ada.types == ["welcome", "joined", "question"])
    }
}
