internal import QuizRules

/// Numbers, times and lists in words.
enum TextPhrase {
    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    /// 1st, 2nd, 3rd, 11th …
    static func ordinal(_ number: Int) -> String {
        let ending =
            switch (number % 100, number % 10) {
            case (11...13, _): "th"
            case (_, 1): "st"
            case (_, 2): "nd"
            case (_, 3): "rd"
            default: "th"
            }
        return "\(number)\(ending)"
    }

    /// `4.3 s`, to the nearest tenth.
    static func seconds(_ span: Milliseconds) -> String {
        let tenths = max(0, (span.value + 50) / 100)
        return "\(tenths / 10).\(tenths % 10) s"
    }

    /// `20 seconds`, `1 minute 30 seconds`.
    static func duration(seconds: Int) -> String {
        guard seconds >= 60 else { return count(seconds, "second") }
        let minutes = count(seconds / 60, "minute")
        return seconds % 60 == 0 ? minutes : "\(minutes) \(count(seconds % 60, "second"))"
    }

    /// Whole seconds, a begun one counted, so that nobody reads 0 while there is time.
    static func timeLeft(_ remaining: Milliseconds) -> String {
        "\(duration(seconds: Int(max(0, remaining.value) + 999) / 1000)) left."
    }

    /// `Ada`, `Ada and Ben`, `Ada, Ben and Cleo`.
    static func list(_ items: [String], _ word: String = "and") -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return "\(items.dropLast().joined(separator: ", ")) \(word) \(last)"
    }

    static func points(_ points: Int) -> String { count(points, "point") }

    static func number(_ number: Double, unit: String? = nil) -> String {
        let digits = Int(exactly: number).flatMap { abs($0) < 1_000_000_000_000_000 ? "\($0)" : nil } ?? "\(number)"
        guard let unit, !unit.isEmpty else { return digits }
        return unit == "%" || unit == "°" ? digits + unit : "\(digits) \(unit)"
    }
}

/// An answer in words, beside the question that it belongs to.
enum TextAnswer {
    /// In one line, as a player gave it: `B A`, `Paris`, `42`.
    static func short(_ form: AnswerForm) -> String {
        switch form {
        case .choice(let key): key
        case .choices(let keys): keys.joined(separator: " ")
        case .blanks(let keys):
            keys.allSatisfy { $0.count == 1 } ? keys.joined(separator: " ") : keys.joined(separator: ", ")
        case .text(let text): text
        case .number(let number): TextPhrase.number(number)
        }
    }

    /// The accepted answers, the model one first; several lines where that reads better.
    static func solution(_ forms: [AnswerForm], to question: ShownQuestion) -> String {
        guard let model = forms.first else { return "Nothing is right or wrong here." }
        let others = forms.dropFirst().map { full($0, to: question) }
        let first = full(model, to: question)
        guard !others.isEmpty else { return first }
        guard question.kind == .text else { return ([first] + others.map { "or " + $0 }).joined(separator: "\n") }
        let shown = others.prefix(3).map(\.self)
        return "\(first) (also right: \(shown.joined(separator: ", "))\(others.count > 3 ? " …" : ""))"
    }

    /// With the texts of the options.
    static func full(_ form: AnswerForm, to question: ShownQuestion) -> String {
        func text(_ key: String) -> String { question.options.first { $0.key == key }?.text ?? key }
        switch form {
        case .choice(let key): return question.kind == .truefalse ? text(key) : "\(key)  \(text(key))"
        case .choices(let keys): return keys.map { "\($0)  \(text($0))" }.joined(separator: "\n")
        case .blanks(let keys): return "\(keys.map(text).joined(separator: ", "))  (\(short(form)))"
        case .text(let text): return text
        case .number(let number): return TextPhrase.number(number, unit: question.unit)
        }
    }
}
