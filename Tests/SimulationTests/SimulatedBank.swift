import QuizProtocol
import QuizRules

/// A question that the simulator asks, with what it knows of its solution by itself: an answer is graded by the words of
/// the options, never by the code of the rules.
struct SimulatedQuestion {
    enum Solution {
        case oneOf([String])
        case truth(Bool)
        case all([String], inPart: Bool)
        case inOrder([String], inPart: Bool)
        case spelling(String)
        case number(Double)
    }

    let id: Int
    let question: Question
    let solution: Solution
    let words: [String]

    /// How much of an answer is right, as a fraction.
    func share(of given: GivenAnswer, shown: ShownQuestion) -> (parts: Int, of: Int) {
        func words(_ keys: [String]) -> [String?] {
            keys.map { key in shown.options.first { $0.key == key.uppercased() }?.text }
        }
        switch (solution, given.reduced(to: shown)) {
        case (.oneOf(let right), .choice(let key)):
            return words([key]).contains { right.contains($0 ?? "") } ? (1, 1) : (0, 1)
        case (.truth(let truth), .choice(let key)): return (key.uppercased() == "T") == truth ? (1, 1) : (0, 1)
        case (.all(let right, let inPart), .choices(let keys)):
            let chosen = Set(words(keys).compactMap { $0 })
            let hits = chosen.count { right.contains($0) }
            if inPart { return (max(0, hits - (chosen.count - hits)), right.count) }
            return hits == right.count && chosen.count == right.count ? (1, 1) : (0, 1)
        case (.inOrder(let right, let inPart), .blanks(let keys)):
            let hits = zip(words(keys), right).count { $0 == $1 }
            return inPart ? (hits, right.count) : (hits == right.count ? 1 : 0, 1)
        case (.spelling(let right), .text(let text)): return text.lowercased() == right ? (1, 1) : (0, 1)
        case (.number(let right), .number(let number)): return abs(number - right) <= 2 ? (1, 1) : (0, 1)
        default: return (0, 1)
        }
    }
}

extension GivenAnswer {
    /// What a person typed, read as the simulator's people type it: letters, a word, or a number.
    fileprivate func reduced(to shown: ShownQuestion) -> AnswerForm {
        switch self {
        case .form(let form): return form
        case .typed(let text):
            // A number stands for an option, as where it was meant for the question before.
            let letters = text.filter { $0 != " " }.map { sign in
                let place = (sign.wholeNumberValue ?? 0) - 1
                return shown.options.indices.contains(place) ? shown.options[place].key : String(sign)
            }
            switch shown.kind {
            case .choice, .truefalse: return .choice(letters.joined())
            case .multiple: return .choices(letters)
            case .blanks: return .blanks(letters)
            case .number: return .number(Double(text) ?? .nan)
            default: return .text(text)
            }
        }
    }
}

/// The bank of a simulated evening. Whatever tells a solution bears a mark that stands in nothing else, so that a leak is
/// seen in any byte of any line.
struct SimulatedBank {
    let questions: [SimulatedQuestion]
    let bank: Bank

    static let mark = "§"

    init(_ chance: Chance) {
        let rounds = chance.number(1...2)
        var questions: [SimulatedQuestion] = []
        var banked: [Bank.Round] = []
        for round in 1...rounds {
            let made = (0..<chance.number(1...3)).map { place in
                SimulatedQuestion(id: questions.count + place + 1, chance)
            }
            questions += made
            banked.append(Bank.Round(name: "Round \(round)", questions: made.map(\.question)))
        }
        self.questions = questions
        bank = Bank(name: "simulated", title: "Simulated", language: "en", rounds: banked)
    }

    /// A question by its text, as it was shown.
    func question(_ text: String) -> SimulatedQuestion? {
        guard let colon = text.firstIndex(of: ":"), let space = text[..<colon].lastIndex(of: " ") else { return nil }
        guard let id = Int(text[text.index(after: space)..<colon]) else { return nil }
        return questions.indices.contains(id - 1) ? questions[id - 1] : nil
    }
}

extension SimulatedQuestion {
    init(id: Int, _ chance: Chance) {
        let words = ["alder", "birch", "cedar", "dogwood"].map { "\($0)\(id)" }
        let inPart = chance.percent(50)
        let kind: any QuestionKind
        let solution: Solution
        switch chance.number(0...5) {
        case 0:
            kind = Choice(options: words, correct: [1, 2])
            solution = .oneOf([words[1], words[2]])
        case 1:
            let truth = chance.percent(50)
            kind = TrueFalse(correct: truth)
            solution = .truth(truth)
        case 2:
            kind = Multiple(options: words, correct: [0, 2], partial: inPart)
            solution = .all([words[0], words[2]], inPart: inPart)
        case 3:
            kind = Blanks(options: words, correct: [3, 1], partial: inPart)
            solution = .inOrder([words[3], words[1]], inPart: inPart)
        case 4:
            kind = Text(accepted: ["hedgehog\(id)"])
            solution = .spelling("hedgehog\(id)")
        default:
            kind = Number(correct: 42, tolerance: 2)
            solution = .number(42)
        }
        let gaps = kind.gaps == nil ? "" : " ___ and ___"
        var question = Question(id: "s\(id)", text: "Simulated question \(id):\(gaps)", kind: kind)
        let mark = "\(SimulatedBank.mark)\(id)"
        question.explanation = ["\(mark) first step", "\(mark) last step"]
        question.mistakes = [Mistake(why: "\(mark) mistake")]
        question.check = "\(mark) line"
        question.hint = "\(mark) hint"
        question.points = chance.one(of: [1000, 1000, 0, 5000, 333])
        question.seconds = chance.one(of: [5, 5, 10, 20, 0])
        self.init(id: id, question: question, solution: solution, words: words)
    }
}
