import QuizProtocol
import QuizRules
import Testing

/// How each kind is asked and revealed to a person who has only a keyboard; and that what its prompt says can be typed.
struct TextKindTests {
    static let ada = PlayerID(number: 1)

    @Test func `an order is asked for and revealed`() {
        let order = Order(options: ["release", "build", "run", "test"], correct: [3, 1, 0, 2])
        #expect(
            evening(order, "Put these in order.") == """

                Question 1 of 3    1000 points    20 seconds
                  Put these in order.
                    A  release    B  build    C  run    D  test
                  All the letters in order, for instance: c a d b

                Right! 1000 points for you, 1000 in all.
                  Answer     test, build, release, run  (D B A C)
                  1 of 1 player answered, 1 right.

                """)
    }

    @Test(
        arguments: [
            Choice(options: ["x", "y", "z"], correct: [1]), TrueFalse(correct: true),
            Multiple(options: ["x", "y", "z"], correct: [1]), Blanks(options: ["x", "y", "z"], correct: [1]),
            Blanks(options: ["x", "y", "z"], correct: [1, 0]), Blanks(options: ["x", "y", "z"], correct: [1, 0, 2]),
            Number(correct: 1), Order(options: ["x", "y"]), Order(options: ["x", "y", "z"]),
            Order(options: (1...26).map { "\($0)" }),
        ] as [any QuestionKind]) func `what a prompt gives for an instance is an answer`(kind: any QuestionKind) throws
    {
        let instance = kind.prompt.split(separator: "for instance: ").dropFirst().first ?? "t"
        let context = TextContext(role: .player, phase: .question(1), question: 1, kind: type(of: kind).name)
        let request = try TextDialect.parse(String(instance), in: context)?.get()
        guard case .answer(1, let given) = request else { return #expect(Bool(false), "\(instance)") }
        #expect(throws: Never.self) { try kind.read(given) }
    }

    /// What a player reads of a question that is answered right.
    private func evening(_ kind: any QuestionKind, _ text: String) -> String {
        let question = Question(id: "q", text: text, kind: kind)
        let shown = ShownQuestion(question, number: 1, of: 3, round: 1)
        let reveal = Reveal(
            question: shown, solution: Solution(question), tally: Tally(answered: 1, right: 1, options: []), players: 1,
            you: [TextScene.result(true, 1000, score: 1000, rank: 1)])
        var reader = TextReader(.player)
        reader.hears(TextScene.told(1, TextScene.open(shown)), as: Self.ada)
        reader.hears(TextScene.told(2, .reveal(reveal)), as: Self.ada)
        return reader.text
    }
}
