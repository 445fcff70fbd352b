package import QuizRules

extension GameSetup {
    package func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.text("title", title)
        writer.variant("mode", ModeTag(mode))
        writer.word("seed", seed)
        writer.record("options") { options.write(to: &$0) }
        writer.list("rounds", rounds) { $1.write(to: &$0) }
        writer.texts("banks", banks)
        writer.list("lesson", lesson) { $1.write(to: &$0) }
        writer.flag("hosted", isHosted)
        let hasSettings = rounds.contains { !$0.settings.isEmpty }
        writer.optional("round_settings", hasSettings ? rounds.map(\.settings) : nil) {
            $0.list($1, $2) { $1.write(to: &$0) }
        }
    }

    package static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> GameSetup {
        try read(from: &reader, hasRoundSettings: true)
    }

    /// - Parameter hasRoundSettings: those that were written before there were any have none.
    static func read<Reader: RecordReader>(
        from reader: inout Reader, hasRoundSettings: Bool
    ) throws(RecordProblem) -> GameSetup {
        let title = try reader.text("title")
        let mode = try reader.variant("mode", of: ModeTag.self).mode
        let seed = try reader.word("seed")
        let options = try reader.record("options", GameOptions.read)
        let rounds = try reader.list("rounds", Bank.Round.read)
        var setup = GameSetup(title: title, rounds: rounds, mode: mode, options: options, seed: seed)
        setup.banks = try reader.texts("banks")
        setup.lesson = try reader.list("lesson", LessonCard.read)
        setup.isHosted = try reader.flag("hosted")
        if hasRoundSettings, let settings = try reader.optional("round_settings", RoundSettings.readList) {
            guard settings.count == rounds.count else { throw .outOfRange("round_settings", "\(settings.count)") }
            for index in settings.indices { setup.rounds[index].settings = settings[index] }
        }
        return setup
    }
}

extension RoundSettings {
    func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.optional("seconds", seconds) { $0.integer($1, $2) }
        writer.optional("points", points) { $0.integer($1, $2) }
        writer.optional("penalty_percent", penaltyPercent) { $0.integer($1, $2) }
        writer.optional("shuffle_questions", shuffleQuestions) { $0.flag($1, $2) }
    }

    fileprivate static func readList<Reader: RecordReader>(
        from reader: inout Reader, _ name: StaticString
    ) throws(RecordProblem) -> [RoundSettings] {
        try reader.list(name, read)
    }

    private static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> RoundSettings {
        func integer(_ reader: inout Reader, _ name: StaticString) throws(RecordProblem) -> Int {
            try reader.integer(name)
        }
        var settings = RoundSettings()
        settings.seconds = try reader.optional("seconds", integer)
        settings.points = try reader.optional("points", integer)
        settings.penaltyPercent = try reader.optional("penalty_percent", integer)
        settings.shuffleQuestions = try reader.optional("shuffle_questions") {
            (reader: inout Reader, name: StaticString) throws(RecordProblem) in try reader.flag(name)
        }
        return settings
    }
}

extension LessonCard {
    package func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.text("title", title)
        writer.text("text", text)
    }

    package static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> LessonCard {
        LessonCard(title: try reader.text("title"), text: try reader.text("text"))
    }
}

enum ModeTag: UInt8, RecordTag {
    case classic = 1
    case steady = 2
    case teams = 3
    case elimination = 4
    case lives = 5
    case wager = 6
    case buzzer = 7
    case learn = 8
    case practice = 9
    case test = 10

    init(_ mode: ModeName) {
        switch mode {
        case .classic: self = .classic
        case .steady: self = .steady
        case .teams: self = .teams
        case .elimination: self = .elimination
        case .lives: self = .lives
        case .wager: self = .wager
        case .buzzer: self = .buzzer
        case .learn: self = .learn
        case .practice: self = .practice
        case .test: self = .test
        }
    }

    var mode: ModeName {
        switch self {
        case .classic: .classic
        case .steady: .steady
        case .teams: .teams
        case .elimination: .elimination
        case .lives: .lives
        case .wager: .wager
        case .buzzer: .buzzer
        case .learn: .learn
        case .practice: .practice
        case .test: .test
        }
    }
}

enum PaceTag: UInt8, RecordTag {
    case host = 1
    case auto = 2
}

extension GameOptions {
    package func write<Writer: RecordWriter>(to writer: inout Writer) {
        writer.variant("pace", pace == .host ? PaceTag.host : .auto)
        writer.integer("reveal_seconds", revealSeconds)
        writer.integer("board_seconds", boardSeconds)
        writer.optional("early_close", earlyClose) { $0.flag($1, $2) }
        writer.integer("max_credit", Int(maxCredit.value))
        writer.integer("grace", Int(grace.value))
        writer.integer("penalty_percent", penaltyPercent)
        writer.flag("streak", streak)
        writer.flag("change", change)
        writer.flag("late_join", lateJoin)
        writer.optional("teams", teams) { $0.integer($1, $2) }
        writer.optional("rounds", rounds) { $0.integers($1, $2) }
        writer.flag("shuffle_questions", shuffleQuestions)
        writer.integer("max_players", maxPlayers)
        writer.optional("seed", seed) { $0.word($1, $2) }
        writer.optional("total_seconds", totalSeconds) { $0.integer($1, $2) }
    }

    package static func read<Reader: RecordReader>(from reader: inout Reader) throws(RecordProblem) -> GameOptions {
        var options = GameOptions()
        options.pace = try reader.variant("pace", of: PaceTag.self) == .host ? .host : .auto
        options.revealSeconds = try reader.integer("reveal_seconds")
        options.boardSeconds = try reader.integer("board_seconds")
        options.earlyClose = try reader.optional("early_close") {
            (reader: inout Reader, name: StaticString) throws(RecordProblem) in try reader.flag(name)
        }
        options.maxCredit = Milliseconds(try reader.integer("max_credit"))
        options.grace = Milliseconds(try reader.integer("grace"))
        options.penaltyPercent = try reader.integer("penalty_percent")
        options.streak = try reader.flag("streak")
        options.change = try reader.flag("change")
        options.lateJoin = try reader.flag("late_join")
        options.teams = try reader.optional("teams") {
            (reader: inout Reader, name: StaticString) throws(RecordProblem) in try reader.integer(name)
        }
        options.rounds = try reader.optional("rounds") {
            (reader: inout Reader, name: StaticString) throws(RecordProblem) in try reader.integers(name)
        }
        options.shuffleQuestions = try reader.flag("shuffle_questions")
        options.maxPlayers = try reader.integer("max_players")
        options.seed = try reader.optional("seed") {
            (reader: inout Reader, name: StaticString) throws(RecordProblem) in try reader.word(name)
        }
        options.totalSeconds = try reader.optional("total_seconds") {
            (reader: inout Reader, name: StaticString) throws(RecordProblem) in try reader.integer(name)
        }
        return options
    }
}
