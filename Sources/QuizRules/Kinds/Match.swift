/// Items on the left, each to be given the option that belongs to it.
public struct Match: QuestionKind, Hashable {
    public static let name = KindName.match
    public let left: [String]
    public let options: [String]
    /// The position of the right option for each item on the left, from 0.
    public let correct: [Int]
    public let partial: Bool

    /// - Parameters:
    ///   - left: 2 to 26 different texts.
    ///   - options: 2 to 26 different texts; there may be some that belong to nothing.
    ///   - correct: the position of the right option for each item on the left, from 0.
    ///   - partial: right pairs earn their share.
    public init(left: [String], options: [String], correct: [Int], partial: Bool = false) {
        precondition(!left.isEmpty && left.count == correct.count && correct.allSatisfy(options.indices.contains))
        self.left = left
        self.options = options
        self.correct = correct
        self.partial = partial
    }

    public var mayShuffle: Bool { true }
    public var mustShuffle: Bool { true }
    public var countsOptions: Bool { false }

    public func shuffled(_ order: [Int]) -> Match {
        Match(
            left: left, options: order.map { options[$0] }, correct: correct.map { order.position(of: $0) },
            partial: partial)
    }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        let named: [PairReading.Pair]? =
            switch given {
            case .form(.pairs(let pairs)): reading.pairs(byKeys: pairs)
            case .typed(let text): reading.pairs(typed: text.trimmed)
            case .form: nil
            }
        var chosen: [Int?] = left.map { _ in nil }
        for pair in named ?? [] { chosen[pair.left] = pair.option }
        let positions = chosen.compactMap { $0 }
        guard positions.count == left.count else {
            throw .badAnswer("Give one of \(alternatives(keys)) for each of \(listed(leftKeys)).")
        }
        return .pairs(positions)
    }

    private var reading: PairReading {
        PairReading(left: left, options: OptionReading(options: options))
    }

    public func grade(_ answer: Answer) -> Grade {
        guard case .pairs(let given) = answer, given.count == correct.count else { return .wrong }
        let right = zip(given, correct).count { $0 == $1 }
        if right == correct.count { return .right }
        return partial ? Grade(share: Share(right, of: correct.count), right: false) : .wrong
    }

    public func keyed(to answer: Answer) -> Match? {
        guard case .pairs(let given) = answer, given.count == left.count else { return nil }
        return Match(left: left, options: options, correct: given, partial: partial)
    }

    public var solutions: [Answer] { [.pairs(correct)] }

    public var prompt: String {
        let letters = keys.map { $0.lowercased() }
        let example = left.indices.map { "\($0 + 1)\(letters[($0 + 1) % letters.count])" }
        return "A letter for each number, for instance: \(example.joined(separator: " "))"
    }
}
