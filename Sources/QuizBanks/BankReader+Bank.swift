import QuizRules
import Yams

// The bank as a whole: its head, its lesson and its rounds.
extension BankReader {
    private static let bankMembers = [
        "name", "title", "language", "description", "licence", "practice", "lesson", "rounds", "questions",
    ]

    private static let roundMembers = ["name", "seconds", "points", "penalty", "shuffle_questions", "questions"]

    mutating func bank(_ root: Node) -> BankFile? {
        guard let members = members(of: root, named: Self.bankMembers, noun: "a bank") else { return nil }
        let name = bankName(members)
        let title = required("title", in: members).flatMap { text($0, "'title'", limit: BankLimits.title) }
        let language = language(members)
        let description = members["description"].flatMap {
            text($0, "'description'", limit: BankLimits.description)
        }
        let licence = members["licence"].flatMap { text($0, "'licence'", limit: BankLimits.name) }
        let practice: BankFile.Practice? = members["practice"].flatMap { word($0, "'practice'") }
        let lesson = members["lesson"].map { cards($0) } ?? []
        let rounds = rounds(members)
        guard let name, let title, let language else { return nil }
        var bank = Bank(name: name, title: title, language: language, rounds: rounds)
        bank.lesson = lesson
        bank.mayPractise = practice != .never
        return BankFile(bank: bank, description: description, licence: licence)
    }

    private mutating func bankName(_ members: Members) -> String? {
        guard let node = required("name", in: members), let name = identifier(node, "'name'") else { return nil }
        if name != stem {
            error("'name' is '\(name)', but the file is named '\(stem.brief)'; they must be the same", at: node.line)
        }
        return name
    }

    /// Lower-case letters, digits and hyphens.
    mutating func identifier(_ node: Node, _ what: String) -> String? {
        guard let written = text(node, what, limit: BankLimits.name) else { return nil }
        let isGood =
            written.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
            && !written.hasPrefix("-") && !written.hasSuffix("-")
        guard isGood else {
            error(
                "\(what) must be of lower-case letters, digits and hyphens between them, not '\(written.brief)'",
                at: node.line)
            return nil
        }
        return written
    }

    /// A BCP 47 tag in its common form: a language of two or three letters, and subtags (`pt-BR`, `zh-Hant`).
    private mutating func language(_ members: Members) -> String? {
        guard let node = required("language", in: members),
            let tag = text(node, "'language'", limit: BankLimits.language)
        else { return nil }
        let subtags = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isGood =
            (2...3).contains(subtags[0].count) && subtags[0].allSatisfy { $0.isASCII && $0.isLetter }
            && subtags.dropFirst().allSatisfy { subtag in
                (1...8).contains(subtag.count) && subtag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
        guard isGood else {
            error("'language' must be a language tag such as en, de or pt-BR, not '\(tag.brief)'", at: node.line)
            return nil
        }
        return tag
    }

    private mutating func cards(_ node: Node) -> [LessonCard] {
        var cards: [LessonCard] = []
        for (position, entry) in (list(node, "'lesson'", 1...BankLimits.cards, of: "cards") ?? []).enumerated() {
            place = "lesson card \(position + 1)"
            defer { place = nil }
            guard let members = members(of: entry, named: ["title", "text"], noun: "a lesson card") else { continue }
            let title = required("title", in: members).flatMap { text($0, "'title'", limit: BankLimits.title) }
            let body = required("text", in: members).flatMap {
                text($0, "'text'", limit: BankLimits.cardText, lines: .several)
            }
            if let title, let body { cards.append(LessonCard(title: title, text: body)) }
        }
        return cards
    }

    private mutating func rounds(_ members: Members) -> [Bank.Round] {
        switch (members["rounds"], members["questions"]) {
        case (nil, nil):
            error("there are no questions; a bank has 'questions' or 'rounds'", at: members.line)
            return []
        case (_?, let questions?):
            error("a bank has either 'questions' or 'rounds', not both", at: questions.line)
            return []
        case (nil, let questions?):
            return [Bank.Round(name: "", questions: self.questions(questions))]
        case (let rounds?, nil):
            return namedRounds(rounds)
        }
    }

    private mutating func namedRounds(_ node: Node) -> [Bank.Round] {
        var rounds: [Bank.Round] = []
        for (position, entry) in (list(node, "'rounds'", 1...BankLimits.rounds, of: "rounds") ?? []).enumerated() {
            place = "round \(position + 1)"
            defer { place = nil }
            guard let members = members(of: entry, named: Self.roundMembers, noun: "a round") else { continue }
            let name = required("name", in: members).flatMap { text($0, "'name'", limit: BankLimits.title) }
            if let name, rounds.contains(where: { $0.name == name }) {
                error("another round is named '\(name)' too", at: members["name"]?.line)
            }
            roundSettings = settings(members)
            defer { roundSettings = RoundSettings() }
            let questions = required("questions", in: members).map { self.questions($0) } ?? []
            var round = Bank.Round(name: name ?? "", questions: questions)
            round.settings = roundSettings
            rounds.append(round)
        }
        return rounds
    }

    private mutating func settings(_ members: Members) -> RoundSettings {
        var settings = RoundSettings()
        settings.seconds = members["seconds"].flatMap { whole($0, "'seconds'", in: 0...0, BankLimits.seconds) }
        settings.points = members["points"].flatMap { whole($0, "'points'", in: BankLimits.points) }
        settings.penaltyPercent = members["penalty"].flatMap { share($0, "'penalty'") }
        settings.shuffleQuestions = members["shuffle_questions"].flatMap { boolean($0, "'shuffle_questions'") }
        return settings
    }

    private mutating func questions(_ node: Node) -> [Question] {
        let outer = place
        defer { place = outer }
        var questions: [Question] = []
        for entry in list(node, "'questions'", 1...BankLimits.questions, of: "questions") ?? [] {
            questionCount += 1
            if questionCount == BankLimits.questions + 1 {
                error("there are more than \(BankLimits.questions) questions; make it several banks", at: entry.line)
            }
            guard questionCount <= BankLimits.questions else { return questions }
            place = "question \(questionCount)"
            if let question = question(entry) { questions.append(question) }
            place = outer
        }
        return questions
    }
}
