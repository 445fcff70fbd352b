import QuizRules

/// Answers in the words of a report.
enum AnswerWords {
    /// The keys of the options that an answer names.
    static func keys(_ form: AnswerForm) -> [String] {
        switch form {
        case .choice(let key): [key]
        case .choices(let keys), .blanks(let keys), .order(let keys): keys
        case .pairs, .text, .texts, .number: []
        }
    }

    /// As it was given: `B`, `A C`, `Paris`, `42`.
    static func short(_ form: AnswerForm) -> String {
        switch form {
        case .choice(let key): key
        case .choices(let keys), .blanks(let keys), .order(let keys): keys.joined(separator: " ")
        case .pairs(let pairs): pairs.map { "\($0.left)\($0.option.lowercased())" }.joined(separator: " ")
        case .text(let text): text
        case .texts(let texts): texts.joined(separator: ", ")
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
        case .pairs(let pairs): return pairs.map { "\($0.left) \(text($0.option))" }.joined(separator: ", ")
        case .text(let text): return text
        case .texts(let texts): return texts.joined(separator: ", ")
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
