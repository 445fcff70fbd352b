internal import QuizRules

/// Reads the members of one JSON object, and says of each that is wrong what it must be. A member that is null counts as
/// left out.
struct JSONMembers {
    let object: JSONElement
    /// Most of the names that are looked for are not there.
    private let signs: UInt64

    init(object: JSONElement) {
        self.object = object
        signs = object.memberSigns
    }

    func optional(_ name: StaticString) -> JSONElement? {
        signs & JSONElement.sign(of: name) == 0 ? nil : object.member(name)
    }

    func required(_ name: StaticString, _ whatItIs: String) throws(Problem) -> JSONElement {
        guard let value = optional(name) else { throw .missing(name, whatItIs) }
        return value
    }

    func text(_ name: StaticString, _ whatItIs: String) throws(Problem) -> String {
        guard let text = try required(name, whatItIs).string else { throw .bad(name, "a string: \(whatItIs)") }
        return text
    }

    func optionalText(_ name: StaticString, _ whatItIs: String) throws(Problem) -> String? {
        guard let value = optional(name) else { return nil }
        guard let text = value.string else { throw .bad(name, "a string: \(whatItIs)") }
        return text
    }

    func requiredFlag(_ name: StaticString, _ whatItIs: String) throws(Problem) -> Bool {
        guard let flag = try required(name, whatItIs).boolean else { throw .bad(name, "true or false: \(whatItIs)") }
        return flag
    }

    func flag(_ name: StaticString) throws(Problem) -> Bool? {
        guard let value = optional(name) else { return nil }
        guard let flag = value.boolean else { throw .bad(name, "true or false") }
        return flag
    }

    func integer(_ name: StaticString, _ range: ClosedRange<Int>, _ whatItIs: String) throws(Problem) -> Int {
        try required(name, whatItIs).integer(in: range, name)
    }

    func optionalInteger(_ name: StaticString, _ range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let value = optional(name) else { return nil }
        return try value.integer(in: range, name)
    }

    /// A number between whole bounds, in hundredths.
    func percent(_ name: StaticString, _ range: ClosedRange<Int>, _ whatItIs: String) throws(Problem) -> Int {
        try required(name, whatItIs).percent(in: range, name)
    }

    func player(_ name: StaticString = "player") throws(Problem) -> PlayerReference {
        .id(try required(name, "a player's id, such as p3").player(name))
    }

    func optionalPlayer(_ name: StaticString) throws(Problem) -> PlayerID? {
        guard let value = optional(name) else { return nil }
        return try value.player(name)
    }

    func texts(_ name: StaticString, _ whatItIs: String) throws(Problem) -> [String]? {
        guard let value = optional(name) else { return nil }
        guard let texts = value.texts else { throw .bad(name, whatItIs) }
        return texts
    }
}

extension JSONElement {
    func integer(in range: ClosedRange<Int>, _ name: StaticString) throws(Problem) -> Int {
        guard let integer, let value = Int(exactly: integer), range.contains(value) else {
            throw .bad(name, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func percent(in range: ClosedRange<Int>, _ name: StaticString) throws(Problem) -> Int {
        guard let number, Double(range.lowerBound)...Double(range.upperBound) ~= number else {
            throw .bad(name, "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return Int((number * 100).rounded())
    }

    fileprivate func player(_ name: StaticString) throws(Problem) -> PlayerID {
        guard let string, let player = PlayerID(string), player.description == string else {
            throw .bad(name, "a player's id, such as p3")
        }
        return player
    }

    /// An array of strings and nothing else.
    var texts: [String]? {
        guard let elements else { return nil }
        let texts = elements.compactMap(\.string)
        return texts.count == elements.count ? texts : nil
    }
}

extension Problem {
    static func missing(_ name: StaticString, _ whatItIs: String) -> Problem {
        Problem(.missingMember, "The member “\(name)” is missing: \(whatItIs).")
    }

    static func bad(_ name: StaticString, _ whatItMustBe: String) -> Problem {
        Problem(.badMember, "The member “\(name)” must be \(whatItMustBe).")
    }
}
