import QuizRules
import Yams

extension KindName {
    /// The members that a question of this kind has beside those that every question has.
    var members: [String] {
        switch self {
        case .choice: ["options", "answer"]
        case .truefalse: ["answer"]
        case .multiple: ["options", "answer", "partial"]
        case .blanks: ["options", "answer", "partial", "unordered"]
        case .text: ["answer", "typos"]
        case .number: ["answer", "tolerance", "closest", "unit"]
        }
    }

    static var membersOfAnyKind: [String] {
        allCases.flatMap(\.members).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// Whether two texts are the same to a player who types them.
func isSame(_ one: String, _ other: String) -> Bool { Text(accepted: [one]).grade(.text(other)).right }

// What each kind asks of its members.
extension BankReader {
    /// - Parameter gaps: The question's text, whose gaps `blanks` fills.
    mutating func kind(_ name: KindName, _ members: Members, gaps text: String?) -> (any QuestionKind)? {
        for member in KindName.membersOfAnyKind where !name.members.contains(member) {
            guard let node = members[member] else { continue }
            error("a question of kind '\(name.rawValue)' takes no '\(member)'", at: node.line)
        }
        switch name {
        case .choice: return choice(members)
        case .truefalse: return trueFalse(members)
        case .multiple: return multiple(members)
        case .blanks: return blanks(members, text)
        case .text: return typedText(members)
        case .number: return number(members)
        }
    }

    private mutating func choice(_ members: Members) -> (any QuestionKind)? {
        let options = options(members)
        guard let answer = required("answer", in: members), let options else { return nil }
        guard case .sequence = answer else {
            return option(answer, "answer", of: options).map { Choice(options: options, correct: [$0]) }
        }
        guard let accepted = distinctOptions(answer, "'answer'", "answer", of: options) else { return nil }
        if accepted.count == options.count { warning("every option is accepted", at: answer.line) }
        return Choice(options: options, correct: accepted)
    }

    private mutating func trueFalse(_ members: Members) -> (any QuestionKind)? {
        required("answer", in: members).flatMap { boolean($0, "'answer'") }.map { TrueFalse(correct: $0) }
    }

    private mutating func multiple(_ members: Members) -> (any QuestionKind)? {
        let options = options(members)
        let partial = flag("partial", members)
        guard let answer = required("answer", in: members), let options, let partial,
            let right = distinctOptions(answer, "'answer'", "answer", of: options)
        else { return nil }
        return Multiple(options: options, correct: right, partial: partial)
    }

    private mutating func blanks(_ members: Members, _ text: String?) -> (any QuestionKind)? {
        let gaps = text.flatMap { countGaps($0, at: members["text"]?.line) }
        let options = options(members)
        let partial = flag("partial", members)
        let unordered = flag("unordered", members)
        if let gaps, let options, options.count < gaps {
            error("there are \(gaps) gaps but only \(options.count) options to fill them", at: members["options"]?.line)
            return nil
        }
        guard let answer = required("answer", in: members), let options, let gaps, let partial, let unordered,
            let entries = list(answer, "'answer'", 1...BankLimits.gaps.upperBound, of: "options, one for each gap")
        else { return nil }
        guard entries.count == gaps else {
            let gapsInText = gaps == 1 ? "1 gap (___)" : "\(gaps) gaps (___)"
            error("'text' has \(gapsInText), but 'answer' fills \(entries.count)", at: answer.line)
            return nil
        }
        let filled = entries.compactMap { option($0, "answer", of: options) }
        guard filled.count == gaps else { return nil }
        return Blanks(options: options, correct: filled, partial: partial, unordered: unordered)
    }

    private mutating func typedText(_ members: Members) -> (any QuestionKind)? {
        let typos = members["typos"].map { whole($0, "'typos'", in: BankLimits.typos) } ?? 0
        guard let answer = required("answer", in: members), let spellings = spellings(answer), let typos else {
            return nil
        }
        return Text(accepted: spellings, typos: typos)
    }

    private mutating func spellings(_ node: Node) -> [String]? {
        guard case .sequence = node else { return spelling(node, "'answer'").map { [$0] } }
        guard let entries = list(node, "'answer'", 1...BankLimits.spellings, of: "spellings") else { return nil }
        var spellings: [String] = []
        for (position, entry) in entries.enumerated() {
            guard let spelling = spelling(entry, "spelling \(position + 1)") else { continue }
            if spellings.contains(where: { isSame($0, spelling) }) {
                warning(
                    "the spelling '\(spelling.brief)' stands twice; case, accents and spaces make no difference",
                    at: entry.line)
            }
            spellings.append(spelling)
        }
        return spellings.count == entries.count ? spellings : nil
    }

    /// A spelling that a player can type: what they type is cleaned before it is compared.
    private mutating func spelling(_ node: Node, _ what: String) -> String? {
        guard let spelling = text(node, what, limit: Text.longest) else { return nil }
        let kind = Text(accepted: [spelling])
        if let typed = try? kind.read(.form(.text(spelling))), kind.grade(typed).right { return spelling }
        error(
            "the spelling '\(spelling.brief)' could never be typed, for it is not what is compared; leave out joiners "
                + "and ornaments", at: node.line)
        return nil
    }

    private mutating func number(_ members: Members) -> (any QuestionKind)? {
        let tolerance = members["tolerance"].map { number($0, "'tolerance'") } ?? 0
        let closest = flag("closest", members)
        let unit = members["unit"].map { text($0, "'unit'", limit: BankLimits.unit) }
        guard let answer = required("answer", in: members).flatMap({ number($0, "'answer'") }), let tolerance,
            let closest
        else { return nil }
        if tolerance < 0 {
            error("'tolerance' must not be below 0", at: members["tolerance"]?.line)
            return nil
        }
        if closest, tolerance == 0 {
            error(
                "'closest' needs a 'tolerance' above 0: how far off still earns something", at: members["closest"]?.line
            )
            return nil
        }
        if unit != nil, unit.flatMap({ $0 }) == nil { return nil }
        return Number(correct: answer, tolerance: tolerance, closest: closest, unit: unit.flatMap { $0 })
    }

    /// Absent: false; nil: neither true nor false.
    private mutating func flag(_ name: String, _ members: Members) -> Bool? {
        members[name].map { boolean($0, "'\(name)'") } ?? false
    }

    /// How many gaps a text has, each of exactly three underscores.
    private mutating func countGaps(_ text: String, at line: Int?) -> Int? {
        let runs = text.split { $0 != "_" }.map(\.count).filter { $0 >= 3 }
        if let long = runs.first(where: { $0 > 3 }) {
            error("a gap is three underscores (___), not \(long)", at: line)
            return nil
        }
        guard BankLimits.gaps.contains(runs.count) else {
            let found = runs.isEmpty ? "no gap" : "\(runs.count) gaps"
            error(
                "'text' has \(found); write each gap as three underscores (___), \(BankLimits.gaps.upperBound) at most",
                at: line)
            return nil
        }
        return runs.count
    }
}
