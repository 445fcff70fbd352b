/// The commands that people type, by the word that they begin with.
enum TextVerb: String, CaseIterable {
    // Anybody's.
    case help, join, resume, watch, practice, host, create, banks, hello, ping
    // The view.
    case width, colour, quiet, verbose
    // In a room.
    case answer, buzz, stake, who, score, top, hint, leave
    // A host's.
    case start, next, pause, `continue`, close, extend, skip, lock, unlock, kick, ban, rename, team, adjust, judge,
        void,
        regrade, say, end
    case players, code
    case extraTime = "extra_time"

    /// Reads a command word, whatever its case.
    init?(word: String) {
        guard word.utf8.count <= 12 else { return nil }
        let word = word.lowercased().replacing("-", with: "_")
        if let verb = TextVerb(rawValue: word) ?? Self.otherWords[word] { self = verb } else { return nil }
    }

    /// Other words for the same; none of one letter, for those are answers.
    static let otherWords: [String: TextVerb] = [
        "?": .help, "commands": .help, "quit": .leave, "exit": .leave, "bye": .leave, "scores": .score,
        "standings": .score, "color": .colour, "extratime": .extraTime, "hi": .hello, "begin": .start, "play": .join,
        "unpause": .continue, "practise": .practice,
    ]

    /// What stays a command without a `/` while a question with a short answer is open, and only if nothing follows that
    /// the command does not take.
    var isHeardDuringQuestion: Bool {
        switch self {
        case .help, .who, .score, .top, .hint, .leave, .width, .colour, .quiet, .verbose: true
        default: false
        }
    }

    var isForHosts: Bool {
        switch self {
        case .start, .next, .pause, .continue, .close, .extend, .skip, .lock, .unlock, .kick, .ban, .rename, .team,
            .adjust, .judge, .void, .regrade, .say, .end, .players, .code, .extraTime:
            true
        default: false
        }
    }

    /// What is taken only if nothing follows it, for it cannot be undone or is felt by everybody.
    var standsAlone: Bool {
        switch self {
        case .leave, .start, .next, .pause, .continue, .close, .skip, .lock, .unlock, .end: true
        default: false
        }
    }

    /// Words that may have been meant, for somebody in that role.
    static func names(for role: TextContext.Role) -> [String] {
        let verbs = allCases.filter { role == .host || !$0.isForHosts }
        return verbs.map(\.rawValue) + ["quit"]
    }
}
