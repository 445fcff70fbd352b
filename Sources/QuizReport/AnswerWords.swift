import QuizRules

/// Answers in the words of a report.
enum AnswerWords {
    /// The keys of the options that an answer names.
    static func keys(_ form: AnswerForm) -> [String] {
        switch form {
        case .choice(let key): [key]
        case .choices(let keys), .blanks(let keys), .order(let keys): keys
        case .text, .number: []
        }
    }

    /// As it was given: `B`, `A C`, `Paris`, `42`.
    static func short(_ form: AnswerForm) -> String {
        switch form {
        case .choice(let key): key
        case .choices(let keys), .blanks(let keys), .order(let keys): keys.joined(separator: " ")
        case .text(let text): text
        case .number(let number): self.number(number)
        }
    }

    /// With the texts of the options.
    static func full(_ form: AnswerForm, of played: GameResults.Played) -> String {
        let options = played.question.kind.options
        func text(_ key: String) -> String { played.keys.firstIndex(of: key).map { "\(key) \(options[$0])" } ?? key }
        switch form {
        case .choice(let key): return text(key)
        case .choices(let keys), .blanks(let keys), .order(let keys): return keys.map(text).joined(separator: ", ")
        case .text(let text): return text
        case .number(let number):
            return self.number(number) + (played.question.unit.map { " \($0)" } ?? "")
        }
    }

    private static func number(_ number: Double) -> String {
        Int(exactly: number).map { "\($0)" } ?? "\(number)"
    }
}

extension Question {
    fileprivate var unit: String? { kind.unit }
}
