/// How a person pairs numbers with letters: "1b 2a", "1-b, 2-a", "1b2a", "Peru = Lima, Chile = Santiago", or the letters
/// alone in the order of the numbers, "b a".
struct PairReading {
    /// Positions, from 0.
    struct Pair {
        let left: Int
        let option: Int
    }

    let left: [String]
    let options: OptionReading

    /// As a program gives them. Nil: something is paired that is not there.
    func pairs(byKeys pairs: [AnswerForm.Pair]) -> [Pair]? {
        all(
            pairs.map { pair in
                number(pair.left).flatMap { left in
                    options.position(ofKey: pair.option).map { Pair(left: left, option: $0) }
                }
            })
    }

    func pairs(typed: String) -> [Pair]? {
        guard let pairs = compact(typed) ?? inWords(typed) ?? inOrder(typed) else { return nil }
        // Of two for one number it would not be known which is meant.
        let isClear = left.indices.allSatisfy { place in pairs.count { $0.left == place } <= 1 }
        return isClear ? pairs : nil
    }

    /// Numbers and letters in turn, with nothing else between them but blanks and marks.
    private func compact(_ typed: String) -> [Pair]? {
        var pairs: [Pair?] = []
        var rest = typed[...].drop(while: Self.isBetween)
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest[digits.endIndex...].drop(while: Self.isBetween)
            guard let letter = rest.popFirst(), let left = number(String(digits)),
                let option = options.position(ofKey: String(letter)), rest.first?.isLetter != true
            else { return nil }
            pairs.append(Pair(left: left, option: option))
            rest = rest.drop(while: Self.isBetween)
        }
        return all(pairs)
    }

    /// Texts or keys on both sides of a sign, the pairs divided by commas.
    private func inWords(_ typed: String) -> [Pair]? {
        all(
            typed.split { $0 == "," || $0 == ";" }.map { part in
                let sides = part.split(maxSplits: 1) { $0 == "=" || $0 == ":" }.map { String($0).trimmed }
                guard sides.count == 2, let option = options.position(ofKeyOrText: sides[1]) else { return nil }
                let folded = FoldedText(sides[0])
                let place = left.firstIndex { FoldedText($0) == folded } ?? number(sides[0])
                return place.map { Pair(left: $0, option: option) }
            })
    }

    private func inOrder(_ typed: String) -> [Pair]? {
        // Numbers stand for what is on the left.
        guard !typed.contains(where: \.isNumber), let positions = options.positions(ofTyped: typed),
            positions.count == left.count
        else { return nil }
        return zip(left.indices, positions).map { Pair(left: $0, option: $1) }
    }

    /// The position of a key on the left.
    private func number(_ key: String) -> Int? {
        guard let number = Int(key.trimmed), (1...left.count).contains(number) else { return nil }
        return number - 1
    }

    private func all(_ pairs: [Pair?]) -> [Pair]? {
        let found = pairs.compactMap { $0 }
        return found.count == pairs.count && !found.isEmpty ? found : nil
    }

    private static func isBetween(_ character: Character) -> Bool {
        character.isWhitespace || ",;-=:.)".contains(character)
    }
}
