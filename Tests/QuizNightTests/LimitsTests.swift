import QuizNight
import QuizRules
import Testing

@Suite struct LimitsTests {
    @Test func `a flood is refused, and at last ended`() {
        let evening = Evening()
        let flooder = evening.client()
        for _ in 0..<300 { flooder.say(#"{"type":"ping"}"#) }
        #expect(flooder.count("pong") == 40)
        #expect(flooder.count("error") == 201)
        #expect(flooder.events.last?["reason"] as? String == "too_fast" && flooder.hasHungUp)
    }

    @Test func `the first answer to a question goes through a flood`() {
        let evening = Evening()
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        for _ in 0..<60 { ada.say(#"{"type":"ping"}"#) }
        #expect(ada.lastError == "too_fast")
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect(ada.last("receipt")?["status"] as? String == "accepted")
    }

    @Test func `the third long line in a minute ends the connection`() {
        let evening = Evening()
        let client = evening.client()
        let long = String(repeating: "x", count: 9000)
        client.say(long, long)
        #expect(client.count("error") == 2 && client.lastError == "line_too_long")
        #expect(!client.hasHungUp)
        client.say(long)
        #expect(client.events.last?["reason"] as? String == "line_too_long" && client.hasHungUp)
    }

    @Test func `ten wrong codes in a minute make a guesser wait`() {
        let evening = Evening()
        let (_, room) = evening.host()
        let guesser = evening.client()
        for _ in 0..<10 {
            guesser.say(#"{"type":"join","room":"ZZZZ","name":"Eve"}"#)
            evening.pass(100)
        }
        #expect(guesser.lastError == "no_such_room")
        guesser.say("{\"type\":\"join\",\"room\":\"\(room)\",\"name\":\"Eve\"}")
        #expect(guesser.lastError == "too_fast")
        evening.pass(60_000)
        guesser.say("{\"type\":\"join\",\"room\":\"\(room)\",\"name\":\"Eve\"}")
        #expect(guesser.last("joined") != nil)
    }

    @Test func `many wrong codes from one address are answered late, right ones at once`() {
        var limits = Limits()
        limits.wrongCodesPerAddress = 3
        let evening = Evening(limits: limits)
        let (_, room) = evening.host()
        for _ in 0..<3 { evening.client().say("watch ZZZZ") }
        let late = evening.client()
        late.say(#"{"type":"watch","room":"ZZZZ"}"#)
        #expect(late.lastError == nil && !late.isReading)
        let pupil = evening.player("Pupil", in: room)
        #expect(pupil.last("joined") != nil)
        evening.pass(100)
        #expect(late.lastError == "no_such_room" && late.isReading)
    }

    @Test func `counts come at most four times a second`() {
        let evening = Evening()
        let (host, room) = evening.host()
        evening.pass(1000)
        host.forget()
        for number in 0..<40 {
            _ = evening.player("Player \(number)", in: room)
            evening.pass(25)
        }
        evening.pass(1000)
        #expect((3...6).contains(host.count("lobby")))
        #expect(host.last("lobby")?["players"] as? Int == 40)
    }

    @Test func `counts are held back from one who does not read, and the newest comes at last`() {
        let evening = Evening()
        let (host, room) = evening.host()
        host.queuedBytes = 40 << 10
        evening.pass(1000)
        for name in ["Ada", "Ben", "Cleo"] {
            _ = evening.player(name, in: room)
            evening.pass(1000)
        }
        #expect(host.count("lobby") == 0)
        host.queuedBytes = 0
        evening.pass(1000)
        #expect(host.count("lobby") == 1 && host.last("lobby")?["players"] as? Int == 3)
    }

    @Test func `silent strangers go after a quarter of an hour, players never`() {
        let evening = Evening()
        let (_, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        let stranger = evening.client()
        evening.pass(.seconds(16 * 60))
        #expect(stranger.events.last?["reason"] as? String == "idle")
        #expect(!ada.hasHungUp)
    }

    @Test func `one who cannot keep up is told so and ended`() {
        let evening = Evening()
        let (_, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        ada.night.overflowed(ada.session, at: evening.now)
        #expect(ada.events.last?["reason"] as? String == "too_slow" && ada.hasHungUp)
    }

    @Test func `however many practise, a host gets a room, and the other way round`() {
        var limits = Limits()
        (limits.rooms, limits.ownRooms) = (2, 2)
        let evening = Evening(limits: limits)
        func practise() -> Guest {
            let person = evening.client()
            person.say(#"{"type":"practice","bank":"capitals"}"#)
            return person
        }
        let people = [practise(), practise()]
        #expect(people.allSatisfy { $0.last("joined") != nil })
        #expect(practise().lastError == "server_full")
        evening.nights[0].setting.practice = .always
        let hosts = [evening.host(), evening.host()]
        #expect(hosts.allSatisfy { !$0.room.isEmpty })
        #expect(evening.host().host.lastError == "server_full")
        // Who goes leaves a place to the next of their kind, and to no other.
        people[0].drop()
        #expect(evening.host().host.lastError == "server_full")
        #expect(practise().last("joined") != nil)
        #expect(practise().lastError == "server_full")
        hosts[0].host.drop()
        #expect(practise().lastError == "server_full")
        #expect(!evening.host().room.isEmpty)
    }

    @Test func `a room that nobody is connected to ends after a day`() {
        let evening = Evening()
        let (host, room) = evening.host()
        host.drop()
        evening.pass(.seconds(25 * 3600))
        let late = evening.client()
        late.say("{\"type\":\"watch\",\"room\":\"\(room)\"}")
        #expect(late.lastError == "no_such_room")
    }

    @Test func `who was turned away is a stranger again, and ended when idle; who was let in is not`() {
        let evening = Evening()
        let (_, room) = evening.host(), stranger = evening.client()
        stranger.say(#"{"type":"join","room":"ZZZZ","name":"Eve"}"#)
        let ada = evening.player("Ada", in: room)
        evening.pass(Milliseconds(Limits().idleTime.value + 2000))
        #expect(stranger.events.last?["reason"] as? String == "idle" && stranger.hasHungUp)
        #expect(!ada.hasHungUp)
    }

    @Test func `when all together leave too much unread, those furthest behind are ended until the rest fit`() {
        var limits = Limits()
        limits.totalOutputBytes = 1000
        let evening = Evening(limits: limits)
        let (_, room) = evening.host()
        let players = ["Ada", "Bob", "Cleo"].map { evening.player($0, in: room) }
        for (player, queued) in zip(players, [300, 900, 500]) { player.queuedBytes = queued }
        evening.pass(1000)
        #expect(players.map(\.hasHungUp) == [false, true, false])
        #expect(players[1].events.last?["reason"] as? String == "too_slow")
    }
}
