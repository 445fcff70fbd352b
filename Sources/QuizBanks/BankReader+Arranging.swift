import QuizRules
import Yams

// Kinds whose answer is all of their options, arranged.
extension BankReader {
    /// The options are written in the right order; they are shown in another.
    mutating func order(_ members: Members) -> (any QuestionKind)? {
        let partial = flag("partial", members)
        guard let answer = required("answer", in: members),
            let options = optionTexts(answer, "'answer'", BankLimits.options), let partial
        else { return nil }
        return Order(options: options, partial: partial)
    }

    /// All options in another, wrong order.
    mutating func arranged(_ node: Node, _ role: String, _ kind: any QuestionKind) -> [Int]? {
        guard let positions = distinctOptions(node, role, role, of: kind.options) else { return nil }
        guard positions.count == kind.options.count else {
            error("\(role) has \(positions.count) of the \(kind.options.count) options", at: node.line)
            return nil
        }
        return positions
    }

    /// The answer pairs each item on the left with its option. The options may be given too, if there are more of them.
    mutating func match(_ members: Members) -> (any QuestionKind)? {
        let partial = flag("partial", members)
        let given = members["options"].map { optionTexts($0, "'options'", BankLimits.options) }
        guard let answer = required("answer", in: members), let pairs = self.pairs(answer, "'answer'"), let partial
        else {
            return nil
        }
        let texts = pairs.compactMap { text($0.right, "the pair of '\($0.left.brief)'", limit: BankLimits.option) }
        guard texts.count == pairs.count else { return nil }
        let right = texts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard let options = given ?? right else { return nil }
        guard options.count > 1 else {
            error("all pairs have the same option; there must be at least 2", at: answer.line)
            return nil
        }
        let correct = pairs.compactMap { option($0.right, "answer", of: options) }
        guard correct.count == pairs.count else { return nil }
        return Match(left: pairs.map(\.left), options: options, correct: correct, partial: partial)
    }

    /// Wrong pairs, by positions.
    mutating func paired(_ node: Node, _ role: String, _ kind: any QuestionKind) -> [(left: Int, option: Int)]? {
        guard let pairs = self.pairs(node, role) else { return nil }
        var positions: [(left: Int, option: Int)] = []
        for pair in pairs {
            guard let left = kind.left.firstIndex(of: pair.left) else {
                error(
                    "\(role) '\(pair.left.brief)' is not on the left" + suggestion(for: pair.left, among: kind.left),
                    at: node.line)
                continue
            }
            if let option = option(pair.right, role, of: kind.options) { positions.append((left, option)) }
        }
        return positions.count == pairs.count ? positions.sorted { $0.left < $1.left } : nil
    }

    private mutating func pairs(_ node: Node, _ what: String) -> [(left: String, right: Node)]? {
        guard case .mapping(let mapping) = node else {
            error("\(what) must be pairs, one a line: 'left: right'", at: node.line)
            return nil
        }
        guard BankLimits.options.contains(mapping.count) else {
            error("\(what) has \(counted(mapping.count, "pair")); there must be 2 to 26", at: node.line)
            return nil
        }
        let pairs = mapping.compactMap { key, value in
            text(key, "the left of a pair", limit: BankLimits.option).map { (left: $0, right: value) }
        }
        return pairs.count == mapping.count ? pairs : nil
    }
}
