import Testing

@testable import QuizBanks

/// One thing changed in a good bank, and the one message that names it.
struct Broken: Sendable, CustomTestStringConvertible {
    let good: String
    let changed: String
    /// Of the message, below that of the change.
    let below: Int
    let message: String

    init(_ good: String, _ changed: String, below: Int = 0, _ message: String) {
        (self.good, self.changed, self.below, self.message) = (good, changed, below, message)
    }

    var testDescription: String { changed }
}

@Suite struct BrokenBankTests {
    static let heads = [
        Broken(
            "name: general", "name: generic",
            "'name' is 'generic', but the file is named 'general'; they must be the same"),
        Broken(
            "name: general", "name: General",
            "'name' must be of lower-case letters, digits and hyphens between them, not 'General'"),
        Broken(
            "title: General knowledge", "titel: General knowledge",
            "a bank has no member 'titel' (did you mean 'title'?)"),
        Broken("title: General knowledge", "title:", "'title' is empty"),
        Broken("title: General knowledge", "title: \"\\u00A0\"", "'title' is empty"),
        Broken("title: General knowledge", "title: [General]", "'title' must be text, not a list"),
        Broken(
            "title: General knowledge", "title: \"a\\u202Eb\"",
            "'title' holds a character that cannot be seen: U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        Broken(
            "title: General knowledge", "title: \"a\\eb\"",
            "'title' holds a character that cannot be seen: U+001B"),
        Broken(
            "title: General knowledge", "title: \"a\\u200Bb\"",
            "'title' holds a character that cannot be seen: U+200B (ZERO WIDTH SPACE)"),
        Broken("title: General knowledge", "title: \"a\\nb\"", "'title' must be one line"),
        Broken(
            "title: General knowledge", "title: " + String(repeating: "x", count: 101),
            "'title' is 101 characters long; 100 is the most"),
        Broken(
            "language: en", "language: english",
            "'language' must be a language tag such as en, de or pt-BR, not 'english'"),
        Broken(
            "language: en", "language: ~",
            "'language' is empty (in YAML ~ stands for nothing; put it in quotes if it is meant)"),
        Broken("practice: never", "practice: no", "'practice' must be one of allowed, never, not 'no'"),
        Broken(
            "  - title: Capitals", "  - titel: Capitals",
            "lesson card 1: a lesson card has no member 'titel' (did you mean 'title'?)"),
        Broken("name: Numbers and words", "name: Places", "round 2: another round is named 'Places' too"),
        Broken(
            "name: Numbers and words", "name: Numbers and words\n    seconds: 3", below: 1,
            "round 2: 'seconds' must be a whole number, 0 or 5 to 600, not '3'"),
        Broken(
            "name: Numbers and words", "name: Numbers and words\n    penalty: 2", below: 1,
            "round 2: 'penalty' must be a number from 0 to 1, not '2'"),
        Broken(
            "name: Numbers and words", "name: Numbers and words\n    shuffel_questions: true", below: 1,
            "round 2: a round has no member 'shuffel_questions' (did you mean 'shuffle_questions'?)"),
        Broken("name: Numbers and words", "name: ''", "round 2: 'name' is empty"),
        Broken(
            "    questions:\n      - id: capital-au", "    question:\n      - id: capital-au",
            "round 1: a round has no member 'question' (did you mean 'questions'?)"),
    ]

