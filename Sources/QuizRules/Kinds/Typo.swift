/// What counts as one slip of the finger.
enum Typo {
    /// The shortest word in which a typo is forgiven: in shorter ones it makes another word too easily.
    private static let shortestWord = 5

    /// Whether exactly one word differs, by an edit distance of 1, and is long enough and without digits.
    static func isOne(_ model: FoldedText, _ given: FoldedText) -> Bool {
        let model = model.words, given = given.words
        guard model.count == given.count else { return false }
        let different = zip(model, given).filter { $0 != $1 }
        guard different.count == 1, let (word, typed) = different.first else { return false }
        guard word.count(where: \.isLetter) >= shortestWord else { return false }
        guard !word.contains(where: \.isNumber), !typed.contains(where: \.isNumber) else { return false }
        return areOneEditApart(Array(word), Array(typed))
    }

    /// Whether one letter put in, left out or replaced makes one of the other (Levenshtein distance 1).
    static func areOneEditApart(_ a: [Character], _ b: [Character]) -> Bool {
        guard abs(a.count - b.count) <= 1, a != b else { return false }
        let front = zip(a, b).prefix { $0 == $1 }.count
        let back = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
        return front + back >= max(a.count, b.count) - 1
    }
}
