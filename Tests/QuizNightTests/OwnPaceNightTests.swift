import QuizNight
import QuizProtocol
import QuizRules
import Testing

@Suite struct LearnNightTests {
    @Test func `a person learns with Enter alone`() {
        var bank = Bank.capitals
        bank.lesson = [
            LessonCard(title: "What a capital is", text: "The seat of a government.\n\nMostly."),
            LessonCard(title: "Where", text: "All over the world."),
        ]
        let evening = Evening(bank: bank)
        let ada = evening.client()
        ada.say("practice capitals learn")
        #expect(ada.text.contains("Lesson 1 of 2    What a capital is") && ada.text.contains("press Enter"))
        ada.say("b")
        #expect(ada.text.contains("No question is open just now. To go on, press Enter."))
        ada.say("", "", "b")
        #expect(ada.text.contains("Lesson 2 of 2    Where") && ada.text.contains("Not this time."))
        #expect(ada.text.contains("Answer     A  Paris") && !ada.text.contains("point"))
        ada.say("", "a", "")
        #expect(ada.text.contains("That was the last question: 1 of 2 right."))
    }
}

@Suite struct TestNightTests {
    private let bank = {
        var bank = Bank.capitals
        for (index, difficulty) in [Difficulty.easy, .hard].enumerated() {
            bank.rounds[0].questions[index].difficulty = difficulty
            bank.rounds[0].questions[index].topic = "Europe"
            bank.rounds[0].questions[index].explanation = ["As everybody knows."]
        }
        return bank
    }()

    @Test func `a person takes a test to its verdict`() {
        let evening = Evening(bank: bank)
        let ada = evening.client()
        ada.say("practice capitals test Ada")
        ada.say("b", "a")
        #expect(ada.text.contains("Question 2 of 2    Europe    hard"))
        #expect(ada.text.contains("The test is over: 1 of 2 right, 1000 points."))
        #expect(ada.text.contains("shaky  Europe  1 of 2  look again at question 1"))
        let solutions = ada.text.ranges(of: "As everybody knows.")
        #expect(solutions.count == 2)
        ada.say("next")
        #expect(ada.text.ranges(of: "Question 1 of 2").count == 3)
    }

    @Test func `a class takes a test against one clock, and learns nothing before its end`() {
        let evening = Evening(bank: bank)
        let (host, room) = evening.host(#"{"total_seconds":600}"#, mode: "test")
        let ada = evening.player("Ada", in: room)
        let ben = evening.client()
        ben.say("join \(room) Ben")
        let watcher = evening.client()
        watcher.say("{\"type\":\"watch\",\"room\":\"\(room)\"}")
        host.say(#"{"type":"start"}"#)
        let end = Int(evening.now.value) + 600_000
        #expect(ada.last("question")?["closes_at"] as? Int == end && host.last("question") == nil)
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#, #"{"type":"answer","question":2,"choice":"A"}"#)
        #expect(ada.last("finished") != nil && ada.last("reveal") == nil)
        evening.pass(1000)
        #expect(host.last("progress")?["answered"] as? Int == 1)
        #expect(host.last("progress")?["waiting"] as? [String] == ["Ben"])
        #expect(watcher.last("progress") != nil && watcher.last("progress")?["waiting"] == nil)
        ada.say(#"{"type":"standings"}"#)
        #expect(((ada.last("standings")?["top"] as? [[String: Any]])?.first)?["score"] as? Int == 0)
        ben.say("b")
        for guest in [ada, ben, watcher] { #expect(!guest.text.contains("As everybody knows.")) }
        evening.pass(.seconds(600))
        #expect(ada.count("reveal") == 2 && watcher.count("reveal") == 2 && host.last("game_over") != nil)
        let you = ada.last("game_over")?["you"] as? [String: Any]
        #expect(((you?["verdict"] as? [[String: Any]])?.first)?["verdict"] as? String == "strong")
        #expect(ben.text.contains("The test is over: 0 of 2 right") && ben.text.contains("No answer from you."))
    }

    @Test func `practice and learning are nothing that a host runs`() {
        let evening = Evening()
        let host = evening.client(loopback: true)
        host.say(#"{"type":"create","bank":"capitals","mode":"practice"}"#)
        #expect(host.lastError == "not_allowed_in_mode")
    }
}
