import QuizNight
import QuizRules
import Testing

/// The same evening on one loop and on several: nobody can tell the difference.
@Suite struct SeveralLoopsTests {
    private func play(loops: Int) -> [[String]] {
        let evening = Evening(loops: loops)
        let (host, room) = evening.host()
        let players = ["Ada", "Ben", "Cleo", "Dev"].map { evening.player($0, in: room) }
        let watcher = evening.client()
        watcher.say(#"{"type":"watch","room":"\#(room)"}"#)
        host.say(#"{"type":"start"}"#)
        for question in 1...2 {
            for (index, player) in players.enumerated() {
                evening.pass(Milliseconds(1000 + 100 * index))
                let choice = index % 2 == 0 ? "A" : "B"
                player.say(#"{"type":"answer","question":\#(question),"choice":"\#(choice)"}"#)
            }
            host.say(#"{"type":"next","from":"reveal:\#(question)"}"#)
            host.say(#"{"type":"next","from":"board:\#(question)"}"#)
        }
        return ([host, watcher] + players).map { guest in
            guest.types.filter { !["lobby", "seats", "progress"].contains($0) }
        }
    }

    @Test(arguments: [2, 3, 8]) func `an evening on several loops is told as on one`(loops: Int) {
        #expect(play(loops: loops) == play(loops: 1))
    }

    @Test func `scores and boards reach players on every loop`() {
        let evening = Evening(loops: 3)
        let (host, room) = evening.host()
        let players = (1...6).map { evening.player("Player \($0)", in: room) }
        host.say(#"{"type":"start"}"#)
        evening.pass(2000)
        for player in players { player.say(#"{"type":"answer","question":1,"choice":"A"}"#) }
        for player in players {
            #expect((player.last("reveal")?["you"] as? [String: Any])?["points"] as? Int == 950)
        }
        host.say(#"{"type":"next"}"#)
        #expect(players.allSatisfy { $0.last("leaderboard")?["players"] as? Int == 6 })
    }

    @Test func `who resumes on another loop is moved there`() {
        let evening = Evening(loops: 2)
        let (_, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        let again = evening.client()
        #expect(again.night !== ada.night)
        let code = ada.last("joined")?["resume"] as? String ?? ""
        again.say(#"{"type":"resume","room":"\#(room)","code":"\#(code)"}"#)
        #expect(again.last("resumed") != nil)
        #expect(ada.events.last?["reason"] as? String == "replaced" && ada.hasHungUp)
    }

    @Test func `rooms are dealt to the loops in turn`() {
        let evening = Evening(loops: 2)
        let rooms = (0..<4).map { _ in evening.host().room }
        #expect(Set(rooms).count == 4)
        for room in rooms { #expect(evening.player("Ada", in: room).last("joined") != nil) }
    }
}