    static let questions = [
        Broken(
            "answer: Canberra", "answer: Sidney",
            "question 'capital-au': answer 'Sidney' is none of its options (did you mean 'Sydney'?)"),
        Broken(
            "answer: Canberra", "answer: Auckland", "question 'capital-au': answer 'Auckland' is none of its options"),
        Broken(
            "answer: Canberra", "answer: [Canberra, Canberra]", "question 'capital-au': answer 'Canberra' stands twice"),
        Broken(
            "id: capital-au", "id: capital_au",
            "question 1: 'id' must be of lower-case letters, digits and hyphens between them, not 'capital_au'"),
        Broken(
            "id: flat-earth", "id: capital-au",
            "question 2: its 'id' is that of the question in line 16 too; ids must be unique in a bank"),
        Broken(
            "kind: choice", "kind: choise",
            "question 'capital-au': 'kind' must be one of choice, truefalse, multiple, blanks, text, number, order, match, list, poll, not 'choise' (did you mean 'choice'?)"
        ),
        Broken(
            "[Canberra, Sydney, Melbourne, Perth]", "[Canberra, Sydney, Sydney, Perth]",
            "question 'capital-au': the option 'Sydney' stands twice"),
        Broken("[2, 9, 11, 15]", "[2]", "question 'primes': 'options' has 1 entry; it must have at least 2"),
        Broken(
            "points: 500", "points: 5001",
            "question 'capital-au': 'points' must be a whole number, 0 to 5000, not '5001'"),
        Broken(
            "points: 500", "points: 1e3", "question 'capital-au': 'points' must be a whole number, 0 to 5000, not '1e3'"
        ),
        Broken(
            "seconds: 30", "seconds: 4",
            "question 'capital-au': 'seconds' must be a whole number, 0 or 5 to 600, not '4'"),
        Broken(
            "seconds: 30", "seconds: \"30\"",
            "question 'capital-au': 'seconds' must be a whole number, 0 or 5 to 600, not \"30\""),
        Broken(
            "difficulty: easy", "difficulty: esy",
            "question 'capital-au': 'difficulty' must be one of easy, medium, hard, not 'esy' (did you mean 'easy'?)"),
        Broken("shuffle: false", "shuffle: no", "question 'capital-au': 'shuffle' must be true or false, not 'no'"),
        Broken(
            ", alt: \"A map of Australia.\"", "",
            "question 'capital-au': 'media' needs an 'alt': what it shows, for those who cannot see it"),
        Broken(
            "https://example.org/map.png", "map.png",
            "question 'capital-au': 'url' must be an address that begins with https:// or http://, not 'map.png'"),
        Broken(
            "[Ships vanish hull first.]", "[]",
            "question 'flat-earth': 'explanation' has 0 entries; it must have at least 1"),
        Broken("[Ships vanish hull first.]", "['']", "question 'flat-earth': step 1 of the explanation is empty"),
        Broken(
            "[Ships vanish hull first.]", "Ships vanish hull first.",
            "question 'flat-earth': 'explanation' must be a list of steps: [Ships vanish hull first.]"),
        Broken("answer: false", "answer: no", "question 'flat-earth': 'answer' must be true or false, not 'no'"),
        Broken(
            "answer: false", "answer: false\n        unit: m", below: 1,
            "question 'flat-earth': a question of kind 'truefalse' takes no 'unit'"),
        Broken("answer: [2, 11]", "answer: 2", "question 'primes': 'answer' must be a list of options: [2]"),
        Broken(
            "___ and ___", "___, ___ and ___", below: 2,
            "question 'devops': 'text' has 3 gaps (___), but 'answer' fills 2"),
        Broken(
            "___ and ___", "dev and ops",
            "question 'devops': 'text' has no gap; write each gap as three underscores (___), 26 at most"),
        Broken("___ and ___", "____ and ___", "question 'devops': a gap is three underscores (___), not 4"),
        Broken(
            "answer: [Jane Austen, Austen]", "answer: [Jane Austen, می‌خواهم]",
            "question 'writer': the spelling 'می‌خواهم' could never be typed, for it is not what is compared; leave out "
                + "joiners and ornaments"),
        Broken("typos: 1", "typos: 2", "question 'writer': 'typos' must be a whole number, 0 to 1, not '2'"),
        Broken("answer: 8849", "answer: .inf", "question 'everest': 'answer' must be a number, not '.inf'"),
        Broken("answer: 8849", "answer: 1e999", "question 'everest': 'answer' must be a number, not '1e999'"),
        Broken(
            "answer: 8849", "answer: 8,849",
            "question 'everest': 'answer' must be a number, not '8,849'; write the decimal point as '.'"),
        Broken("tolerance: 100", "tolerance: -1", "question 'everest': 'tolerance' must not be below 0"),
        Broken(
            "tolerance: 100", "tolerance: 0", below: 1,
            "question 'everest': 'closest' needs a 'tolerance' above 0: how far off still earns something"),
        Broken(
            "answer: [Bach, Mozart, Brahms]", "answer: [Bach, Mozart, Bach]",
            "question 'composers': the option 'Bach' stands twice"),
        Broken(
            "answer: [Bach, Mozart, Brahms]", "options: [Bach, Mozart, Brahms]\n        answer: [Bach, Mozart, Brahms]",
            "question 'composers': a question of kind 'order' takes no 'options'"),
        Broken(
            "options: [Good, Fair, Poor]", "answer: Good\n        options: [Good, Fair, Poor]",
            "question 'opinion': a question of kind 'poll' takes no 'answer'"),
        Broken(
            "answer: [Anne, [Charlotte, Currer Bell], Emily]", "answer: [Anne, [Charlotte, ANNE], Emily]",
            "question 'sisters': 'ANNE' is a spelling of two items"),
        Broken(
            "answer: [Anne, [Charlotte, Currer Bell], Emily]", "answer: [Anne]",
            "question 'sisters': 'answer' has 1 entry; it must have at least 2"),
        Broken(
            "answer: { Peru: Lima, Chile: Santiago, 1066: \"1066\" }", "answer: { Peru: Lime, Chile: Santiago }",
            "question 'capitals': answer 'Lime' is none of its options (did you mean 'Lima'?)"),
        Broken(
            "answer: { Peru: Lima, Chile: Santiago, 1066: \"1066\" }", "answer: { Peru: Lima }",
            "question 'capitals': 'answer' has 1 pair; there must be 2 to 26"),
        Broken(
            "answer: { Peru: Lima, Chile: Santiago, 1066: \"1066\" }", "answer: [Lima, Santiago]",
            "question 'capitals': 'answer' must be pairs, one a line: 'left: right'"),
    ]

