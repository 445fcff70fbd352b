/// What stands in the texts of an evening so that it is found again in any byte of any line: a sign that stands in nothing
/// else, and a number.
struct Mark {
    enum Kind: CaseIterable {
        /// Of what only a question's reveal may tell …
        case solution
        /// … its hint …
        case hint
        /// … and what is said of a wrong attempt.
        case mistake
        case question
        /// Of what people of one party are called, and what they say.
        case party

        var sign: String {
            switch self {
            case .solution: "§"
            case .hint: "†"
            case .mistake: "‡"
            case .question: "¶"
            case .party: "¤"
            }
        }
    }

    let kind: Kind
    let number: Int

    private static let signs = Kind.allCases.map { (kind: $0, bytes: Array($0.sign.utf8)) }

    static func all(in bytes: [UInt8]) -> [Mark] {
        var found: [Mark] = []
        var place = 0
        while place < bytes.count {
            // All signs begin with one of these.
            guard bytes[place] == 0xC2 || bytes[place] == 0xE2 else {
                place += 1
                continue
            }
            let rest = bytes[place...]
            guard let sign = signs.first(where: { rest.starts(with: $0.bytes) }) else {
                place += 1
                continue
            }
            let digits = rest.dropFirst(sign.bytes.count).prefix { (0x30...0x39).contains($0) }
            if let number = Int(String(decoding: digits, as: UTF8.self)) {
                found.append(Mark(kind: sign.kind, number: number))
            }
            place += sign.bytes.count + digits.count
        }
        return found
    }
}
