import QuizProtocol
import QuizRules

/// What the rules would tell on a quiz night, made by hand.
enum TextScene {
    static let start = Milliseconds(1_795_430_000_000)

    static func choice(_ number: Int, of: Int = 3, _ text: String, _ options: [String], seconds: Int = 20)
        -> ShownQuestion
    {
        var question = Question(id: "q\(number)", text: text, kind: PaperChoice(options: options))
        question.seconds = seconds
        question.difficulty = .medium
        return ShownQuestion(question, number: number, of: of, round: 1)
    }

    static func blanks(_ number: Int, of: Int = 3, _ text: String, _ options: [String], gaps: Int) -> ShownQuestion {
        ShownQuestion(
            Question(id: "q\(number)", text: text, kind: PaperBlanks(options: options, gaps: gaps)), number: number,
            of: of,
            round: 1)
    }

    static func text(_ number: Int, of: Int = 3, _ text: String) -> ShownQuestion {
        ShownQuestion(Question(id: "q\(number)", text: text, kind: PaperText()), number: number, of: of, round: 1)
    }

    static func number(_ number: Int, of: Int = 3, _ text: String, unit: String) -> ShownQuestion {
        ShownQuestion(
            Question(id: "q\(number)", text: text, kind: PaperNumber(unit: unit)), number: number, of: of, round: 1)
    }

    static func solution(
        _ correct: [AnswerForm], why: [String] = [], mistakes: [Mistake] = [], remember: String? = nil
    ) -> Solution {
        var question = Question(id: "s", text: "", kind: PaperAnswers(forms: correct))
        question.explanation = why
        question.mistakes = mistakes
        question.check = remember
        return Solution(question)
    }

    static func told(_ seq: Int, _ what: Announcement) -> Told { Told(seq: seq, at: start, what: what) }

    static func open(_ shown: ShownQuestion, remaining: Milliseconds? = nil, solution: Solution? = nil) -> Announcement
    {
        .question(
            QuestionOpened(
                shown: shown,
                clock: Clock(remaining: remaining, closesAt: start + .seconds(shown.seconds)), solution: solution))
    }

    static func result(
        _ correct: Bool, _ points: Int, score: Int, rank: Int, streak: Int = 0, status: Receipt.Status? = .accepted
    ) -> Reveal.You {
        Reveal.You(
            status: status, correct: correct, points: points, elapsed: 4310, score: score, rank: rank, streak: streak)
    }

    static func standing(_ rank: Int, _ number: Int, _ name: String, _ score: Int, moved: Int = 0, team: String? = nil)
        -> Standing
    {
        Standing(rank: rank, player: PlayerID(number: number), name: name, team: team, score: score, moved: moved)
    }

    static func receipt(
        _ question: Int, _ status: Receipt.Status, elapsed: Milliseconds = 4310, credit: Milliseconds = 0
    )
        -> Receipt
    {
        Receipt(
            question: question, status: status, startedAt: start, receivedAt: start + elapsed, elapsed: elapsed,
            credit: credit)
    }

    static func state(
        _ phase: Phase, players: Int = 3, paused: Bool = false, you: StateView.You? = nil, now: [Told] = []
    ) -> StateView {
        StateView(
            phase: phase, paused: paused, mode: .classic, title: "MLOps and DevOps", players: players, questions: 3,
            locked: false, seq: now.last?.seq ?? 0, you: you, now: now)
    }

    static func you(_ name: String, score: Int = 0, rank: Int = 1, answer: AnswerForm? = nil) -> StateView.You {
        StateView.You(player: PlayerID(number: 1), name: name, team: nil, score: score, rank: rank, answer: answer)
    }
}

/// Question kinds that only show themselves.
private struct PaperChoice: QuestionKind {
    static let name = KindName.choice
    let options: [String]
    var prompt: String { "One letter, for instance: b" }
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer { .choice(0) }
    func grade(_ answer: Answer) -> Grade { .wrong }
    var solutions: [Answer] { [] }
}

private struct PaperBlanks: QuestionKind {
    static let name = KindName.blanks
    let options: [String]
    let gaps: Int?
    var prompt: String { "Two letters in order, for instance: c a" }
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer { .blanks([]) }
    func grade(_ answer: Answer) -> Grade { .wrong }
    var solutions: [Answer] { [] }
}

private struct PaperText: QuestionKind {
    static let name = KindName.text
    var prompt: String { "Type your answer in a word or two." }
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer { .text("") }
    func grade(_ answer: Answer) -> Grade { .wrong }
    var solutions: [Answer] { [] }
}

private struct PaperNumber: QuestionKind {
    static let name = KindName.number
    let unit: String?
    var prompt: String { "A number, for instance: 42" }
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer { .number(0) }
    func grade(_ answer: Answer) -> Grade { .wrong }
    var solutions: [Answer] { [] }
}

/// Answers that are what they are told to be, with every letter for an option.
private struct PaperAnswers: QuestionKind {
    static let name = KindName.choice
    let forms: [AnswerForm]
    var prompt: String { "" }
    var options: [String] { Array(repeating: "", count: OptionKey.most) }
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer { .choice(0) }
    func grade(_ answer: Answer) -> Grade { .wrong }
    var solutions: [Answer] {
        func place(_ key: String) -> Int { keys.firstIndex(of: key) ?? 0 }
        return forms.map { form in
            switch form {
            case .choice(let key): .choice(place(key))
            case .choices(let keys): .choices(keys.map(place))
            case .blanks(let keys): .blanks(keys.map(place))
            case .text(let text): .text(text)
            case .number(let number): .number(number)
            }
        }
    }
}
