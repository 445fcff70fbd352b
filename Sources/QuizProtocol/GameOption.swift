internal import QuizRules

/// One thing that a host may set: its name, what it takes in either dialect, and where it is kept.
struct SettableOption<Options>: Sendable {
    let name: String
    /// A value, as a person types it.
    let example: String
    private let inJSON: String
    private let inText: String
    /// Each sets the value, or is false where it is not of this option's form.
    private let setJSON: @Sendable (JSONElement, inout Options) -> Bool
    private let setText: @Sendable (String, inout Options) -> Bool

    init<Value>(
        _ name: String, _ form: OptionForm<Value>, _ place: any WritableKeyPath<Options, Value> & Sendable,
        like example: String
    ) {
        self.init(name, form, like: example) { $0[keyPath: place] = $1 }
    }

    /// Of an option that may be left to the rules.
    init<Value>(
        _ name: String, _ form: OptionForm<Value>, _ place: any WritableKeyPath<Options, Value?> & Sendable,
        like example: String
    ) {
        self.init(name, form, like: example) { $0[keyPath: place] = $1 }
    }

    private init<Value>(
        _ name: String, _ form: OptionForm<Value>, like example: String,
        set: @escaping @Sendable (inout Options, Value) -> Void
    ) {
        self.name = name
        self.example = example
        (inJSON, inText) = (form.inJSON, form.inText)
        setJSON = { element, options in
            guard let value = form.json(element) else { return false }
            set(&options, value)
            return true
        }
        setText = { typed, options in
            guard let value = form.text(typed) else { return false }
            set(&options, value)
            return true
        }
    }

    func read(_ value: JSONElement, into options: inout Options) throws(Problem) {
        guard setJSON(value, &options) else { throw Problem(.badMember, "The option “\(name)” must be \(inJSON).") }
    }

    func read(typed value: String, into options: inout Options) throws(Problem) {
        guard setText(value, &options) else {
            throw Problem(.badMember, "The option \(name) must be \(inText), for instance: \(name)=\(example)")
        }
    }
}

/// What a game may be given as `options`. Here a name that is not known is an error: a host who misspells an option should
/// not find out in the middle of the evening.
enum GameOption {
    static let all: [SettableOption<GameOptions>] = [
        SettableOption("pace", .pace, \.pace, like: "auto"),
        SettableOption("reveal_seconds", .whole(1...600), \.revealSeconds, like: "10"),
        SettableOption("board_seconds", .whole(1...600), \.boardSeconds, like: "10"),
        SettableOption("total_seconds", .whole(30...86_400), \.totalSeconds, like: "600"),
        SettableOption("early_close", .flag, \.earlyClose, like: "on"),
        SettableOption("max_credit", .milliseconds(0...1000), \.maxCredit, like: "250"),
        SettableOption("grace", .milliseconds(0...5000), \.grace, like: "500"),
        SettableOption("penalty", .share, \.penaltyPercent, like: "0.5"),
        SettableOption("streak", .flag, \.streak, like: "on"),
        SettableOption("change", .flag, \.change, like: "on"),
        SettableOption("late_join", .flag, \.lateJoin, like: "on"),
        SettableOption("teams", .whole(2...26), \.teams, like: "4"),
        SettableOption("rounds", .rounds, \.rounds, like: "1,3"),
        SettableOption("shuffle_questions", .flag, \.shuffleQuestions, like: "on"),
        SettableOption("max_players", .whole(1...100_000), \.maxPlayers, like: "30"),
        SettableOption("seed", .seed, \.seed, like: "42"),
    ]

    /// - Throws: A sentence with what was probably meant, where there is no option of that name.
    static func named(_ name: String) throws(Problem) -> SettableOption<GameOptions> {
        if let option = all.first(where: { $0.name == name }) { return option }
        throw .unknownOption(name, among: all.map(\.name))
    }
}

/// What a round may be given of its own.
enum RoundOption {
    static let all: [SettableOption<RoundSettings>] = [
        SettableOption("seconds", .seconds, \.seconds, like: "10"),
        SettableOption("points", .whole(0...5000), \.points, like: "500"),
        SettableOption("penalty", .share, \.penaltyPercent, like: "0.5"),
        SettableOption("shuffle_questions", .flag, \.shuffleQuestions, like: "on"),
    ]

    /// - Throws: A sentence with what was probably meant, where there is no option of that name.
    static func named(_ name: String) throws(Problem) -> SettableOption<RoundSettings> {
        if let option = all.first(where: { $0.name == name }) { return option }
        throw .unknownOption(name, among: all.map(\.name), of: "a round")
    }
}

extension Problem {
    static func unknownOption(_ name: String, among names: [String], of what: String? = nil) -> Problem {
        let advice =
            nearest(to: name, among: names).map { "Did you mean “\($0)”?" }
            ?? "There are \(names.joined(separator: ", "))."
        let subject = what.map { "\($0.prefix(1).uppercased())\($0.dropFirst()) has" } ?? "There is"
        return Problem(.badMember, "\(subject) no option “\(name.clipped(to: 40))”. \(advice)")
    }
}
