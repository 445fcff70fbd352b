internal import QuizRules

/// Reads one line. The order of the questions is the rule of the dialect:
///
/// 1. A leading `/` makes a command, `answer …` an answer, whatever is open.
/// 2. While a `text` or `list` question is open to the player, every other line is the answer.
///
///    In a question that is for whoever buzzes first, `buzz` or an empty line buzzes until somebody has the word.
/// 3. While another question is open, a line is the answer unless it is one of the few commands that are heard then
///    (`help`, `who`, `score`, `top N`, `hint`, `leave`, `quit`, `width N`, `colour on`, `quiet`, `verbose`), whole and
///    with nothing after it, and no option of the question reads the same.
/// 4. Otherwise a line is a command. One that is not, but could be an answer, belongs to the question just closed.
struct TextReading {
    let context: TextContext
    let line: String

    init(_ line: String, in context: TextContext) {
        self.context = context
        self.line = line.trimmingBlanks
    }

    func read() -> Result<Request, Problem>? {
        if line.isEmpty { return readBlank() }
        do throws(Problem) { return .success(try readLine()) } catch { return .failure(error) }
    }

    /// An empty line says "go on", where that cannot be a slip that skips anything.
    private func readBlank() -> Result<Request, Problem>? {
        if let question = context.questionToBuzzFor { return .success(.buzz(question: question)) }
        let goesOn = context.role == .host || (context.role == .player && context.isSelfPaced)
        guard goesOn else { return nil }
        switch context.phase {
        case .lesson, .round, .reveal, .board: return .success(.command(.next(from: context.phase.description)))
        case .lobby, .stake, .question, .buzzed, .open, .over: return nil
        }
    }

    private func readLine() throws(Problem) -> Request {
        if line.hasPrefix("/") { return try readSlash() }
        let words = TextWords(line)
        let verb = words[0].isQuoted ? nil : TextVerb(word: words[0].text)
        if let question = context.questionToBuzzFor, verb == .buzz, words.count == 1 {
            return .buzz(question: question)
        }
        if context.role == .host, let word = context.word, words.count == 1, verb == nil,
            let isRight = TextCommandReading.verdict(words[0].lowercased)
        {
            return .command(.judge(.id(word), right: isRight))
        }
        if let question = openQuestion {
            if verb == .answer, words.count > 1 { return .answer(question: question, .typed(words.rest(after: 1))) }
            if !takesFreeText, isJSON { throw .pastedJSON }
            let isCommand = verb.map { isHeard($0, words) } ?? false
            guard isCommand, let verb else { return .answer(question: question, .typed(line)) }
            return try TextCommandReading(verb, words, in: context).request()
        }
        if let verb { return try TextCommandReading(verb, words, in: context).request() }
        if context.role == .player, case .stake(let question) = context.phase, let points = Int(line) {
            return try TextCommandReading.stake(points, on: question)
        }
        return try readUnknown(words)
    }

    /// The question that bare lines answer.
    private var openQuestion: Int? { context.role == .player ? context.question : nil }

    private var takesFreeText: Bool { context.kind?.isFreeText ?? false }

    private func readSlash() throws(Problem) -> Request {
        let words = TextWords(line.dropFirst().trimmingBlanks)
        guard !words.isEmpty else { throw Problem(.unknownCommand, "A command follows the /, for instance: /help") }
        guard let verb = TextVerb(word: words[0].text) else { throw unknown(words[0].text, slash: "/") }
        return try TextCommandReading(verb, words, in: context).request()
    }

    /// Whether a bare line is a command although a question is open.
    private func isHeard(_ verb: TextVerb, _ words: TextWords) -> Bool {
        guard !takesFreeText || context.questionToBuzzFor != nil, verb.isHeardDuringQuestion else { return false }
        let typed = line.lowercased()
        if context.options.contains(where: { $0.trimmingBlanks.lowercased() == typed }) { return false }
        switch verb {
        case .top: return words.count == 1 || (words.count == 2 && Int(words[1].text) != nil)
        case .width: return words.count == 2 && Int(words[1].text) != nil
        case .colour: return words.count == 2 && TextFlag.read(words[1].text) != nil
        default: return words.count == 1
        }
    }

