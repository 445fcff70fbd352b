import QuizRules

/// What the simulator's people answer.
extension SimulatedQuestion {
    /// The member of an answer, right more often than not. `options`: keys by text.
    func answer(_ options: [String: String], _ chance: Chance, right: Int = 60) -> String {
        func key(_ text: String) -> String { "\"\(options[text] ?? "A")\"" }
        func keys(_ texts: [String]) -> String { "[\(texts.map(key).joined(separator: ","))]" }
        let isRight = chance.percent(right)
        switch solution {
        case .oneOf(let right): return "\"choice\":\(key(isRight ? right[0] : chance.one(of: words)))"
        case .truth(let truth): return "\"choice\":\"\(truth == isRight ? "T" : "F")\""
        case .all(let right, _):
            let chosen = isRight ? right : words.filter { _ in chance.percent(50) }
            return "\"choices\":\(keys(chosen.isEmpty ? right : chosen))"
        case .gaps(let right, _, _):
            return "\"blanks\":\(keys(isRight ? right : [chance.one(of: words), chance.one(of: words)]))"
        case .spelling(let right, _):
            return "\"text\":\"\(Self.typed(isRight ? right.uppercased() : "nobody", chance))\""
        case .number(let right, let within, _):
            return "\"number\":\(isRight ? right + chance.number(-within...within) : chance.number(0...99))"
        case .sequence(let right, _): return "\"order\":\(keys(isRight ? right : shuffled(right, chance)))"
        case .pairs(let pairs, _):
            let chosen = pairs.enumerated().map { place, pair in
                "\"\(place + 1)\":\(key(isRight || chance.percent(40) ? pair.right : chance.one(of: words)))"
            }
            return "\"pairs\":{\(chosen.joined(separator: ","))}"
        case .items(let items, _):
            return "\"text\":\"\(Self.typed(isRight ? chance.one(of: items) : "nobody", chance))\""
        case .opinion: return "\"choice\":\(key(chance.one(of: words)))"
        }
    }

    /// What a person types, not knowing which letter is which.
    func typed(_ chance: Chance) -> String {
        let letters = ["a", "b", "c", "d"]
        switch solution {
        case .oneOf, .opinion: return chance.one(of: letters)
        case .truth: return chance.one(of: ["t", "f"])
        case .all: return chance.one(of: ["a", "a c", "b d", "abc"])
        case .gaps: return "\(chance.one(of: letters)) \(chance.one(of: letters))"
        case .spelling(let right, _): return Self.typed(chance.percent(60) ? right : "nobody", chance)
        case .number(let right, _, _): return chance.percent(60) ? "\(right)" : "\(chance.number(0...99))"
        case .sequence: return shuffled(letters, chance).joined(separator: chance.percent(50) ? " " : "")
        case .pairs:
            let chosen = shuffled(letters, chance)
            return chance.percent(50)
                ? "1\(chosen[0]) 2\(chosen[1]) 3\(chosen[2])" : chosen.prefix(3).joined(separator: " ")
        case .items(let items, _): return Self.typed(chance.percent(70) ? chance.one(of: items) : "nobody", chance)
        }
    }

    /// Now and then with a letter left out.
    private static func typed(_ word: String, _ chance: Chance) -> String {
        chance.percent(15) ? String(word.dropLast()) : word
    }

    private func shuffled(_ words: [String], _ chance: Chance) -> [String] {
        var words = words
        for place in words.indices.dropFirst() { words.swapAt(place, chance.number(0...place)) }
        return words
    }
}
