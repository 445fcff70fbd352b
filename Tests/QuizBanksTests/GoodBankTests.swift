import QuizRules
import Testing

@testable import QuizBanks

@Suite struct GoodBankTests {
    private let file: BankFile
    private let questions: [Question]

    init() throws {
        let (bank, problems) = BankReader.read(everyKind, file: "banks/general.yaml")
        try #require(problems == [])
        file = try #require(bank)
        questions = file.bank.rounds.flatMap(\.questions)
    }

    @Test func `a bank is read with all that is said about it`() {
        #expect(file.bank.name == "general")
        #expect(file.bank.title == "General knowledge")
        #expect(file.bank.language == "en")
        #expect(file.description == "A little of everything.")
        #expect(file.licence == "CC0-1.0")
        #expect(file.practice == .never)
        #expect(file.lesson.map(\.title) == ["Capitals"])
        #expect(
            file.lesson.map(\.text) == [
                "A capital is where a country is governed from.\n\nIt need not be its largest city."
            ])
    }

    @Test func `its rounds keep their names and order`() {
        #expect(file.bank.rounds.map(\.name) == ["Places", "Numbers and words"])
        #expect(file.bank.rounds.map(\.questions.count) == [2, 8])
        #expect(file.bank.questionCount == 10)
    }

    @Test func `a round may say what its questions have that do not say themselves`() throws {
        let places = "name: Places\n    seconds: 45\n    points: 700\n    penalty: 0.25\n    shuffle_questions: true"
        let changed = ChangedBank("name: Places", to: places)
        let (file, problems) = BankReader.read(changed.text, file: "general.yaml")
        #expect(problems == [])
        let rounds = try #require(file?.bank.rounds)
        #expect(rounds[0].questions.map(\.seconds) == [30, 45])
        #expect(rounds[0].questions.map(\.points) == [500, 700])
        #expect(rounds[0].settings.penaltyPercent == 25 && rounds[0].settings.shuffleQuestions == true)
        #expect(rounds[1].settings.isEmpty && rounds[1].questions[0].seconds == 20)
    }

    @Test func `a question is read with everything it may have`() {
        let question = questions[0]
        #expect(question.id == "capital-au")
        #expect(question.text == "What is the capital of Australia?")
        #expect(question.points == 500)
        #expect(question.seconds == 30)
        #expect(question.topic == "Geography")
        #expect(question.difficulty == .easy)
        #expect(question.hint == "It was built for the purpose.")
        #expect(question.explanation.count == 2)
        #expect(
            question.mistakes == [
                Mistake(answer: "Sydney", why: "It is the largest city, and was never the capital."),
                Mistake(why: "Being large does not make a city a capital."),
            ])
        #expect(question.check == "A capital need not be the largest city.")
        #expect(question.media == Media(url: "https://example.org/map.png", alt: "A map of Australia."))
        #expect(question.source == "The Parliament of Australia")
        #expect(question.shuffle == false)
    }

    @Test func `what is left out has the value of the rules`() {
        let question = questions[1]
        #expect(question.points == 1000)
        #expect(question.seconds == 20)
        #expect(question.shuffle)
        #expect(question.difficulty == nil)
    }

    @Test func `every kind knows its right answer`() {
        #expect(questions[0].kind.options == ["Canberra", "Sydney", "Melbourne", "Perth"])
        #expect(questions[0].kind.solutions == [.choice(0)])
        #expect(questions[1].kind.solutions.map { questions[1].kind.form($0) } == [.choice("F")])
        #expect(questions[2].kind.options == ["2", "9", "11", "15"])
        #expect(questions[2].kind.solutions == [.choices([0, 2])])
        #expect(questions[3].kind.gaps == 2)
        #expect(questions[3].kind.solutions.first == .blanks([1, 0]))
        #expect(questions[4].kind.solutions == [.text("Jane Austen"), .text("Austen")])
        #expect(questions[5].kind.solutions == [.number(8849)])
        #expect(questions[5].kind.unit == "m")
        #expect(questions[6].kind.solutions == [.order([0, 1, 2])])
        #expect(questions[8].kind.solutions == [.text("Anne"), .text("Charlotte"), .text("Emily")])
        #expect(questions[8].kind.most == 9)
        #expect(questions[9].kind.solutions == [] && !questions[9].kind.isGraded)
        #expect(questions[7].kind.left == ["Peru", "Chile", "1066"])
        #expect(questions[7].kind.solutions == [.pairs([1, 2, 3])])
    }

    @Test func `every kind is the kind that the file says`() {
        let kinds = questions.map { type(of: $0.kind).name }
        #expect(kinds == [.choice, .truefalse, .multiple, .blanks, .text, .number, .order, .match, .list, .poll])
    }

    @Test func `a multiple question with partial gives a part for a part`() throws {
        let kind = questions[2].kind
        #expect(try kind.grade(kind.read(.form(.choices(["A"])))).share == Share(1, of: 2))
    }

    @Test func `unordered gaps may be swapped`() throws {
        let kind = questions[3].kind
        #expect(try kind.grade(kind.read(.form(.blanks(["A", "B"])))).right)
    }

    @Test func `a text with a typo allowed takes one`() throws {
        let kind = questions[4].kind
        #expect(try kind.grade(kind.read(.form(.text("jane  ausTin")))).right)
        #expect(try !kind.grade(kind.read(.form(.text("jane ostin")))).right)
    }

    @Test func `a number counts within its band`() throws {
        let kind = questions[5].kind
        #expect(try kind.grade(kind.read(.form(.number(8949)))).right)
        #expect(try !kind.grade(kind.read(.form(.number(8950)))).right)
    }

    @Test func `the wrong answers that mistakes stand for are kept as people would type them`() {
        let answers = questions.map { $0.mistakes.first?.answer }
        #expect(
            answers == [
                "Sydney", "true", "9, 11", "marketing, operations", "Emily Brontë", "29032", "Mozart, Bach, Brahms",
                "Peru = Santiago, Chile = Lima, 1066 = 1066", "Maria", nil,
            ])
    }

    @Test func `what a mistake stands for may be typed so`() throws {
        for question in questions.suffix(from: 6) {
            guard let wrong = question.mistakes.first?.answer else { continue }
            #expect(!question.kind.grade(try question.kind.read(.typed(wrong))).right)
        }
    }

    @Test func `a bank without rounds has one without a name`() {
        let text = """
            name: tiny
            title: Tiny
            language: pt-BR
            questions:
              - id: sum
                kind: number
                text: What is 0.1 + 0.2?
                answer: 0.3
                explanation: [Three tenths.]
            """
        let (file, problems) = BankReader.read(text, file: "tiny.yml")
        #expect(problems == [])
        #expect(file?.bank.rounds.map(\.name) == [""])
        #expect(file?.practice == .allowed)
    }

    @Test func `several options may be accepted`() {
        let changed = ChangedBank("answer: Canberra", to: "answer: [Perth, Canberra]")
        let (file, problems) = BankReader.read(changed.text, file: "general.yaml")
        #expect(problems == [])
        #expect(file?.bank.rounds[0].questions[0].kind.solutions.first == .choice(3))
    }

    @Test(arguments: [
        ("seconds: 30", "seconds: 0"), ("seconds: 30", "seconds: 600"), ("points: 500", "points: 0"),
        ("points: 500", "points: 5000"), ("tolerance: 100", "tolerance: 0.5"), ("answer: 8849", "answer: 8.849e3"),
        ("answer: 8849", "answer: -8849"), ("[2, 9, 11, 15]", "[2, 9, 11, true]"),
        ("flat-earth", "flat-earth-2"), ("The Earth is flat.", "The family 👩‍👩‍👧 and می‌خواهم are fine."),
    ])
    func `is good too`(good: String, changed: String) {
        #expect(problems(ChangedBank(good, to: changed).text) == [])
    }
}
