/// One option is chosen; one, or one of several, is right.
public struct Choice: QuestionKind, Hashable {
    public static let name = KindName.choice
    public let options: [String]
    /// Positions of the accepted options, from 0, the model one first.
    public let correct: [Int]

    /// - Parameters:
    ///   - options: 2 to 26 different texts.
    ///   - correct: positions of the accepted options, from 0, the model one first.
    public init(options: [String], correct: [Int]) {
        precondition(!correct.isEmpty && correct.allSatisfy(options.indices.contains))
        self.options = options
        self.correct = correct
    }

    public var mayShuffle: Bool { true }

    public func shuffled(_ order: [Int]) -> Choice {
        Choice(options: order.map { options[$0] }, correct: correct.map { order.position(of: $0) })
    }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        guard let position = OptionReading(options: options).position(of: given) else {
            throw .badAnswer("Give one of \(alternatives(keys)).")
        }
        return .choice(position)
    }

    public func grade(_ answer: Answer) -> Grade {
        if case .choice(let position) = answer, correct.contains(position) { .right } else { .wrong }
    }

    public var solutions: [Answer] { correct.map { .choice($0) } }
    public func keyed(to answer: Answer) -> Choice? {
        guard case .choice(let position) = answer else { return nil }
        return Choice(options: options, correct: [position])
    }

    public var prompt: String { "One letter, for instance: b" }
}
