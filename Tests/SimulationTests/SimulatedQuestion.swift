import QuizRules

/// A question that the simulator asks, with what it knows of its solution by itself: an answer is graded by the words of
/// the options, never by the code of the rules.
struct SimulatedQuestion {
    /// What is right, in words.
    enum Solution {
        case oneOf([String])
        case truth(Bool)
        case all([String], inPart: Bool)
        case gaps([String], inPart: Bool, inAnyOrder: Bool)
        case spelling(String, typos: Bool)
        case number(Int, within: Int, isCloserBetter: Bool)
        case sequence([String], inPart: Bool)
        /// By what stands on the left.
        case pairs([(left: String, right: String)], inPart: Bool)
        case items([String], typos: Bool)
        case opinion
    }

    /// How much of an answer is right, as a fraction, and whether it counts as right.
    struct Share {
        var parts: Int
        var of: Int
        var isRight: Bool

        init(_ parts: Int, of: Int, isRight: Bool? = nil) {
            self.parts = parts
            self.of = of
            self.isRight = isRight ?? (parts == of)
        }

        static let none = Share(0, of: 1)

        /// The better of two; of equals, one that is right.
        func orBetter(_ other: Share) -> Share {
            let (mine, theirs) = (parts * other.of, other.parts * of)
            return theirs > mine || (theirs == mine && other.isRight) ? other : self
        }
    }

    let id: Int
    let question: Question
    let solution: Solution
    /// The texts of the options, or of what may be typed.
    let words: [String]

    var isGraded: Bool { if case .opinion = solution { false } else { true } }
    var takesSeveral: Bool { if case .items = solution { true } else { false } }
}

// MARK: - Grading

extension SimulatedQuestion.Solution {
    typealias Share = SimulatedQuestion.Share

    /// How much of an answer is right; of a list, of all that was given to it, in order.
    func share(of given: [GivenAnswer], shown: ShownQuestion) -> Share {
        if case .items(let items, let typos) = self {
            return Share(Self.found(given.map { $0.typedText }, items, typos).count, of: items.count)
        }
        guard let last = given.last?.reduced(to: shown) else { return .none }
        func words(_ keys: [String]) -> [String] { keys.map { shown.text(ofKey: $0) } }
        switch (self, last) {
        case (.oneOf(let right), .choice(let key)): return Share(right.contains(shown.text(ofKey: key)) ? 1 : 0, of: 1)
        case (.truth(let truth), .choice(let key)): return Share((key.uppercased() == "T") == truth ? 1 : 0, of: 1)
        case (.all(let right, let inPart), .choices(let keys)):
            let chosen = Set(words(keys))
            let hits = chosen.count { right.contains($0) }
            if inPart { return Share(max(0, hits - (chosen.count - hits)), of: right.count) }
            return Share(hits == right.count && chosen.count == right.count ? 1 : 0, of: 1)
        case (.gaps(let right, let inPart, let inAnyOrder), .blanks(let keys)):
            let filled = words(keys)
            let hits = inAnyOrder ? Self.inCommon(filled, right) : zip(filled, right).count { $0 == $1 }
            return Self.share(hits, of: right.count, inPart)
        case (.spelling(let right, let typos), .text(let text)):
            return Share(Self.reads(text, as: right, typos) ? 1 : 0, of: 1)
        case (.number(let right, let within, let isCloserBetter), .number(let number)):
            return Self.share(number, right, within, isCloserBetter)
        case (.sequence(let right, let inPart), .order(let keys)):
            let places = words(keys).map { right.firstIndex(of: $0) ?? -1 }
            if places == Array(right.indices) { return Share(1, of: 1) }
            guard inPart else { return .none }
            return Share(zip(places, places.dropFirst()).count { $0 < $1 }, of: right.count - 1, isRight: false)
        case (.pairs(let right, let inPart), .pairs(let pairs)):
            let hits = right.count { pair in
                let left = shown.left.first { $0.text == pair.left }?.key
                return pairs.contains { $0.left == left && shown.text(ofKey: $0.option) == pair.right }
            }
            return Self.share(hits, of: right.count, inPart)
        default: return .none
        }
    }

    private static func share(_ hits: Int, of all: Int, _ inPart: Bool) -> Share {
        inPart || hits == all ? Share(hits, of: all) : .none
    }

