/// How a person names options: by the letter shown, by its number, or by its text.
struct OptionReading {
    let options: [String]

    /// An option is itself a number or one letter: then "4" could mean two things, and only the letters count.
    private var onlyLetters: Bool {
        options.contains { Double($0) != nil || ($0.count == 1 && $0.first?.isLetter == true) }
    }

    /// The option with this key, as a program gives it; case and space around it are forgiven.
    func position(ofKey key: String) -> Int? {
        if let plain = OptionKey.position(ofPlain: key) { return plain < options.count ? plain : nil }
        let key = key.trimmed.uppercased()
        return options.indices.first { OptionKey.letter($0) == key }
    }

    /// The option with this key or, failing that, with this text.
    func position(ofKeyOrText given: String) -> Int? { position(ofKey: given) ?? position(ofText: given) }

    /// One option as a person types it.
    func position(ofTyped typed: some StringProtocol) -> Int? {
        let typed = typed.trimmingPrefix(while: \.isWhitespace)
        if let position = position(ofKey: String(typed)) { return position }
        if let number = Int(typed) {
            return !onlyLetters && (1...options.count).contains(number) ? number - 1 : nil
        }
        return position(ofText: String(typed))
    }

    /// The one option that a program or a person chose.
    func position(of given: GivenAnswer) -> Int? {
        switch given {
        case .form(.choice(let key)): position(ofKey: key)
        case .typed(let text): position(ofTyped: text.trimmed)
        case .form: nil
        }
    }

    /// Several options as a person types them: "a c", "ca", "1 3", "deployment, model".
    func positions(ofTyped typed: String) -> [Int]? {
        if typed.contains(where: { $0 == "," || $0 == ";" }) {
            let listed = typed.split { $0 == "," || $0 == ";" }.filter { !$0.allSatisfy(\.isWhitespace) }
            if let positions = all(listed.map { position(ofTyped: $0.trimmingSuffix(while: \.isWhitespace)) }) {
                return positions
            }
        }
        let words = typed.split { $0.isWhitespace || $0 == "," || $0 == ";" }
        if let positions = all(words.map { position(ofTyped: $0) }) { return positions }
        let run = words.joined()
        if run.utf8.count <= 2 * OptionKey.most, let positions = all(run.map { position(ofTyped: String($0)) }) {
            return positions
        }
        return position(ofText: typed).map { [$0] }
    }

    private func position(ofText text: String) -> Int? {
        let folded = FoldedText(text)
        return folded.isEmpty ? nil : options.firstIndex { FoldedText($0) == folded }
    }

    private func all(_ positions: [Int?]) -> [Int]? {
        let found = positions.compactMap { $0 }
        return found.count == positions.count && !found.isEmpty ? found : nil
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}

extension Refusal {
    /// What was given is no answer to this question.
    static func badAnswer(_ asked: String) -> Refusal { Refusal(.badAnswer, "That is no answer here. \(asked)") }
}

/// "A, B, C or D"
func alternatives(_ words: [String]) -> String { joined(words, "or") }

/// "A, B, C and D"
func listed(_ words: [String]) -> String { joined(words, "and") }

private func joined(_ words: [String], _ word: String) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(word) " + last
}
