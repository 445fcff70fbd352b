/// Typed text that has one or more accepted spellings.
public struct Text: QuestionKind, Hashable {
    public static let name = KindName.text
    /// The most characters in an answer.
    public static let longest = 200
    /// The model one first.
    public let accepted: [String]
    public let typos: Int
    private let folded: [FoldedText]

    /// - Parameters:
    ///   - accepted: spellings that are right, the model one first; at least one. Case, accents and spaces make no
    ///     difference.
    ///   - typos: 0, or 1 to forgive one letter too many, too few or wrong in a word of at least 5 letters, without
    ///     digits.
    public init(accepted: [String], typos: Int = 0) {
        precondition(!accepted.isEmpty && (0...1).contains(typos))
        self.accepted = accepted
        self.typos = typos
        folded = accepted.map(FoldedText.init)
    }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        let said: String
        switch given {
        case .form(.text(let text)), .typed(let text): said = text
        case .form: throw .badAnswer("Give a text.")
        }
        let text = CleanText.clean(said, limit: Self.longest + 1)
        guard !text.isEmpty else { throw .badAnswer("Type a word or two.") }
        guard text.count <= Self.longest else { throw .badAnswer("At most \(Self.longest) characters.") }
        return .text(text)
    }

    public func grade(_ answer: Answer) -> Grade {
        guard case .text(let text) = answer else { return .wrong }
        let given = FoldedText(text)
        if folded.contains(given) { return .right }
        return typos == 1 && folded.contains { Typo.isOne($0, given) } ? .right : .wrong
    }

    public var solutions: [Answer] { accepted.map { .text($0) } }
    public var prompt: String { "Type your answer" }
}
