/// Codes that are dealt to people: to come back with, and to host with.
enum Codes {
    /// A player's code, `maple-otter-427`: two words and three digits, 1,049² × 1,000 of them, just over 30 bits.
    static func resume(using chance: inout some RandomNumberGenerator) -> String {
        let number = Int.random(in: 0..<1000, using: &chance)
        let digits = String(number + 1000).dropFirst()
        return "\(word(&chance))-\(word(&chance))-\(digits)"
    }

    /// A host's token, `7kq2-m4xd-…`: 16 of 32 letters and digits, 80 bits.
    static func token(using chance: inout some RandomNumberGenerator) -> String {
        groups(4, using: &chance)
    }

    /// `groups` of four, 20 bits each, in Crockford's base 32.
    static func groups(_ groups: Int, using chance: inout some RandomNumberGenerator) -> String {
        (0..<groups).map { _ in
            String((0..<4).map { _ in base32[Int.random(in: base32.indices, using: &chance)] })
        }.joined(separator: "-")
    }

    /// Case, hyphens and spaces are forgiven.
    static func folded(_ code: String) -> String {
        String(code.lowercased().unicodeScalars.filter { $0 != "-" && $0 != " " }.prefix(80).map(Character.init))
    }

    /// Compares without telling by its time how much of a guess was right.
    static func matches(_ guess: String, _ code: String) -> Bool {
        let guess = Array(folded(guess).utf8), code = Array(folded(code).utf8)
        guard guess.count == code.count else { return false }
        return zip(guess, code).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static let base32 = Array("0123456789abcdefghjkmnpqrstvwxyz")

    private static func word(_ chance: inout some RandomNumberGenerator) -> String {
        words[Int.random(in: words.indices, using: &chance)]
    }
}

/// A key that a server deals itself for hosting from other machines: 40 bits, `7kq2-m4xd`.
public func dealtHostKey(using chance: inout some RandomNumberGenerator) -> String {
    Codes.groups(2, using: &chance)
}
