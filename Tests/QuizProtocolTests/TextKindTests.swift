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

    @Test func `pairs are asked for and revealed`() {
        let homes = Match(
            left: ["badger", "fox", "squirrel"], options: ["den", "drey", "sett", "lodge"], correct: [2, 0, 1])
        #expect(
            evening(homes, "Who lives where?") == """

                Question 1 of 3    1000 points    20 seconds
                  Who lives where?
                    1  badger    2  fox    3  squirrel
                    A  den    B  drey    C  sett    D  lodge
                  A letter for each number, for instance: 1b 2c 3d

                Right! 1000 points for you, 1000 in all.
                  Answer     1C  badger: sett
                             2A  fox: den
                             3B  squirrel: drey
                  1 of 1 player answered, 1 right.

                """)
    }

    @Test func `a list is asked for, taken item by item, and revealed`() {
        #expect(
            evening(List(items: [["Anne"], ["Emily", "Ellis Bell"], ["Charlotte"]]), "Who were they?") == """

                Question 1 of 3    1000 points    20 seconds
                  Who were they?
                  One answer a line, as many as you know (at most 9)
                  Every line is one more answer. Commands begin with a /, such as /help

                Right! 1000 points for you, 1000 in all.
                  Answer     Anne, Emily, Charlotte
                  1 of 1 player answered, 1 right.

                """)
        func receipt(_ status: Receipt.Status) -> String {
            TextReader.read(
                .receipt(
                    Receipt(
                        question: 1, status: status, startedAt: 0, receivedAt: 4310, elapsed: 4310, credit: 0, items: 3)
                ),
                as: .player)
        }
        #expect(receipt(.accepted) == "  Got it, after 4.3 s. That makes 3.\n")
        #expect(receipt(.duplicate) == "  That you have given already, after 4.3 s.\n")
        let state = TextScene.state(.question(1), you: TextScene.you("Ada", answer: .texts(["Anne", "Maria"])))
        let seat = Seat(room: "K7QX", player: Self.ada, name: "Ada", team: nil, resume: "maple-otter-427", state: state)
        #expect(
            TextReader.read(.resumed(seat), as: .player)
                .hasSuffix("  You have given 2: Anne, Maria\n  You may go on until time is up.\n"))
    }

    @Test(
        arguments: [
            Choice(options: ["x", "y", "z"], correct: [1]), TrueFalse(correct: true),
            Multiple(options: ["x", "y", "z"], correct: [1]), Blanks(options: ["x", "y", "z"], correct: [1]),
            Blanks(options: ["x", "y", "z"], correct: [1, 0]), Blanks(options: ["x", "y", "z"], correct: [1, 0, 2]),
            Number(correct: 1), Order(options: ["x", "y"]), Order(options: ["x", "y", "z"]),
            Poll(options: ["x", "y"]), Order(options: (1...26).map { "\($0)" }),
            Match(left: ["p", "q"], options: ["x", "y"], correct: [0, 1]),
            Match(left: (1...12).map { "\($0)" }, options: ["x", "y", "z"], correct: (1...12).map { $0 % 3 }),
        ] as [any QuestionKind]) func `what a prompt gives for an instance is an answer`(kind: any QuestionKind) throws
    {
        let instance = kind.prompt.split(separator: "for instance: ").dropFirst().first ?? "t"
        let context = TextContext(role: .player, phase: .question(1), question: 1, kind: type(of: kind).name)
        let request = try TextDialect.parse(String(instance), in: context)?.get()
        guard case .answer(1, let given) = request else { return #expect(Bool(false), "\(instance)") }
        #expect(throws: Never.self) { try kind.read(given) }
    }

    @Test func `a poll is asked for and counted`() {
        let tally = Tally(answered: 1, right: nil, options: [.init(key: "A", count: 2), .init(key: "B", count: 1)])
        #expect(
            evening(
                Poll(options: ["Tea", "Coffee"]), "Tea or coffee?", tally,
                TextScene.result(false, 0, score: 640, rank: 1)
            ) == """

                Question 1 of 3    just for fun    20 seconds
                  Tea or coffee?
                    A  Tea    B  Coffee
                  What do you think? One letter, for instance: b

                Thank you for your opinion. 640 in all.
                  Answer     Nothing is right or wrong here.
                  1 of 1 player answered.
                    A  Tea     2  ##############################
                    B  Coffee  1  ###############

                """)
    }

    /// What a player reads of a question that is answered, rightly unless told otherwise.
    private func evening(
        _ kind: any QuestionKind, _ text: String, _ tally: Tally = Tally(answered: 1, right: 1, options: []),
        _ you: Reveal.You = TextScene.result(true, 1000, score: 1000, rank: 1)
    ) -> String {
        let question = Question(id: "q", text: text, kind: kind)
        let shown = ShownQuestion(question, number: 1, of: 3, round: 1)
        let reveal = Reveal(
            question: shown, solution: Solution(question), tally: tally, players: 1, you: [you])
        var reader = TextReader(.player)
        reader.hears(TextScene.told(1, TextScene.open(shown)), as: Self.ada)
        reader.hears(TextScene.told(2, .reveal(reveal)), as: Self.ada)
        return reader.text
    }
}
