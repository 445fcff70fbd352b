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
}
