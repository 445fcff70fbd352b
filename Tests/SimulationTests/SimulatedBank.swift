import QuizProtocol
import QuizRules

/// The bank of a simulated evening. Whatever tells a solution bears a mark that stands in nothing else, so that a leak is
/// seen in any byte of any line.
struct SimulatedBank {
    let questions: [SimulatedQuestion]
    let bank: Bank
    let number: Int
    /// Questions are numbered over all banks of an evening: this one's follow here.
    private let base: Int

    /// `number`: of the evening's banks, from 1.
    init(number: Int, isForTests: Bool, _ chance: Chance) {
        self.number = number
        base = 100 * number
        let rounds = chance.number(1...2)
        var all: [SimulatedQuestion] = []
        var banked: [Bank.Round] = []
        // Of a test some questions are left out, if there are enough.
        let most = isForTests && chance.percent(30) ? 8 : 3
        for round in 1...rounds {
            var made = (0..<chance.number(1...most)).map { place in
                SimulatedQuestion(id: 100 * number + all.count + place + 1, chance)
            }
            // With nothing but polls there is nothing to learn or to win.
            if round == 1, !made.contains(where: \.isGraded) {
                made[0] = SimulatedQuestion(id: 100 * number + all.count + 1, isGraded: true, chance)
            }
            all += made
            var banks = Bank.Round(name: "Round \(round)", questions: made.map(\.question))
            banks.settings = RoundSettings(chance)
            banked.append(banks)
        }
        questions = all
        var bank = Bank(name: "simulated-\(number)", title: "Simulated \(number)", language: "en", rounds: banked)
        bank.lesson = (0..<chance.number(0...2)).map { LessonCard(title: "Card \($0 + 1)", text: "What there is.") }
        self.bank = bank
    }

    /// A question by its text, as it was shown.
    func question(_ text: String) -> SimulatedQuestion? {
        guard let colon = text.firstIndex(of: ":"), let space = text[..<colon].lastIndex(of: " "),
            text[space...].dropFirst().hasPrefix(Mark.Kind.question.sign)
        else { return nil }
        guard let id = Int(text[text.index(space, offsetBy: 2)..<colon]) else { return nil }
        return question(id: id)
    }

    func question(id: Int) -> SimulatedQuestion? {
        questions.indices.contains(id - base - 1) ? questions[id - base - 1] : nil
    }

    /// Whose questions have such numbers.
    static func number(ofQuestion id: Int) -> Int { id / 100 }

    var summary: BankSummary {
        BankSummary(
            name: bank.name, title: bank.title, questions: bank.questionCount, rounds: bank.rounds.count,
            language: "en")
    }
}

extension RoundSettings {
    /// A round as it mostly is, or one in which wrong answers have a price of their own.
    fileprivate init(_ chance: Chance) {
        self.init()
        guard chance.percent(25) else { return }
        if chance.percent(70) { penaltyPercent = chance.one(of: [0, 30, 100]) }
        if chance.percent(30) { shuffleQuestions = chance.percent(50) }
    }
}

extension SimulatedQuestion {
    /// Whatever chance gives; `isGraded`: one that has right answers.
    init(id: Int, isGraded: Bool = false, _ chance: Chance) {
        let (kind, solution, words) = Self.draw(id, isGraded, chance)
        let gaps = kind.gaps == nil ? "" : " ___ and ___"
        var question = Question(
            id: "s\(id)", text: "Simulated question \(Mark.Kind.question.sign)\(id):\(gaps)", kind: kind)
        let mark = "\(Mark.Kind.solution.sign)\(id)"
        question.explanation = ["\(mark) first step", "\(mark) last step"]
        question.check = "\(mark) line"
        if chance.percent(70) { question.hint = "\(Mark.Kind.hint.sign)\(id) hint" }
        if let wrong = Self.commonMistake(solution, words) {
            question.mistakes = [Mistake(answer: wrong, why: "\(Mark.Kind.mistake.sign)\(id) mistake")]
        }
        question.points = chance.one(of: [1000, 1000, 0, 5000, 333])
        question.seconds = chance.one(of: [5, 5, 10, 20, 0])
        question.topic = chance.one(of: ["trees", "numbers", nil])
        question.difficulty = chance.one(of: Difficulty.allCases + [nil])
        self.init(id: id, question: question, solution: solution, words: words)
    }

    private static func draw(
        _ id: Int, _ isGraded: Bool, _ chance: Chance
    ) -> (any QuestionKind, Solution, words: [String]) {
        let words = ["alder", "birch", "cedar", "dogwood"].map { "\($0)\(id)" }
        let inPart = chance.percent(50), other = chance.percent(50)
        switch chance.number(0...(isGraded ? 8 : 9)) {
        case 0: return (Choice(options: words, correct: [1, 2]), .oneOf([words[1], words[2]]), words)
        case 1: return (TrueFalse(correct: other), .truth(other), words)
        case 2:
            let kind = Multiple(options: words, correct: [0, 2], partial: inPart)
            return (kind, .all([words[0], words[2]], inPart: inPart), words)
        case 3:
            let kind = Blanks(options: words, correct: [3, 1], partial: inPart, unordered: other)
            return (kind, .gaps([words[3], words[1]], inPart: inPart, inAnyOrder: other), words)
        case 4:
            let word = other ? "hedgehog" : "hedgehog\(id)"
            return (Text(accepted: [word], typos: inPart ? 1 : 0), .spelling(word, typos: inPart), [word])
        case 5:
            // So that a tenth of the band is a whole number of thousandths.
            let within = chance.one(of: [2, 4, 5, 8, 10])
            let kind = Number(correct: 42, tolerance: Double(within), closest: other)
            return (kind, .number(42, within: within, isCloserBetter: other), words)
        case 6: return (Order(options: words, partial: inPart), .sequence(words, inPart: inPart), words)
        case 7:
            let left = ["one", "two", "three"].map { "\($0)\(id)" }
            let kind = Match(left: left, options: words, correct: [2, 0, 3], partial: inPart)
            let pairs = zip(left, [2, 0, 3]).map { (left: $0, right: words[$1]) }
            return (kind, .pairs(pairs, inPart: inPart), words)
        case 8:
            let items = ["mercury", "venus", "saturn"].prefix(chance.number(1...3)).map { $0 }
            return (List(items: items.map { [$0] }, typos: other ? 1 : 0), .items(items, typos: other), items)
        default: return (Poll(options: words), .opinion, words)
        }
    }

    /// A wrong answer that the bank knows; nil: none.
    private static func commonMistake(_ solution: Solution, _ words: [String]) -> String? {
        switch solution {
        case .oneOf: words[0]
        case .all: "\(words[1])"
        case .gaps: "\(words[0]), \(words[2])"
        case .spelling, .items: "nobody"
        case .number: "7"
        case .truth, .sequence, .pairs, .opinion: nil
        }
    }
}
