internal import QuizRules

/// Reads `create BANK[,BANK …] [MODE] [key KEY] [name=value …] [round N seconds 10 …]`; what follows the banks may come in
/// any order.
struct TextCreateReading {
    private let words: TextWords
    static let form = "create BANK [MODE] [key KEY]"

    init(_ words: TextWords) { self.words = words }

    func request() throws(Problem) -> Request {
        guard words.count > 1 else {
            throw Problem(.missingMember, "Which bank of questions? Type: create BANK. To see them all: banks")
        }
        var place = 1
        let banks = readBanks(&place)
        guard !banks.isEmpty else {
            throw Problem(.missingMember, "Which bank of questions? Type: create BANK. To see them all: banks")
        }
        var mode: ModeName?
        var key: String?
        var options: [(name: Substring, value: Substring)] = []
        var wishes: [RoundWish] = []
        while place < words.count {
            let word = words[place].text
            let lower = words[place].lowercased
            if lower == "key" {
                guard place + 1 < words.count else {
                    throw Problem(.missingMember, "The key goes after the word: key KEY")
                }
                key = words[place + 1].text
                place += 1
            } else if lower.hasPrefix("key=") {
                key = String(word.dropFirst(4))
            } else if lower == "round" {
                wishes.append(try TextRoundReading(words).read(&place))
                continue
            } else if let named = ModeName(rawValue: lower) {
                guard mode == nil || mode == named else { throw Problem(.badMember, "A game has one mode.") }
                mode = named
            } else if let equals = word.firstIndex(of: "=") {
                options.append((lower.prefix { $0 != "=" }, word[word.index(after: equals)...]))
            } else {
                throw unknown(word)
            }
            place += 1
        }
        // The defaults are those of the mode, wherever it stands in the line.
        var chosen = GameOptions(for: mode ?? .classic)
        for option in options { try chosen.read(typed: option.name, option.value) }
        chosen.roundWishes = wishes
        return .create(banks: banks, mode: mode ?? .classic, options: chosen, key: key)
    }

    /// Several banks are joined by commas or plus signs, with or without spaces.
    private func readBanks(_ place: inout Int) -> [String] {
        let isJoint: (Character) -> Bool = { $0 == "," || $0 == "+" }
        var text = words[place].text
        place += 1
        while place < words.count, text.last.map(isJoint) ?? false || words[place].text.first.map(isJoint) ?? false {
            text += words[place].text
            place += 1
        }
        return text.split(whereSeparator: isJoint).map { $0.lowercased() }
    }

    private func unknown(_ word: String) -> Problem {
        let modes = ModeName.allCases.map(\.rawValue)
        let shown = word.clipped(to: 40)
        if let near = nearest(to: word, among: modes) {
            return Problem(.badMember, "There is no mode “\(shown)”. Did you mean: \(near)?")
        }
        let options = GameOption.all
        if let near = nearest(to: word, among: options.map(\.name)),
            let option = options.first(where: { $0.name == near })
        {
            return Problem(.badMember, "An option is set with an equals sign, for instance: \(near)=\(option.example)")
        }
        return Problem(
            .badMember,
            "“\(shown)” is neither a mode (\(modes.joined(separator: ", "))) nor an option such as pace=auto. Several banks "
                + "are joined by commas.")
    }
}

extension GameOptions {
    /// Sets an option as it is typed, `name=value`.
    mutating func read(typed name: some StringProtocol, _ value: some StringProtocol) throws(Problem) {
        try GameOption.named(String(name).replacing("-", with: "_")).read(typed: String(value), into: &self)
    }
}
