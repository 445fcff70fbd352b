import QuizProtocol
import QuizRules
import Testing

@Suite struct RequestTests {
    @Test(arguments: 0..<20) func `what a client writes is what the server reads`(seed: Int) throws {
        var dice = Dice(seed)
        for _ in 0..<100 {
            let tagged = dice.request()
            let (id, result) = decode(tagged.json)
            #expect(id == tagged.id)
            #expect(try result.get() == tagged.request)
        }
    }

    @Test func `members that nobody knows are ignored, and nulls are left out`() {
        #expect(request(of: #"{"type":"ping","t":null,"mood":{"good":[true]}}"#) == .ping(t: nil))
        #expect(
            request(of: #"{"type":"join","room":"K7QX","name":"Ada","team":null}"#)
                == .join(room: "K7QX", name: "Ada", team: nil))
    }

    @Test func `of a member given twice the last counts`() {
        #expect(request(of: #"{"type":"start","type":"pause"}"#) == .command(.pause))
    }

    @Test func `a whole number may be written with a point`() {
        #expect(
            request(of: #"{"type":"answer","question":3.0,"choice":"B"}"#)
                == .answer(question: 3, .form(.choice("B"))))
    }

    @Test func `escapes and pairs of surrogates are read`() {
        #expect(request(of: #"{"type":"say","text":"\ud83d\udc4d \u00e9\n\u0000"}"#) == .command(.say("👍 é\n\u{0}")))
    }

    @Test func `a game without options has the defaults of the rules`() {
        #expect(
            request(of: #"{"type":"create","bank":"pub-quiz"}"#)
                == .create(banks: ["pub-quiz"], mode: .classic, options: GameOptions(), key: nil))
    }

    @Test func `a line that is parsed does not disturb one parsed before`() {
        let first = request(of: #"{"type":"say","text":"a text of more than fifteen bytes"}"#)
        _ = request(of: #"{"type":"say","text":"another one, which is somewhat longer still"}"#)
        #expect(first == .command(.say("a text of more than fifteen bytes")))
    }
}
