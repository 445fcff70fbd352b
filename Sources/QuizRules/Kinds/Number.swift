import Foundation

/// A number, right within a tolerance.
public struct Number: QuestionKind, Hashable {
    public static let name = KindName.number
    public let correct: Double
    public let tolerance: Double
    public let closest: Bool
    public let unit: String?

    /// - Parameters:
    ///   - correct: finite.
    ///   - tolerance: how far off an answer may be and still be right; at least 0.
    ///   - closest: the share falls from 1 at the value to 0.1 at the edge of the tolerance (which must be above 0).
    ///   - unit: shown beside the number.
    public init(correct: Double, tolerance: Double = 0, closest: Bool = false, unit: String? = nil) {
        precondition(correct.isFinite && tolerance.isFinite && tolerance >= 0)
        self.correct = correct
        self.tolerance = tolerance
        self.closest = closest && tolerance > 0
        self.unit = unit
    }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        let number: Double? =
            switch given {
            case .form(.number(let number)): number
            case .typed(let text): Self.number(typed: text, unit: unit)
            case .form: nil
            }
        guard let number, number.isFinite else { throw .badAnswer("Give a number, for instance 42.") }
        // There is one nought.
        return .number(number == 0 ? 0 : number)
    }

    public func grade(_ answer: Answer) -> Grade {
        guard case .number(let number) = answer else { return .wrong }
        let off = (number - correct).magnitude
        // 0.3 is within 0.1 of 0.2, whatever binary fractions say.
        guard off <= tolerance + 1e-9 * max(1, correct.magnitude) * (tolerance == 0 ? 1e-3 : 1) else { return .wrong }
        guard closest, off > 0 else { return .right }
        return Grade(share: Self.share(min(off / tolerance, 1)), right: true)
    }

    /// In tenths of a thousandth, so that points are computed in whole numbers.
    private static func share(_ distance: Double) -> Share {
        Share(10_000 - Int((9000 * distance).rounded()), of: 10_000)
    }

    public var solutions: [Answer] { [.number(correct)] }

    public var prompt: String {
        guard let unit else { return "A number, for instance: 42" }
        return "A number (\(unit)), for instance: 42"
    }

    /// Reads "1 000", "1,000.5", "3,5", "−4", "42 km".
    private static func number(typed: String, unit: String?) -> Double? {
        var text = FoldedText(typed).text
        if let unit {
            let unit = FoldedText(unit).text
            if !unit.isEmpty, text.hasSuffix(unit) { text.removeLast(unit.count) }
        }
        text.removeAll { $0.isWhitespace || $0 == "_" || $0 == "'" }
        guard !text.isEmpty, text.utf8.count <= 40 else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.,e".utf8.contains($0) }) else { return nil }
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        let lastGroup = groups.last?.prefix { $0.isNumber }.count ?? 0
        let groupsThousands =
            groups.count > 1 && lastGroup == 3 && groups.dropFirst().dropLast().allSatisfy { $0.count == 3 }
            && !groups.dropLast().contains { $0.contains(".") } && (1...4).contains(groups[0].count)
            && groups[0].contains { $0.isNumber && $0 != "0" }
        if groups.count == 2, !groupsThousands, !text.contains(".") {
            return Double(groups.joined(separator: "."))
        }
        return groups.count == 1 || groupsThousands ? Double(groups.joined()) : nil
    }
}
