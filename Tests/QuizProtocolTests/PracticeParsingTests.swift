import QuizProtocol
import QuizRules
import Testing

@Suite struct PracticeParsingTests {
    private func read(_ line: String, in context: TextContext = TextContext()) -> Request? {
        guard case .success(let request) = TextDialect.parse(line, in: context) else { return nil }
        return request
    }

    private func practice(_ mode: ModeName? = nil, _ name: String? = nil, _ code: String? = nil) -> Request {
        .practice(bank: "warm-up", mode: mode, name: name, code: code, options: GameOptions())
    }

    @Test func `practice takes a bank, and then a mode, a name and a code in that order`() {
        #expect(read("practice warm-up") == practice())
        #expect(read("Practise WARM-UP test") == practice(.test))
        #expect(read("practice warm-up Ada Lovelace") == practice(nil, "Ada Lovelace"))
        #expect(read("practice warm-up learn Ada maple-otter-427") == practice(.learn, "Ada", "maple-otter-427"))
        #expect(read("practice warm-up maple-otter-427") == practice(nil, nil, "maple-otter-427"))
        #expect(read("practice warm-up \"Test\"") == practice(nil, "Test"))
    }

    @Test func `an option may stand anywhere behind the bank`() {
        var options = GameOptions()
        options.seed = 7
        #expect(
            read("practice warm-up seed=7 Ada")
                == .practice(bank: "warm-up", mode: nil, name: "Ada", code: nil, options: options))
    }

    @Test func `a host's mode is no way to practise`() {
        guard case .failure(let problem) = TextDialect.parse("practice warm-up classic", in: TextContext()) else {
            Issue.record("it was read")
            return
        }
        #expect(problem.code == .notAllowedInMode)
    }

    @Test func `an empty line goes on after a card or a solution, and only at one's own pace`() {
        for phase in [Phase.lesson(1), .reveal(2)] {
            let own = TextContext(role: .player, phase: phase, isSelfPaced: true)
            #expect(read("", in: own) == .command(.next(from: phase.description)))
            #expect(read("next", in: own) == .command(.next(from: phase.description)))
            #expect(TextDialect.parse("", in: TextContext(role: .player, phase: phase)) == nil)
        }
        #expect(TextDialect.parse("", in: TextContext(role: .player, phase: .question(1), isSelfPaced: true)) == nil)
    }

    @Test func `hint asks for the open question's`() {
        let context = TextContext(role: .player, phase: .question(3), question: 3, kind: .choice, isSelfPaced: true)
        #expect(read("hint", in: context) == .hint(question: 3))
        let text = TextContext(role: .player, phase: .question(3), question: 3, kind: .text, isSelfPaced: true)
        #expect(read("hint", in: text) == .answer(question: 3, .typed("hint")))
        #expect(read("/hint", in: text) == .hint(question: 3))
    }
}
