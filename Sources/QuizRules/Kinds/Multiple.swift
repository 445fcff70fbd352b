/// Every right option is to be found, and no other.
public struct Multiple: QuestionKind, Hashable {
    public static let name = KindName.multiple
    public let options: [String]
    /// Positions of the right options, from 0, ascending.
    public let correct: [Int]
    public let partial: Bool

    /// - Parameters:
    ///   - options: 2 to 26 different texts.
    ///   - correct: positions of the right options, from 0; at least one.
    ///   - partial: a part of them earns a part: (right − wrong) / all right, never below 0.
    public init(options: [String], correct: [Int], partial: Bool = false) {
        precondition(!correct.isEmpty && correct.allSatisfy(options.indices.contains))
        self.options = options
        self.correct = correct.sorted()
        self.partial = partial
    }

    public var mayShuffle: Bool { true }

    public func shuffled(_ order: [Int]) -> Multiple {
        Multiple(
            options: order.map { options[$0] }, correct: correct.map { order.position(of: $0) }, partial: partial)
    }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        let reading = OptionReading(options: options)
        var chosen: [Int?] =
            switch given {
            case .form(.choices(let keys)): keys.map { reading.position(ofKey: $0) }
            case .typed(let text): reading.positions(ofTyped: text.trimmed) ?? []
            case .form: []
            }
        chosen = chosen.isEmpty ? [nil] : chosen
        var isChosen = options.map { _ in false }
        for position in chosen {
            guard let position else { throw .badAnswer("Give one or more of \(alternatives(keys)).") }
            isChosen[position] = true
        }
        return .choices(options.indices.filter { isChosen[$0] })
    }

    public func grade(_ answer: Answer) -> Grade {
        guard case .choices(let chosen) = answer else { return .wrong }
        if chosen == correct { return .right }
        guard partial else { return .wrong }
        let right = chosen.count { correct.contains($0) }
        let share = Share(max(0, right - (chosen.count - right)), of: correct.count)
        return Grade(share: share, right: share.isAll)
    }

    public var solutions: [Answer] { [.choices(correct)] }
    public func keyed(to answer: Answer) -> Multiple? {
        guard case .choices(let positions) = answer else { return nil }
        return Multiple(options: options, correct: positions, partial: partial)
    }

    public var prompt: String { "Every letter that is right, for instance: a c" }
}
