public import QuizRules

/// What the answers say of one question.
public struct ItemAnalysis: Sendable {
    /// One option, or one answer that was typed, and whom it drew.
    public struct Drawn: Sendable {
        /// Of an option; nil: of a whole answer.
        public let key: String?
        public let text: String
        public let isRight: Bool
        public let names: [String]
        public var count: Int { names.count }
    }

    public let number: Int
    public let round: String
    public let text: String
    public let topic: String?
    public let stated: Difficulty?
    /// The accepted answers in words, the model one first.
    public let correct: [String]
    public let isVoid: Bool
    public let isRegraded: Bool
    /// Whether it counts: not void, and something is right or wrong in it.
    public let counts: Bool
    /// Respondents who were asked; those who were silent count as wrong.
    public let asked: Int
    public let answered: Int
    public let right: Int
    /// p: the share right of those asked.
    public let difficulty: Double?
    /// Corrected point-biserial: the correlation of being right here with the share right of all other questions.
    public let discrimination: Double?
    /// Of the answers that counted, in milliseconds.
    public let medianTime: Double?
    /// Options in the order shown; or, where options say nothing by themselves, whole answers, the most frequent first. A `multiple` or `blanks` answer draws for
    /// every option that it names.
    public let drawn: [Drawn]
    public let silent: [String]

    init(_ sheet: ResponseSheet, question place: Int) {
        let played = sheet.results.questions[place], question = played.question
        number = played.number
        round = played.round
        text = question.text
        topic = question.topic
        stated = question.difficulty
        correct = played.correct.map { AnswerWords.full($0, of: played) }
        isVoid = played.isVoid
        isRegraded = played.isRegraded
        counts = !played.isVoid && played.isGraded
        let lines = sheet.lines[place]
        let asked = lines.indices.filter { lines[$0].wasAsked }
        self.asked = asked.count
        let given = asked.compactMap { lines[$0].given }
        answered = given.count
        right = given.count { $0.isRight }
        difficulty = counts && !asked.isEmpty ? Double(right) / Double(asked.count) : nil
        discrimination =
            counts
            ? Statistics.pointBiserial(
                asked.compactMap { respondent in
                    sheet.rest(respondent, without: place).map { (lines[respondent].given?.isRight ?? false, $0) }
                }) : nil
        medianTime = Statistics.median(given.map { Double($0.elapsed.value) })
        silent = asked.filter { lines[$0].given == nil }.map { sheet.names[$0] }
        drawn = Self.drawn(asked.compactMap { who in lines[who].given.map { (sheet.names[who], $0) } }, played)
    }

    private static func drawn(_ given: [(name: String, GameResults.Given)], _ played: GameResults.Played) -> [Drawn] {
        guard played.keys.isEmpty || !played.question.kind.countsOptions else {
            let rightKeys = played.correct.flatMap(AnswerWords.keys)
            return zip(played.keys, played.question.kind.options).map { key, text in
                let names = given.filter { AnswerWords.keys($0.1.form).contains(key) }.map(\.name)
                return Drawn(key: key, text: text, isRight: rightKeys.contains(key), names: names)
            }
        }
        var drawn: [(folded: FoldedText, Drawn)] = []
        for (name, answer) in given {
            let text = AnswerWords.full(answer.form, of: played), folded = FoldedText(text)
            let same = drawn.firstIndex { $0.folded == folded }
            let names = (same.map { drawn[$0].1.names } ?? []) + [name]
            let one = Drawn(
                key: nil, text: same.map { drawn[$0].1.text } ?? text, isRight: answer.isRight, names: names)
            if let same { drawn[same].1 = one } else { drawn.append((folded, one)) }
        }
        return drawn.map(\.1).enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }

    /// The wrong option, or wrong answer, that drew most; nil: none drew anybody.
    public var strongestWrong: Drawn? {
        guard isGradedAtAll else { return nil }
        return drawn.filter { !$0.isRight && $0.count > 0 }.max { $0.count < $1.count }
    }

    private var isGradedAtAll: Bool { !correct.isEmpty }

    /// What a teacher should look at, in a few words.
    public var remarks: [String] {
        var remarks: [String] = []
        if isVoid { remarks.append("void") }
        if isRegraded { remarks.append("regraded") }
        guard counts else { return remarks }
        // Below 0 by more than one standard error of a correlation that is none.
        if let discrimination, asked > 2, discrimination < -1 / Double(asked - 1).squareRoot() {
            remarks.append("those who knew the rest missed it: check the key")
        }
        if let wrong = strongestWrong, wrong.count > right {
            remarks.append("more chose \(wrong.key ?? "“\(wrong.text)”") than the right answer")
        }
        if let difficulty, asked >= 3 {
            if difficulty == 1 { remarks.append("everybody knew it") }
            if difficulty == 0 { remarks.append("nobody knew it") }
        }
        return remarks
    }
}
