import Yams

// The values of members: texts, whole numbers, yes or no, lists. Each notes what is wrong and gives nil.
extension BankReader {
    enum Lines { case one, several }

    /// A text for people: trimmed, not empty, within its length, of visible characters only.
    /// - Parameter what: How a message calls it: "'hint'", "option 3".
    mutating func text(
        _ node: Node, _ what: String, limit: Int = BankLimits.remark, lines: Lines = .one
    ) -> String? {
        guard case .scalar(let scalar) = node else {
            error("\(what) must be text, not \(node.noun)", at: node.line)
            return nil
        }
        let text = scalar.string.trimmingWhitespace
        if scalar.isNull {
            let remedy = text.isEmpty ? "" : " (in YAML \(text) stands for nothing; put it in quotes if it is meant)"
            error("\(what) is empty\(remedy)", at: node.line)
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            error("\(what) is empty", at: node.line)
            return nil
        }
        if let character = firstInvisible(in: text) {
            error("\(what) holds a character that cannot be seen: \(character)", at: node.line)
            return nil
        }
        if lines == .one, text.contains("\n") {
            error("\(what) must be one line", at: node.line)
            return nil
        }
        let length = text.unicodeScalars.count
        guard length <= limit else {
            error("\(what) is \(length) characters long; \(limit) is the most", at: node.line)
            return nil
        }
        return text
    }

    mutating func whole(_ node: Node, _ what: String, in ranges: ClosedRange<Int>...) -> Int? {
        let allowed = ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
            .joined(separator: " or ")
        if let written = node.plain, let number = Int(written), ranges.contains(where: { $0.contains(number) }) {
            return number
        }
        error("\(what) must be a whole number, \(allowed), not \(node.quoted)", at: node.line)
        return nil
    }

    /// A finite number in decimal notation: -3, 0.5, 6.02e23.
    mutating func number(_ node: Node, _ what: String) -> Double? {
        if let written = node.plain, written.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }),
            let number = Double(written), number.isFinite
        {
            return number
        }
        let comma = node.plain.map { $0.contains(",") && Double($0.replacing(",", with: ".")) != nil } ?? false
        let remedy = comma ? "; write the decimal point as '.'" : ""
        error("\(what) must be a number, not \(node.quoted)\(remedy)", at: node.line)
        return nil
    }

    /// A part of the whole, from 0 to 1, in percent.
    mutating func share(_ node: Node, _ what: String) -> Int? {
        guard let number = number(node, what) else { return nil }
        if 0...1 ~= number { return Int((number * 100).rounded()) }
        error("\(what) must be a number from 0 to 1, not \(node.quoted)", at: node.line)
        return nil
    }

    mutating func boolean(_ node: Node, _ what: String) -> Bool? {
        switch node.plain {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default:
            error("\(what) must be true or false, not \(node.quoted)", at: node.line)
            return nil
        }
    }

    /// One of a few words.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ node: Node, _ what: String) -> Word? {
        if let written = node.scalar?.string, let word = Word(rawValue: written) { return word }
        let words = Word.allCases.map(\.rawValue)
        let written = node.scalar?.string ?? ""
        error(
            "\(what) must be one of \(words.joined(separator: ", ")), not \(node.quoted)"
                + suggestion(for: written, among: words), at: node.line)
        return nil
    }

    /// The entries of a list within its bounds.
    mutating func list(_ node: Node, _ what: String, _ count: ClosedRange<Int>, of noun: String) -> [Node]? {
        guard case .sequence(let entries) = node else {
            let remedy = node.plain.map { $0.isEmpty ? "" : ": [\($0)]" } ?? ""
            error("\(what) must be a list of \(noun)\(remedy)", at: node.line)
            return nil
        }
        guard count.contains(entries.count) else {
            let bound =
                entries.count < count.lowerBound ? "at least \(count.lowerBound)" : "at most \(count.upperBound)"
            let found = entries.count == 1 ? "1 entry" : "\(entries.count) entries"
            error("\(what) has \(found); it must have \(bound)", at: node.line)
            return nil
        }
        return Array(entries)
    }
}

extension Node {
    var line: Int? { mark?.line }

    /// A scalar written without quotes, as it is written.
    var plain: String? {
        guard case .scalar(let scalar) = self, scalar.style == .plain || scalar.style == .any else { return nil }
        return scalar.string
    }

    fileprivate var noun: String {
        switch self {
        case .scalar: "text"
        case .mapping: "members"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    /// What was written instead, for a message, cut where it is long.
    fileprivate var quoted: String {
        guard case .scalar(let scalar) = self else { return noun }
        if scalar.string.isEmpty { return "nothing" }
        let mark = plain == nil ? "\"" : "'"
        return mark + scalar.string.brief + mark
    }
}

extension Node.Scalar {
    /// Nothing, `~` and `null` without quotes.
    var isNull: Bool { (style == .plain || style == .any) && ["", "~", "null", "Null", "NULL"].contains(string) }
}

extension String {
    var trimmingWhitespace: String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\n" }
        guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(self[first...last])
    }

    /// Short enough, and plain enough, to be quoted in a message.
    var brief: String {
        let visible = firstInvisible(in: self) == nil && !contains("\n") ? self : debugDescription
        return visible.count <= 60 ? visible : visible.prefix(57) + "…"
    }
}
