internal import QuizRules

/// Reads `practice BANK [MODE] [NAME [CODE]] [name=value …]`.
struct TextPracticeReading {
    private let words: TextWords

    init(_ words: TextWords) { self.words = words }

    func request() throws(Problem) -> Request {
        guard words.count > 1 else {
            throw Problem(.missingMember, "Practise with what? Type: practice BANK. To see all banks: banks")
        }
        var mode: ModeName?
        var options = GameOptions()
        var rest: [String] = []
        for word in words.words.dropFirst(2) {
            if let equals = word.text.firstIndex(of: "="), !word.isQuoted {
                let name = word.lowercased.prefix { $0 != "=" }
                try options.read(typed: name, word.text[word.text.index(after: equals)...])
            } else if rest.isEmpty, mode == nil, !word.isQuoted, let named = ModeName(rawValue: word.lowercased) {
                guard named.isSelfPaced else {
                    throw Problem(
                        .notAllowedInMode,
                        "\(named.rawValue) needs a host. By yourself there are practice, learn and test.")
                }
                mode = named
            } else {
                rest.append(word.text)
            }
        }
        let code = rest.last.flatMap { Self.looksLikeCode($0) ? $0 : nil }
        if code != nil { rest.removeLast() }
        let name = rest.joined(separator: " ")
        return .practice(
            bank: words[1].text.lowercased(), mode: mode, name: name.isEmpty ? nil : name, code: code,
            options: options)
    }

    /// Two words and three digits, such as `maple-otter-427`.
    private static func looksLikeCode(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[..<2].allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLetter) }
            && parts[2].count == 3 && parts[2].allSatisfy(\.isNumber)
    }
}
