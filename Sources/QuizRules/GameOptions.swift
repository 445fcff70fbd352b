/// The name of a mode, on the wire and in configuration.
public enum ModeName: String, Sendable, CaseIterable {
    case classic, steady, teams, buzzer, elimination, lives, wager
    case learn, practice, test
}

/// What a host may set for a game. The defaults are those of the rules.
public struct GameOptions: Hashable, Sendable {
    public enum Pace: String, Sendable, CaseIterable { case host, auto }

    /// `auto` goes on by itself after reveal, board and round.
    public var pace: Pace = .host
    /// 1 to 600, in `auto`.
    public var revealSeconds = 8
    /// 1 to 600, in `auto`.
    public var boardSeconds = 6
    /// The clock of a class that takes a test, 30 to 86,400; nil: as long as they like.
    public var totalSeconds: Int?
    /// Close as soon as everybody has answered; nil: on, except in `teams`.
    public var earlyClose: Bool?
    /// The most network delay that is taken off an answer's time, 0 to 1000 ms; 100 in `buzzer`.
    public var maxCredit: Milliseconds = 250
    /// How long past the longest time a question may stay open for those served late and far away, 0 to 5000 ms.
    public var grace: Milliseconds = 500
    /// The part of a question's points that a wrong answer costs, in percent: 0 to 100.
    public var penaltyPercent = 0
    /// + 10 % a step from the third right answer in a row, at most + 50 %.
    public var streak = false
    /// Whether an answer may be changed until the close.
    public var change = true
    public var lateJoin = true
    /// Deal players evenly to this many teams (2 to 26) at the start, in `teams`.
    public var teams: Int?
    /// Which rounds of the bank are played, from 1; nil: all.
    public var rounds: [Int]?
    public var shuffleQuestions = false
    /// What is to be otherwise in some rounds; goes into them by `GameSetup.settleRounds`.
    public var roundWishes: [RoundWish] = []
    public var maxPlayers = 20_000
    /// What all chance comes from; nil: drawn by the room.
    public var seed: UInt64?

    /// The defaults of a mode: in `buzzer`, where a hundredth of a second decides, less of the network is taken off.
    public init(for mode: ModeName = .classic) {
        if mode == .buzzer { maxCredit = 100 }
    }
}

/// All that a game starts from. `seed` decides all chance.
public struct GameSetup: Sendable {
    public var title: String
    public var rounds: [Bank.Round]
    public var mode: ModeName
    public var options: GameOptions
    public var seed: UInt64
    /// The banks that the questions come from, by name.
    public var banks: [String] = []
    /// The cards that mode `learn` begins with.
    public var lesson: [LessonCard] = []
    /// False: a self-paced game of one's own, without a host.
    public var isHosted = true

    public init(title: String, rounds: [Bank.Round], mode: ModeName, options: GameOptions, seed: UInt64) {
        self.title = title
        self.rounds = rounds
        self.mode = mode
        self.options = options
        self.seed = seed
    }
}
