/// A statement that is true or false.
public struct TrueFalse: QuestionKind, Hashable {
    public static let name = KindName.truefalse
    public let correct: Bool

    public init(correct: Bool) { self.correct = correct }

    public var options: [String] { ["True", "False"] }
    public var keys: [String] { ["T", "F"] }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        let said: String? =
            switch given {
            case .form(.choice(let key)): key.trimmed.uppercased()
            case .typed(let text): Self.keys[FoldedText(text).text]
            case .form: nil
            }
        switch said {
        case "T": return .choice(0)
        case "F": return .choice(1)
        default: throw .badAnswer("Give T for true or F for false.")
        }
    }

    public func grade(_ answer: Answer) -> Grade { answer == solutions[0] ? .right : .wrong }
    public var solutions: [Answer] { [.choice(correct ? 0 : 1)] }
    public func keyed(to answer: Answer) -> TrueFalse? {
        guard case .choice(let position) = answer else { return nil }
        return TrueFalse(correct: position == 0)
    }

    public var prompt: String { "t for true, or f for false" }

    /// What a person may type.
    private static let keys = [
        "t": "T", "true": "T", "yes": "T", "y": "T", "1": "T", "f": "F", "false": "F", "no": "F", "n": "F", "2": "F",
    ]
}
