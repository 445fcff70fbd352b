internal import QuizRules

/// The `options` of a game, by their names on the wire. Here a name that is not known is an error: a host who misspells
/// an option should not find out in the middle of the evening.
extension JSONMembers {
    func gameOptions(for mode: ModeName) throws(Problem) -> GameOptions {
        var options = GameOptions(for: mode)
        guard let value = optional("options") else { return options }
        guard let members = value.members else { throw .bad("options", "an object, such as {\"pace\":\"auto\"}") }
        for (name, value) in members {
            guard let option = OptionName(rawValue: name) else { throw unknownOption(name) }
            if value.kind == .null { continue }
            try option.read(value, into: &options)
        }
        return options
    }

    private func unknownOption(_ name: String) -> Problem {
        let names = OptionName.allCases.map(\.rawValue)
        let shown = name.count > 40 ? name.prefix(39) + "…" : name[...]
        let advice =
            nearest(to: name, among: names).map { "Did you mean “\($0)”?" }
            ?? "There are \(names.joined(separator: ", "))."
        return Problem(.badMember, "There is no option “\(shown)”. \(advice)")
    }
}

private enum OptionName: String, CaseIterable {
    case pace
    case revealSeconds = "reveal_seconds"
    case boardSeconds = "board_seconds"
    case totalSeconds = "total_seconds"
    case earlyClose = "early_close"
    case maxCredit = "max_credit"
    case grace, penalty, streak, change
    case lateJoin = "late_join"
    case teams, rounds
    case shuffleQuestions = "shuffle_questions"
    case maxPlayers = "max_players"
    case seed

    func read(_ value: JSONElement, into options: inout GameOptions) throws(Problem) {
        switch self {
        case .pace:
            guard let pace = value.string.flatMap(GameOptions.Pace.init) else { throw bad("\"host\" or \"auto\"") }
            options.pace = pace
        case .revealSeconds: options.revealSeconds = try integer(value, 1...600)
        case .boardSeconds: options.boardSeconds = try integer(value, 1...600)
        case .totalSeconds: options.totalSeconds = try integer(value, 30...86_400)
        case .earlyClose: options.earlyClose = try flag(value)
        case .maxCredit: options.maxCredit = Milliseconds(try integer(value, 0...1000))
        case .grace: options.grace = Milliseconds(try integer(value, 0...5000))
        case .penalty: options.penaltyPercent = try share(value)
        case .streak: options.streak = try flag(value)
        case .change: options.change = try flag(value)
        case .lateJoin: options.lateJoin = try flag(value)
        case .teams: options.teams = try integer(value, 2...26)
        case .rounds: options.rounds = try numbers(value)
        case .shuffleQuestions: options.shuffleQuestions = try flag(value)
        case .maxPlayers: options.maxPlayers = try integer(value, 1...100_000)
        case .seed:
            guard let seed = value.unsigned else { throw bad("a whole number from 0 to \(UInt64.max)") }
            options.seed = seed
        }
    }

    private func integer(_ value: JSONElement, _ range: ClosedRange<Int>) throws(Problem) -> Int {
        guard let number = value.integer.flatMap({ Int(exactly: $0) }), range.contains(number) else {
            throw bad("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private func flag(_ value: JSONElement) throws(Problem) -> Bool {
        guard let flag = value.boolean else { throw bad("true or false") }
        return flag
    }

    private func share(_ value: JSONElement) throws(Problem) -> Int {
        guard let number = value.number, 0...1 ~= number else { throw bad("a number from 0 to 1") }
        return Int((number * 100).rounded())
    }

    private func numbers(_ value: JSONElement) throws(Problem) -> [Int] {
        let numbers = value.elements?.map { $0.integer.flatMap { Int(exactly: $0) } ?? 0 } ?? []
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 > 0 }), Set(numbers).count == numbers.count else {
            throw bad("a list of rounds by their numbers from 1, each once, such as [1, 3]")
        }
        return numbers
    }

    private func bad(_ whatItMustBe: String) -> Problem {
        Problem(.badMember, "The option “\(rawValue)” must be \(whatItMustBe).")
    }
}