    /// Whether a program's line was pasted.
    private var isJSON: Bool { line.hasPrefix("{") && line.contains("\"") }

    // MARK: - Lines that are no command

    private func readUnknown(_ words: TextWords) throws(Problem) -> Request {
        if isJSON { throw .pastedJSON }
        if ["get", "post", "head", "put", "options", "connect"].contains(words[0].lowercased), words.count >= 3 {
            throw Problem(.unknownCommand, "This is a quiz, not a web server. To play, type: join ROOM YOUR-NAME")
        }
        let suggestion = nearest(to: words[0].text, among: TextVerb.names(for: context.role))
        if context.role == .player {
            if let question = closedQuestion(suggestion) { return .answer(question: question, .typed(line)) }
            if case .stake = context.phase, looksLikeAnswer { throw .noStake }
            if looksLikeAnswer {
                throw context.isSelfPaced ? .noOwnQuestion : context.phase == .over ? .isOver : .noQuestion
            }
        }
        if context.role == .stranger, suggestion == nil || looksLikeRoomCode(words[0].text) {
            throw strangeLine(words)
        }
        throw unknown(words[0].text, slash: "")
    }

    /// The question just closed, which a line may have been meant for: its receipt will say that it came too late.
    private func closedQuestion(_ suggestion: String?) -> Int? {
        switch context.phase {
        case .reveal(let number): suggestion == nil || looksLikeAnswer ? number : nil
        case .board(let number): looksLikeAnswer ? number : nil
        case .lobby, .lesson, .round, .stake, .question, .buzzed, .open, .over: nil
        }
    }

    /// Letters, numbers and the like: `b`, `2`, `a c`, `1b 2a`, `42`, `true`.
    private var looksLikeAnswer: Bool {
        if ["true", "false", "yes", "no"].contains(line.lowercased()) { return true }
        let words = line.split(whereSeparator: { $0.isBlank || $0 == "," })
        return !words.isEmpty && words.allSatisfy { $0.count <= 2 || Double($0) != nil }
    }

    private func strangeLine(_ words: TextWords) -> Problem {
        let first = words[0].text.clipped(to: 40)
        guard looksLikeRoomCode(first) else {
            return Problem(
                .unknownCommand, "“\(first)” is not a command here. To play, type: join ROOM YOUR-NAME (or help)")
        }
        let name = words.count > 1 ? words.rest(after: 1).clipped(to: 40) : "YOUR-NAME"
        return Problem(
            .unknownCommand, "To play in room \(first.uppercased()), type: join \(first.uppercased()) \(name)")
    }

    /// Four letters or digits without a vowel, as rooms are called.
    private func looksLikeRoomCode(_ word: String) -> Bool {
        word.utf8.count == 4 && word.lowercased().allSatisfy { "23456789bcdfghjkmnpqrstvwxz".contains($0) }
    }

    private func unknown(_ word: String, slash: String) -> Problem {
        let shown = (slash + word).clipped(to: 40)
        let name = nearest(to: word, among: TextVerb.names(for: context.role))
        let advice = name.map { "Did you mean: \(slash)\($0)?" } ?? "Type \(slash)help to see what you can do."
        return Problem(.unknownCommand, "There is no command “\(shown)”. \(advice)")
    }
}

extension Problem {
    static let pastedJSON = Problem(
        .unknownCommand,
        "You are typing as a person here, so JSON is not read. For JSON, connect again and begin with it. To play, type: "
            + "join ROOM YOUR-NAME")
    static let noStake = Problem(
        .wrongPhase, "The question is not here yet. First say how many points you stake, for instance: stake 300")
    static let isOver = Problem(.wrongPhase, "The game is over. To go, type: leave")
    static let noOwnQuestion = Problem(.wrongPhase, "No question is open just now. To go on, press Enter.")
    static let noQuestion = Problem(.wrongPhase, "No question is open just now. The next one will come by itself.")
}

/// Yes or no, in the words that people use.
enum TextFlag {
    static func read(_ word: String) -> Bool? {
        switch word.lowercased() {
        case "on", "yes", "true", "y", "1": true
        case "off", "no", "false", "n", "0": false
        default: nil
        }
    }
}
