/// What everybody may see of a question. It has no solution, so none can leak from it.
public struct ShownQuestion: Hashable, Sendable {
    public struct Option: Hashable, Sendable {
        public let key: String
        public let text: String

        public init(key: String, text: String) {
            self.key = key
            self.text = text
        }
    }

    public let number: Int
    public let of: Int
    /// The round it belongs to, from 1.
    public let round: Int
    public let kind: KindName
    public let text: String
    public let options: [Option]
    /// What each of the options belongs to, in a `match`, keyed 1, 2, 3 …
    public let left: [Option]
    public let blanks: Int?
    /// How many answers may be given, one after another.
    public let most: Int?
    public let unit: String?
    /// 0 where nothing can be right.
    public let points: Int
    public let seconds: Int
    public let difficulty: Difficulty?
    public let topic: String?
    public let media: Media?
    /// One short line that asks a person with a keyboard for an answer.
    public let prompt: String

    public init(_ question: Question, number: Int, of: Int, round: Int) {
        self.number = number
        self.of = of
        self.round = round
        kind = type(of: question.kind).name
        text = question.text
        options = zip(question.kind.keys, question.kind.options).map { Option(key: $0, text: $1) }
        left = zip(question.kind.leftKeys, question.kind.left).map { Option(key: $0, text: $1) }
        blanks = question.kind.gaps
        most = question.kind.most
        unit = question.kind.unit
        points = question.kind.isGraded ? question.points : 0
        seconds = question.seconds
        difficulty = question.difficulty
        topic = question.topic
        media = question.media
        prompt = question.kind.prompt
    }
}

/// The solution of a question, as `reveal` tells it.
public struct Solution: Hashable, Sendable {
    /// The accepted answers, the model one first.
    public package(set) var correct: [AnswerForm]
    public let explanation: [String]
    public let mistakes: [String]
    public let check: String?

    public init(_ question: Question) {
        correct = question.kind.solutions.map { question.kind.form($0) }
        explanation = question.explanation
        mistakes = question.mistakes.map { mistake in mistake.answer.map { "\($0): \(mistake.why)" } ?? mistake.why }
        check = question.check
    }
}
