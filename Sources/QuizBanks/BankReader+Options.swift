import Yams

// Options, and the answers that name them by their text.
extension BankReader {
    mutating func options(_ members: Members) -> [String]? {
        guard let node = required("options", in: members),
            let entries = list(node, "'options'", BankLimits.options, of: "options")
        else { return nil }
        var options: [String] = []
        for (position, entry) in entries.enumerated() {
            guard let option = text(entry, "option \(position + 1)", limit: BankLimits.option) else { continue }
            if options.contains(option) {
                error("the option '\(option.brief)' stands twice", at: entry.line)
            } else if let twin = options.first(where: { isSame($0, option) }) {
                warning(
                    "the options '\(twin.brief)' and '\(option.brief)' differ only in case, accents or spaces",
                    at: entry.line)
            }
            options.append(option)
        }
        return options.count == entries.count && Set(options).count == options.count ? options : nil
    }

    /// The position of the option that a node names by its text.
    /// - Parameter role: How a message calls it: "answer".
    mutating func option(_ node: Node, _ role: String, of options: [String]) -> Int? {
        guard let written = text(node, role, limit: BankLimits.option) else { return nil }
        if let position = options.firstIndex(of: written) { return position }
        error(
            "\(role) '\(written.brief)' is none of its options" + suggestion(for: written, among: options),
            at: node.line)
        return nil
    }

    /// The positions of options in a list without repeats, in the order written.
    mutating func distinctOptions(_ node: Node, _ what: String, _ role: String, of options: [String]) -> [Int]? {
        guard let entries = list(node, what, 1...options.count, of: "options") else { return nil }
        var positions: [Int] = []
        var isGood = true
        for entry in entries {
            guard let position = option(entry, role, of: options) else {
                isGood = false
                continue
            }
            if positions.contains(position) {
                error("\(role) '\(options[position].brief)' stands twice", at: entry.line)
                isGood = false
            }
            positions.append(position)
        }
        return isGood ? positions : nil
    }
}
