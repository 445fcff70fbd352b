import QuizProtocol
import QuizRules
import Testing

/// What people type where they stake, or buzz.
@Suite struct TextModesTests {
    private func read(_ line: String, _ context: TextContext) -> Request? {
        if case .success(let request) = TextDialect.parse(line, in: context) { request } else { nil }
    }

    private func buzzer(_ phase: Phase, kind: KindName = .choice, role: TextContext.Role = .player) -> TextContext {
        TextContext(
            role: role, phase: phase, question: 3, kind: kind, options: ["Paris", "Rome"], isByBuzz: true,
            word: phase == .buzzed(3) ? PlayerID(number: 2) : nil)
    }

    @Test func `Enter alone buzzes, and so does the word, whatever the kind`() {
        for kind in [KindName.choice, .text] {
            for line in ["", "  ", "buzz", "BUZZ", "/buzz"] {
                #expect(read(line, buzzer(.question(3), kind: kind)) == .buzz(question: 3))
            }
            #expect(read("b", buzzer(.question(3), kind: kind)) == .answer(question: 3, .typed("b")))
            #expect(read("help", buzzer(.question(3), kind: kind)) == .view(.help))
        }
    }

    @Test func `once somebody has the word, a line is an answer and Enter means nothing`() {
        #expect(TextDialect.parse("", in: buzzer(.buzzed(3))) == nil)
        #expect(read("b", buzzer(.buzzed(3))) == .answer(question: 3, .typed("b")))
        #expect(read("buzz", buzzer(.buzzed(3), kind: .text)) == .answer(question: 3, .typed("buzz")))
    }

    @Test func `where there is no buzzer, Enter means nothing`() {
        let context = TextContext(role: .player, phase: .question(3), question: 3, kind: .choice)
        #expect(TextDialect.parse("", in: context) == nil)
    }

    @Test func `a host judges with one word`() {
        let host = buzzer(.buzzed(3), role: .host), ben = PlayerReference.id(PlayerID(number: 2))
        #expect(read("right", host) == .command(.judge(ben, right: true)))
        #expect(read("wrong", host) == .command(.judge(ben, right: false)))
        #expect(read("judge right", host) == .command(.judge(ben, right: true)))
        #expect(read("judge Ben wrong", host) == .command(.judge(.name("Ben"), right: false)))
        #expect(read("judge", host) == nil)
        #expect(read("right", buzzer(.question(3), role: .host)) == nil)
    }

    @Test func `a stake is a number, with the word or without`() {
        let context = TextContext(role: .player, phase: .stake(4))
        #expect(read("stake 300", context) == .stake(question: 4, points: 300))
        #expect(read("300", context) == .stake(question: 4, points: 300))
        #expect(read("-5", context) == nil)
        #expect(read("stake all", context) == nil)
        #expect(read("b", context) == nil)
        #expect(read("stake 300", TextContext(role: .player, phase: .lobby)) == nil)
    }

    @Test func `the defaults are those of the mode, wherever it stands in the line`() {
        guard case .create(_, .buzzer, let options, _) = read("create pub-quiz pace=auto buzzer", TextContext()) else {
            Issue.record("a room is created")
            return
        }
        #expect(options.maxCredit == 100 && options.pace == .auto)
    }
}