    static let mistakes = [
        Broken(
            "answer: Sydney", "answer: Canberra", "question 'capital-au': the answer of mistake 1, 'Canberra', is right"
        ),
        Broken(
            "answer: Sydney", "answer: Sidney",
            "question 'capital-au': the answer of mistake 1 'Sidney' is none of its options (did you mean 'Sydney'?)"),
        Broken(
            "answer: true, why", "answer: false, why",
            "question 'flat-earth': the answer of mistake 1, 'false', is right"),
        Broken("answer: [9, 11]", "answer: [11, 2]", "question 'primes': the answer of mistake 1, '11, 2', is right"),
        Broken(
            "answer: [marketing, operations]", "answer: [operations, development]",
            "question 'devops': the answer of mistake 1, 'operations, development', is right"),
        Broken(
            "answer: [marketing, operations]", "answer: [marketing]",
            "question 'devops': the answer of mistake 1 fills 1 of 2 gaps"),
        Broken(
            "answer: Emily Brontë", "answer: jane AUSTEN",
            "question 'writer': the answer of mistake 1, 'jane AUSTEN', is right"),
        Broken(
            "answer: [Mozart, Bach, Brahms]", "answer: [Bach, Mozart, Brahms]",
            "question 'composers': the answer of mistake 1, 'Bach, Mozart, Brahms', is right"),
        Broken(
            "answer: [Mozart, Bach, Brahms]", "answer: [Mozart, Bach]",
            "question 'composers': the answer of mistake 1 has 2 of the 3 options"),
        Broken(
            "answer: { Chile: Lima, Peru: Santiago", "answer: { Chile: Lima, Perú: Santiago",
            "question 'capitals': the answer of mistake 1 'Perú' is not on the left (did you mean 'Peru'?)"),
        Broken(
            "answer: Maria", "answer: currer bell",
            "question 'sisters': the answer of mistake 1, 'currer bell', is right"),
        Broken("answer: 29032", "answer: 8900", "question 'everest': the answer of mistake 1, '8900', is right"),
        Broken(
            "why: That is in feet.", "reason: That is in feet.", "question 'everest': a mistake has no member 'reason'"),
    ]

    @Test(arguments: heads + questions + mistakes)
    func `is named with its line, its place and what would be right`(broken: Broken) {
        let bank = ChangedBank(broken.good, to: broken.changed)
        let expected = "general.yaml:\(bank.line + broken.below): \(broken.message)"
        let found = problems(bank.text)
        #expect(found.contains(expected), "\(found.joined(separator: "\n"))")
        // Where a member was misspelt, it is missing too.
        #expect(found.count == 1 || found.allSatisfy { $0 == expected || $0.hasSuffix("is missing") }, "\(found)")
        #expect(BankReader.read(bank.text, file: "general.yaml").bank == nil)
    }