    /// From 1 at the value to a tenth at the edge of the band.
    private static func share(_ number: Double, _ right: Int, _ within: Int, _ isCloserBetter: Bool) -> Share {
        let off = abs(Int(number) - right)
        guard number == number.rounded(), off <= within else { return .none }
        guard isCloserBetter else { return Share(1, of: 1) }
        return Share(10 * within - 9 * off, of: 10 * within, isRight: true)
    }

    private static func inCommon(_ some: [String], _ others: [String]) -> Int {
        Set(some).reduce(0) { sum, word in sum + min(some.count { $0 == word }, others.count { $0 == word }) }
    }

    /// Which of the lines given to a list count, by their places: each item once.
    static func found(_ lines: [String], _ items: [String], _ typos: Bool) -> [Int] {
        var open = items
        var counted: [Int] = []
        for (place, line) in lines.enumerated() {
            if items.contains(line.lowercased()) {
                guard let item = open.firstIndex(of: line.lowercased()) else { continue }
                open.remove(at: item)
            } else {
                guard let item = open.firstIndex(where: { reads(line, as: $0, typos) }) else { continue }
                open.remove(at: item)
            }
            counted.append(place)
        }
        return counted
    }

    private static func reads(_ typed: String, as word: String, _ typos: Bool) -> Bool {
        let typed = typed.lowercased()
        if typed == word { return true }
        guard typos, word.count >= 5, !word.contains(where: \.isNumber), !typed.contains(where: \.isNumber) else {
            return false
        }
        return distance(Array(typed), Array(word)) == 1
    }

    /// The plain table of Wagner and Fischer.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var next = [i + 1]
            for (j, other) in b.enumerated() {
                next.append(min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, next[j] + 1))
            }
            row = next
        }
        return row[b.count]
    }
}

extension ShownQuestion {
    func text(ofKey key: String) -> String { options.first { $0.key == key.uppercased() }?.text ?? "" }
    func key(ofText text: String) -> String { options.first { $0.text == text }?.key ?? "A" }
}

extension GivenAnswer {
    var typedText: String {
        switch self {
        case .typed(let text), .form(.text(let text)): text
        default: ""
        }
    }

    /// What a person typed, read as the simulator's people type it: letters, a word, or a number.
    fileprivate func reduced(to shown: ShownQuestion) -> AnswerForm {
        switch self {
        case .form(let form): return form
        case .typed(let text):
            // A number stands for an option, as where it was meant for the question before.
            let letters = text.filter { $0 != " " }.map { sign in
                let place = (sign.wholeNumberValue ?? 0) - 1
                return shown.options.indices.contains(place) ? shown.options[place].key : String(sign)
            }
            switch shown.kind {
            case .choice, .truefalse, .poll: return .choice(letters.joined())
            case .multiple: return .choices(letters)
            case .blanks: return .blanks(letters)
            case .order: return .order(letters)
            case .match: return .pairs(Self.pairs(text))
            case .number: return .number(Double(text) ?? .nan)
            case .text, .list: return .text(text)
            }
        }
    }

    /// "1b 2a", or the letters alone.
    private static func pairs(_ text: String) -> [AnswerForm.Pair] {
        let signs = text.filter { $0 != " " }.map { String($0) }
        guard signs.contains(where: { Int($0) != nil }) else {
            return signs.enumerated().map { AnswerForm.Pair(left: "\($0 + 1)", option: $1) }
        }
        return stride(from: 0, to: signs.count - 1, by: 2).map { place in
            AnswerForm.Pair(left: signs[place], option: signs[place + 1])
        }
    }
}

extension SimulatedQuestion {
    /// Whether an answer is the one wrong turn that the bank knows of this question.
    func isCommonMistake(_ given: GivenAnswer, shown: ShownQuestion) -> Bool {
        guard let wrong = question.mistakes.first?.answer else { return false }
        func words(_ keys: [String]) -> [String] { keys.map { shown.text(ofKey: $0) } }
        switch given.reduced(to: shown) {
        case .choice(let key): return shown.text(ofKey: key) == wrong
        case .choices(let keys): return Set(words(keys)) == [wrong]
        case .blanks(let keys): return words(keys).joined(separator: ", ") == wrong
        case .text(let text): return text.lowercased() == wrong
        case .number(let number): return number == Double(wrong)
        case .order, .pairs, .texts: return false
        }
    }
}
