internal import QuizRules

/// Reads `round 2 seconds 10 points 500` in `create`: what is to be otherwise in one round, by its number or its name.
struct TextRoundReading {
    static let form = "round 2 seconds 10"
    private let words: TextWords

    init(_ words: TextWords) { self.words = words }

    /// - Parameter place: of the word `round`; behind the last word of it afterwards.
    func read(_ place: inout Int) throws(Problem) -> RoundWish {
        place += 1
        let first = place
        while place < words.count, place == first || option(at: place) == nil { place += 1 }
        let name = words.text(first..<place)
        guard !name.isEmpty else {
            throw Problem(.missingMember, "Which round, and what is otherwise in it? For instance: \(Self.form)")
        }
        var settings = RoundSettings()
        while place < words.count, let option = option(at: place) {
            let word = words[place].text
            if let equals = word.firstIndex(of: "=") {
                try option.read(typed: String(word[word.index(after: equals)...]), into: &settings)
                place += 1
            } else {
                let value = place + 1 < words.count ? words[place + 1].text : ""
                try option.read(typed: value, into: &settings)
                place += 2
            }
        }
        guard !settings.isEmpty else { throw nothing(for: name) }
        let isNumber = !words[first].isQuoted && place > first
        let number = isNumber ? Int(name).flatMap { $0 > 0 ? $0 : nil } : nil
        return RoundWish(round: number.map { .number($0) } ?? .name(name), settings: settings)
    }

    /// The option that a word sets: `seconds`, or `seconds=10`.
    private func option(at place: Int) -> SettableOption<RoundSettings>? {
        guard !words[place].isQuoted else { return nil }
        let name = words[place].lowercased.prefix { $0 != "=" }
        let known = String(name).replacing("-", with: "_")
        return RoundOption.all.first { $0.name == known }
    }

    private func nothing(for name: String) -> Problem {
        let names = RoundOption.all.map(\.name).joined(separator: ", ")
        return Problem(
            .missingMember,
            "What is otherwise in round \(name.clipped(to: 40))? There are \(names), for instance: \(Self.form)")
    }
}