    @Test func `everything that is wrong is told at once, by line`() {
        let text = """
            name: general
            language: en
            questions:
              - id: a
                kind: choice
                text: Which?
                options: [yes, yes]
                answer: yes
                points: lots
                explanation: [Thus.]
              - kind: number
                text: How many?
                answer: many
                tolerance: few
                explanation: [Thus.]
              - just a text
            """
        #expect(
            problems(text) == [
                "general.yaml:1: 'title' is missing",
                "general.yaml:7: question 'a': the option 'yes' stands twice",
                "general.yaml:9: question 'a': 'points' must be a whole number, 0 to 5000, not 'lots'",
                "general.yaml:11: question 2: 'id' is missing",
                "general.yaml:13: question 2: 'answer' must be a number, not 'many'",
                "general.yaml:14: question 2: 'tolerance' must be a number, not 'few'",
                "general.yaml:16: question 3: a question must be written as members ('name: value'), id first",
            ])
    }

    @Test(arguments: [
        ("", "general.yaml: is empty; a bank begins with its 'name' and 'title'"),
        ("just a text", "general.yaml:1: a bank must be written as members ('name: value'), name first"),
        (
            "name: general\ntitle: A: B\n",
            "general.yaml:2: is not YAML: mapping values are not allowed in this context "
                + "(a text with a colon and a space in it needs quotes)"
        ),
        (
            "name: general\nquestions: [\n",
            "general.yaml:3: is not YAML: while parsing a flow node (from line 3), did not find expected node content"
        ),
        ("name: a\nname: b\n", "general.yaml:1: 'name' must not be given twice in one place"),
        ("name: general\ntitle: *nowhere\n", "general.yaml:2: is not YAML: found undefined alias"),
        (
            "name: general\n---\nname: other\n",
            "general.yaml:2: is not YAML: expected a single document in the stream (from line 1), but found another document"
        ),
        ("name: general\ntitle: a\u{7}b\n", "general.yaml:2: is not YAML: control characters are not allowed"),
    ])
    func `what is no YAML is told with its line`(text: String, message: String) {
        #expect(problems(text) == [message])
    }

    @Test func `a file that only nests is refused`() {
        let found = problems(String(repeating: "[", count: 100_000))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("general.yaml:1: is not YAML: ") == true, "\(found)")
    }

    @Test func `a bank has questions or rounds, and not both`() {
        let head = "name: general\ntitle: General\nlanguage: en\n"
        #expect(
            problems(head) == ["general.yaml:1: there are no questions; a bank has 'questions' or 'rounds'"])
        #expect(
            problems(head + "rounds: []\nquestions: []\n")
                == ["general.yaml:5: a bank has either 'questions' or 'rounds', not both"])
    }

    @Test func `a pool smaller than its gaps is told`() {
        let bank = ChangedBank("___ and ___", to: "___, ___, ___ and ___")
        #expect(
            problems(bank.text) == [
                "general.yaml:\(bank.line + 1): question 'devops': there are 4 gaps but only 3 options to fill them"
            ])
    }

    @Test func `more options than letters are told`() {
        let many = (1...27).map { "o\($0)" }.joined(separator: ", ")
        let bank = ChangedBank("[2, 9, 11, 15]", to: "[\(many)]")
        #expect(
            problems(bank.text) == [
                "general.yaml:\(bank.line): question 'primes': 'options' has 27 entries; it must have at most 26"
            ])
    }

    @Test func `more questions than a bank may hold are told once`() {
        let list = (1...1002).map { number in
            "  - {id: q\(number), kind: truefalse, text: \"Is it \(number)?\", answer: true, explanation: [Yes.]}"
        }.joined(separator: "\n")
        #expect(
            problems("name: general\ntitle: G\nlanguage: en\nquestions:\n" + list) == [
                "general.yaml:5: 'questions' has 1002 entries; it must have at most 1000"
            ])
    }
}
