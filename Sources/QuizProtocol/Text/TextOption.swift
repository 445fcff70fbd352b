internal import QuizRules

/// The options of a game as a host types them: `name=value`.
enum TextOption: String, CaseIterable {
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

    static func read(
        name: some StringProtocol, value: some StringProtocol, _ options: inout GameOptions
    ) throws(Problem) {
        let name = String(name).replacing("-", with: "_")
        guard let option = TextOption(rawValue: name) else {
            let names = allCases.map(\.rawValue)
            let advice =
                nearest(to: name, among: names).map { "Did you mean: \($0)?" }
                ?? "There are \(names.joined(separator: ", "))."
            throw Problem(.badMember, "There is no option “\(name.clipped(to: 40))”. \(advice)")
        }
        try option.set(String(value), &options)
    }

    var example: String {
        switch self {
        case .pace: "auto"
        case .revealSeconds, .boardSeconds: "10"
        case .totalSeconds: "600"
        case .earlyClose, .streak, .change, .lateJoin, .shuffleQuestions: "on"
        case .maxCredit: "250"
        case .grace: "500"
        case .penalty: "0.5"
        case .teams: "4"
        case .rounds: "1,3"
        case .maxPlayers: "30"
        case .seed: "42"
        }
    }

    private func set(_ value: String, _ options: inout GameOptions) throws(Problem) {
        switch self {
        case .pace:
            guard let pace = GameOptions.Pace(rawValue: value.lowercased()) else { throw bad("host or auto") }
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
            guard let seed = UInt64(value) else { throw bad("a whole number") }
            options.seed = seed
        }
    }

    private func integer(_ value: String, _ range: ClosedRange<Int>) throws(Problem) -> Int {
        guard let number = Int(value), range.contains(number) else {
            throw bad("a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    private func flag(_ value: String) throws(Problem) -> Bool {
        guard let flag = TextFlag.read(value) else { throw bad("on or off") }
        return flag
    }

    /// `0.5` or `50%`.
    private func share(_ value: String) throws(Problem) -> Int {
        let isPercent = value.hasSuffix("%")
        guard let number = Double(isPercent ? String(value.dropLast()) : value), number.isFinite,
            (0...100).contains(isPercent ? number : number * 100)
        else { throw bad("a number from 0 to 1, or a percentage") }
        return Int((isPercent ? number : number * 100).rounded())
    }

    private func numbers(_ value: String) throws(Problem) -> [Int] {
        let numbers = value.split(whereSeparator: { $0 == "," || $0 == "+" }).map { Int($0) ?? 0 }
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 > 0 }), Set(numbers).count == numbers.count else {
            throw bad("rounds by their numbers from 1, each once")
        }
        return numbers
    }

    private func bad(_ whatItMustBe: String) -> Problem {
        Problem(.badMember, "The option \(rawValue) must be \(whatItMustBe), for instance: \(rawValue)=\(example)")
    }
}
