/// Options to be put in order.
public struct Order: QuestionKind, Hashable {
    public static let name = KindName.order
    public let options: [String]
    /// Positions of all options in the right order, from 0.
    public let correct: [Int]
    public let partial: Bool

    /// - Parameters:
    ///   - options: 2 to 26 different texts, as they are shown.
    ///   - correct: the positions of all options in the right order, each once; nil: as they stand.
    ///   - partial: an answer earns the share of its neighbours that stand in the right order.
    public init(options: [String], correct: [Int]? = nil, partial: Bool = false) {
        let correct = correct ?? Array(options.indices)
        precondition(options.count > 1 && correct.sorted() == Array(options.indices))
        self.options = options
        self.correct = correct
        self.partial = partial
    }

    public var mayShuffle: Bool { true }
    public var mustShuffle: Bool { true }
    public var countsOptions: Bool { false }

    public func shuffled(_ order: [Int]) -> Order {
        Order(
            options: order.map { options[$0] }, correct: correct.map { order.position(of: $0) }, partial: partial)
    }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        let reading = OptionReading(options: options)
        let named: [Int?] =
            switch given {
            case .form(.order(let keys)): keys.map { reading.position(ofKey: $0) }
            case .typed(let text): reading.positions(ofTyped: text.trimmed) ?? []
            case .form: []
            }
        let positions = named.compactMap { $0 }
        guard positions.count == named.count, positions.sorted() == Array(options.indices) else {
            throw .badAnswer("Give each of \(listed(keys)) once, in order.")
        }
        return .order(positions)
    }

    public func grade(_ answer: Answer) -> Grade {
        guard case .order(let given) = answer, given.count == correct.count else { return .wrong }
        if given == correct { return .right }
        guard partial else { return .wrong }
        let places = given.map { correct.position(of: $0) }
        let ascending = zip(places, places.dropFirst()).count { $0 < $1 }
        return Grade(share: Share(ascending, of: correct.count - 1), right: false)
    }

    public func keyed(to answer: Answer) -> Order? {
        guard case .order(let positions) = answer else { return nil }
        return Order(options: options, correct: positions, partial: partial)
    }

    public var solutions: [Answer] { [.order(correct)] }

    /// With as many letters as there are options, in an order that says nothing: "c a d b".
    public var prompt: String {
        let letters = keys.map { $0.lowercased() }
        let even = letters.indices.filter { $0.isMultiple(of: 2) }, odd = letters.indices.filter { $0 % 2 == 1 }
        let example = (even.reversed() + odd.reversed()).map { letters[$0] }.joined(separator: " ")
        return "All the letters in order, for instance: \(example)"
    }
}
