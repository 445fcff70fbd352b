import QuizNight
import QuizProtocol
import QuizRules
import Testing

/// What people at keyboards are told on an evening that somebody hosts.
@Suite struct HostedEveningTests {
    private let evening = Evening()

    /// A host who types, and the code of their room.
    private func host(_ line: String = "create capitals") -> (host: Guest, room: String) {
        let host = evening.client(loopback: true)
        host.say(line)
        let room = host.text.split(separator: "Its code is ").last.map { String($0.prefix(4)) } ?? ""
        return (host, room)
    }

    private func typist(_ name: String, in room: String) -> Guest {
        let player = evening.client()
        player.say("join \(room) \(name)")
        return player
    }

    @Test func `an empty room begins only if its host says so twice`() {
        let (host, room) = host()
        host.say("start")
        #expect(host.text.contains("Nobody has joined yet. Players type: join \(room) YOUR-NAME."))
        #expect(!host.text.contains("Question 1"))
        host.say("start")
        #expect(host.text.contains("Question 1 of 2"))
    }

    @Test func `a room with players begins at once`() {
        let (host, room) = host()
        _ = typist("Ada", in: room)
        host.say("start")
        #expect(host.text.contains("Question 1 of 2"))
    }

    @Test func `a host reads what was done, and the player what it means for them`() {
        let (host, room) = host()
        let ada = typist("Ada", in: room), ben = typist("Ben", in: room)
        host.forget()
        host.say("rename Ada to Countess", "lock", "unlock", "extra_time Ben 1.5", "kick Ben")
        for said in [
            "Ada is Countess from now on.", "Locked: nobody new", "open to newcomers again",
            "Ben has 1.5 times the usual time", "Ben is out, and may come back.",
        ] { #expect(host.text.contains(said), "\(said)") }
        #expect(!host.text.contains("OK."))
        #expect(ada.text.contains("The host calls you Countess from now on."))
        #expect(ben.text.contains("Goodbye"))
    }

    @Test func `players read who is there, and nothing of their answers`() {
        let (host, room) = host()
        let ada = typist("Ada", in: room), ben = typist("Ben", in: room)
        host.say("start")
        ben.drop()
        ada.forget()
        ada.say("who")
        #expect(ada.text == "  Here are: Ada and Ben (away)\n")
    }

    @Test func `a game that goes on by itself asks nothing of its host`() {
        let (host, room) = host("create capitals pace=auto reveal_seconds=9")
        let ada = typist("Ada", in: room)
        host.say("start")
        ada.say("a")
        #expect(host.text.contains("It goes on by itself in 9 seconds."))
        #expect(!host.text.contains("press Enter"))
    }

    @Test func `a question that is skipped is told to all`() {
        let (host, room) = host()
        let ada = typist("Ada", in: room), cleo = evening.player("Cleo", in: room)
        host.say("start", "skip")
        #expect(ada.text.contains("The host has left question 1 out: it counts for nobody."))
        #expect(cleo.last("skipped")?["question"] as? Int == 1)
    }

    @Test func `points by hand come with their reason`() {
        let (host, room) = host()
        let ada = typist("Ada", in: room), ben = evening.player("Ben", in: room)
        host.say("adjust Ada +50 for a good joke")
        #expect(ada.text.contains("You gain 50 points: 50 in all, 1st."))
        #expect(ada.text.contains("The host gives Ada 50 points: for a good joke"))
        #expect(ben.last("adjusted")?["reason"] as? String == "for a good joke")
    }

    @Test func `who is dealt to a team is told at once, and who is moved again`() {
        let (host, room) = host("create capitals teams teams=2")
        let ada = typist("Ada", in: room), ben = evening.player("Ben", in: room)
        host.say("start")
        #expect(ada.text.contains("You are in team Team "))
        let dealt = ben.last("seated")
        #expect((dealt?["team"] as? String)?.hasPrefix("Team ") == true && dealt?["others"] as? [String] == [])
        host.say("team Ben @Owls", "team Ada @Owls")
        #expect(ben.last("seated")?["team"] as? String == "Owls")
        #expect(ada.text.contains("You are in team Owls, with Ben."))
    }

    @Test func `who is out is not asked for an answer`() {
        let (host, room) = host("create capitals elimination")
        let people = ["Ada", "Ben", "Cleo"].map { typist($0, in: room) }
        host.say("start")
        for (person, answer) in zip(people, ["b", "a", "a"]) { person.say(answer) }
        people.forEach { $0.forget() }
        host.say("next")
        host.say("next")
        #expect(people[0].text.contains("You watch this one.") && !people[0].text.contains("One letter"))
        #expect(people[1].text.contains("One letter") && !people[1].text.contains("You watch this one."))
    }

    @Test func `a page is as wide as the telnet's window, or as was typed since`() {
        let (host, room) = host()
        let wall = evening.client()
        func widest(_ bytes: [UInt8] = []) -> Int {
            if !bytes.isEmpty { wall.say(bytes: bytes) }
            wall.forget()
            host.say("say " + String(repeating: "Hear ", count: 60))
            return wall.text.split(whereSeparator: \.isNewline).map(\.count).max() ?? 0
        }
        // WILL NAWS, and 60 columns by 40 rows (RFC 1073).
        func window(_ columns: UInt8) -> [UInt8] { [255, 251, 31, 255, 250, 31, 0, columns, 0, 40, 255, 240] }
        wall.say(bytes: window(60) + Array("watch \(room)\r\n".utf8))
        #expect((50...60).contains(widest()))
        wall.say("width 44")
        #expect((34...44).contains(widest()))
        #expect((34...44).contains(widest(window(60))))
        #expect((90...100).contains(widest(window(100))))
    }

    @Test func `a class hears that its test has begun, and so do those who watch`() {
        let (host, room) = host("create capitals test total_seconds=600")
        let wall = evening.client(), ada = evening.player("Ada", in: room)
        wall.say("watch \(room)")
        host.say("start")
        #expect(wall.text.contains("The test has begun: 2 questions, 10 minutes."))
        #expect(host.text.contains("To end it for all, type: end"))
        #expect(ada.last("opened")?["questions"] as? Int == 2)
        let heard = ada.events.compactMap { $0["type"] as? String }
        #expect(heard.suffix(2) == ["opened", "question"])
        let late = evening.client()
        late.say("watch \(room)")
        #expect(late.text.contains("The test has begun"))
        [host, wall, late].forEach { $0.forget() }
        evening.pass(.seconds(300))
        #expect([host, wall, late].map(\.text) == Array(repeating: "  5 minutes left.\n", count: 3))
    }
}
