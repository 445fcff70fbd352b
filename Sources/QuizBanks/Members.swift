import Yams

/// The members of a mapping whose names are known to be right.
struct Members {
    /// Where the mapping begins.
    let line: Int?
    fileprivate(set) var values: [String: Node] = [:]

    subscript(name: String) -> Node? { values[name] }
}

extension BankReader {
    /// The members of a mapping; those with other names are told, each with the known name nearest to it.
    /// - Parameter noun: What has these members: "a bank", "a question".
    mutating func members(of node: Node, named known: [String], noun: String) -> Members? {
        guard case .mapping(let mapping) = node else {
            error("\(noun) must be written as members ('name: value'), \(known[0]) first", at: node.line)
            return nil
        }
        var members = Members(line: node.line)
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                error("the name of a member must be a word", at: key.line)
                continue
            }
            if known.contains(name) {
                members.values[name] = value
            } else {
                error(
                    "\(noun) has no member '\(name.brief)'" + suggestion(for: name, among: known), at: key.line)
            }
        }
        return members
    }

    /// A member that must be there.
    mutating func required(_ name: String, in members: Members) -> Node? {
        if let node = members[name] { return node }
        error("'\(name)' is missing", at: members.line)
        return nil
    }
}
