/// Gaps in a text, each to be filled from one pool of options.
public struct Blanks: QuestionKind, Hashable {
    public static let name = KindName.blanks
    public let options: [String]
    /// The position of the right option for each gap, in order, from 0.
    public let correct: [Int]
    public let partial: Bool
    public let unordered: Bool

    /// - Parameters:
    ///   - options: the pool, 2 to 26 different texts.
    ///   - correct: the position of the right option for each gap, in order, from 0; at least one.
    ///   - partial: right gaps earn their share.
    ///   - unordered: the gaps may be swapped.
    public init(options: [String], correct: [Int], partial: Bool = false, unordered: Bool = false) {
        precondition(!correct.isEmpty && correct.allSatisfy(options.indices.contains))
        self.options = options
        self.correct = correct
        self.partial = partial
        self.unordered = unordered
    }

    public var gaps: Int? { correct.count }
    public var mayShuffle: Bool { true }

    public func shuffled(_ order: [Int]) -> Blanks {
        Blanks(
            options: order.map { options[$0] }, correct: correct.map { order.position(of: $0) }, partial: partial,
            unordered: unordered)
    }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        let reading = OptionReading(options: options)
        let filled: [Int?] =
            switch given {
            case .form(.blanks(let words)): words.map { reading.position(ofKeyOrText: $0) }
            case .typed(let text): reading.positions(ofTyped: text.trimmed) ?? []
            case .form: []
            }
        let positions = filled.compactMap { $0 }
        guard positions.count == filled.count, positions.count == correct.count else {
            let gaps = correct.count == 1 ? "the gap" : "each of the \(correct.count) gaps, in order"
            throw .badAnswer("Give one of \(alternatives(keys)) for \(gaps).")
        }
        return .blanks(positions)
    }

    public func grade(_ answer: Answer) -> Grade {
        guard case .blanks(let filled) = answer, filled.count == correct.count else { return .wrong }
        let right = unordered ? inCommon(filled) : zip(filled, correct).count { $0 == $1 }
        if right == correct.count { return .right }
        return partial ? Grade(share: Share(right, of: correct.count), right: false) : .wrong
    }

    /// How many of the right options are there, wherever; each counts as often as it is right.
    private func inCommon(_ filled: [Int]) -> Int {
        var open = correct
        return filled.count { position in
            guard let found = open.firstIndex(of: position) else { return false }
            open.remove(at: found)
            return true
        }
    }

    public var solutions: [Answer] { [.blanks(correct)] }

    public func keyed(to answer: Answer) -> Blanks? {
        guard case .blanks(let positions) = answer else { return nil }
        return Blanks(options: options, correct: positions, partial: partial, unordered: unordered)
    }

    public var prompt: String {
        switch correct.count {
        case 1: "One letter, for instance: b"
        case 2: "Two letters in order, for instance: c a"
        case 3: "Three letters in order, for instance: c a b"
        default: "One letter for each of the \(correct.count) gaps, in order, for instance: c a …"
        }
    }
}
