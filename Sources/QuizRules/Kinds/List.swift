/// "Name the planets": one answer after another, as many as one knows. Each item that exists counts once.
public struct List: QuestionKind, Hashable {
    public static let name = KindName.list
    /// So many may be given for each item that exists …
    private static let givenForEach = 3
    /// … and no more than this, however many there are.
    public static let mostGiven = 60

    /// The accepted spellings of each item, the model one first.
    public let items: [[String]]
    public let typos: Int
    private let folded: [[FoldedText]]

    /// - Parameters:
    ///   - items: 1 to 60, each with its accepted spellings, the model one first. Case, accents and spaces make no
    ///     difference.
    ///   - typos: 0, or 1 to forgive one letter too many, too few or wrong, as in `Text`.
    public init(items: [[String]], typos: Int = 0) {
        precondition((1...Self.mostGiven).contains(items.count) && !items.contains([]) && (0...1).contains(typos))
        self.items = items
        self.typos = typos
        folded = items.map { $0.map(FoldedText.init) }
    }

    public var most: Int? { min(Self.givenForEach * items.count, Self.mostGiven) }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer { try Text.read(given) }

    public func combine(_ answer: Answer, with standing: Answer?) throws(Refusal) -> Combination {
        guard case .text(let text) = answer, case .items(let given) = standing ?? .items([]) else {
            return .stands(answer)
        }
        // By its letters alone: to know two spellings for one would say that they are right.
        let new = FoldedText(text)
        if let part = given.firstIndex(where: { FoldedText($0) == new }) { return .repeats(part: part) }
        guard given.count < most ?? 0 else {
            throw Refusal(.badAnswer, "You have given \(given.count) answers, and no more are taken.")
        }
        return .stands(.items(given + [text]))
    }

    public func grade(_ answer: Answer) -> Grade {
        let found = parts(thatCountIn: answer).count
        return Grade(share: Share(found, of: items.count), right: found == items.count)
    }

    public func parts(thatCountIn answer: Answer) -> [Int] {
        let given: [String]
        switch answer {
        case .items(let texts): given = texts
        case .text(let text): given = [text]
        default: given = []
        }
        var isFound = items.map { _ in false }
        return given.indices.filter { part in
            guard let item = item(FoldedText(given[part]), isFound), !isFound[item] else { return false }
            isFound[item] = true
            return true
        }
    }

    /// The item that is meant: one that is spelt just so or, with a typo, one that has not been found yet.
    private func item(_ given: FoldedText, _ isFound: [Bool]) -> Int? {
        if let exact = folded.firstIndex(where: { $0.contains(given) }) { return exact }
        guard typos == 1 else { return nil }
        return items.indices.first { item in !isFound[item] && folded[item].contains { Typo.isOne($0, given) } }
    }

    /// All the items that exist. One that was known keeps its other spellings.
    public func keyed(toAll answers: [Answer]) -> (any QuestionKind)? {
        var items: [[String]] = []
        for case .text(let text) in answers {
            let place = folded.firstIndex { $0.contains(FoldedText(text)) }
            let known = place.map { self.items[$0] } ?? [text]
            if !items.contains(where: { FoldedText($0[0]) == FoldedText(known[0]) }) { items.append(known) }
        }
        return (1...Self.mostGiven).contains(items.count) ? List(items: items, typos: typos) : nil
    }

    /// One for each item.
    public var solutions: [Answer] { items.map { .text($0[0]) } }
    public var prompt: String { "One answer a line, as many as you know (at most \(most ?? 0))" }
}
