/// A bank of questions in named rounds: what an evening is made of.
public struct Bank: Sendable {
    public struct Round: Sendable {
        public var name: String
        public var questions: [Question]
        /// What is otherwise in this round. Its `seconds` and `points` are in the questions already.
        public var settings = RoundSettings()

        public init(name: String, questions: [Question]) {
            self.name = name
            self.questions = questions
        }
    }

    /// The name it is asked for by: lower-case letters, digits and hyphens.
    public var name: String
    public var title: String
    /// A BCP 47 tag.
    public var language: String
    public var rounds: [Round]
    /// What mode `learn` teaches before it asks.
    public var lesson: [LessonCard] = []
    /// Whether one may practise with it; not, for instance, before an exam.
    public var mayPractise = true

    public init(name: String, title: String, language: String, rounds: [Round]) {
        self.name = name
        self.title = title
        self.language = language
        self.rounds = rounds
    }

    public var questionCount: Int { rounds.reduce(0) { $0 + $1.questions.count } }
}

/// A card of mode `learn`.
public struct LessonCard: Hashable, Sendable {
    public var title: String
    /// Paragraphs, with their line breaks.
    public var text: String

    public init(title: String, text: String) {
        self.title = title
        self.text = text
    }
}
