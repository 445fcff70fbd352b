internal import QuizRules

/// What the value of an option looks like: as JSON, as people type it, and in the words of an error.
struct OptionForm<Value>: Sendable {
    let json: @Sendable (JSONElement) -> Value?
    let text: @Sendable (String) -> Value?
    /// What it must be, as the end of a sentence.
    let inJSON: String
    let inText: String
}

extension OptionForm<Bool> {
    static let flag = OptionForm(
        json: { $0.boolean }, text: { TextFlag.read($0) }, inJSON: "true or false", inText: "on or off")
}

extension OptionForm<Int> {
    static func whole(_ range: ClosedRange<Int>) -> OptionForm {
        let words = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        return OptionForm(
            json: { $0.integer.flatMap { Int(exactly: $0) }.flatMap { range.contains($0) ? $0 : nil } },
            text: { Int($0).flatMap { range.contains($0) ? $0 : nil } }, inJSON: words, inText: words)
    }

    /// Of a question: 0 is no limit.
    static let seconds: OptionForm = {
        let limit = OptionForm.whole(5...600), none = OptionForm.whole(0...0)
        let words = "\(limit.inText), or 0 for no limit"
        return OptionForm(
            json: { limit.json($0) ?? none.json($0) }, text: { limit.text($0) ?? none.text($0) }, inJSON: words,
            inText: words)
    }()

    /// A part of the whole, kept in percent: 0.5, or typed also 50%.
    static let share = OptionForm(
        json: { $0.number.flatMap { 0...1 ~= $0 ? Int(($0 * 100).rounded()) : nil } },
        text: { typed in
            let isPercent = typed.hasSuffix("%")
            guard let number = Double(isPercent ? String(typed.dropLast()) : typed), number.isFinite else { return nil }
            let percent = isPercent ? number : number * 100
            return (0...100).contains(percent) ? Int(percent.rounded()) : nil
        },
        inJSON: "a number from 0 to 1", inText: "a number from 0 to 1, or a percentage")
}

extension OptionForm<Milliseconds> {
    static func milliseconds(_ range: ClosedRange<Int>) -> OptionForm {
        let whole = OptionForm<Int>.whole(range)
        return OptionForm(
            json: { whole.json($0).map { Milliseconds($0) } }, text: { whole.text($0).map { Milliseconds($0) } },
            inJSON: whole.inJSON, inText: whole.inText)
    }
}

extension OptionForm<GameOptions.Pace> {
    static let pace = OptionForm(
        json: { $0.string.flatMap(GameOptions.Pace.init) }, text: { GameOptions.Pace(rawValue: $0.lowercased()) },
        inJSON: "\"host\" or \"auto\"", inText: "host or auto")
}

extension OptionForm<UInt64> {
    static let seed = OptionForm(
        json: { $0.unsigned }, text: { UInt64($0) }, inJSON: "a whole number from 0 to \(UInt64.max)",
        inText: "a whole number")
}

extension OptionForm<[Int]> {
    static let rounds = OptionForm(
        json: { $0.elements.flatMap { each($0.map { $0.integer.flatMap { Int(exactly: $0) } ?? 0 }) } },
        text: { each($0.split(whereSeparator: { $0 == "," || $0 == "+" }).map { Int($0) ?? 0 }) },
        inJSON: "a list of rounds by their numbers from 1, each once, such as [1, 3]",
        inText: "rounds by their numbers from 1, each once")

    private static func each(_ numbers: [Int]) -> [Int]? {
        let isGood = !numbers.isEmpty && numbers.allSatisfy { $0 > 0 } && Set(numbers).count == numbers.count
        return isGood ? numbers : nil
    }
}
