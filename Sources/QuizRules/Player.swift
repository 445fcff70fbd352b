/// What the room and its hosts may know of a player.
public struct Player: Sendable {
    public enum Presence: Hashable, Sendable {
        case here
        case away(since: Milliseconds)
        case left
        case kicked
        case banned

        /// Counted among the players: connected, or lost and expected back.
        var isIn: Bool {
            switch self {
            case .here, .away: true
            case .left, .kicked, .banned: false
            }
        }
    }

    public let id: PlayerID
    public internal(set) var name: String
    public internal(set) var team: String?
    /// The code that brings the player back.
    public internal(set) var code: String
    public internal(set) var presence: Presence
    /// Whether an answer stands on the open question.
    public internal(set) var hasAnswered = false
    public var score: Int { record.score }

    var record = Record()
    /// Away for so short a time that the others still wait.
    var isRecentlyLost = false
    /// The player's time, in percent of everybody's.
    var timePercent = 100
    /// In mode `teams`: which of the game's teams.
    var teamIndex: Int?
    /// The rank on the last board that was told; nil: not on it.
    var lastRank: Int?

    init(id: PlayerID, name: String, code: String) {
        self.id = id
        self.name = name
        self.code = code
        presence = .here
    }
}

/// What a player, or a team, has brought together.
struct Record: Hashable, Sendable {
    /// Never above this: far beyond any game, so that sums never overflow.
    static let mostPoints = 1_000_000_000

    private(set) var score = 0
    /// Right answers in a row.
    var streak = 0
    /// Right answers in all.
    var correct = 0
    /// Total t of right answers: own times, without extra time.
    var time: Milliseconds = 0

    /// Adds points, or takes some; never below 0. Returns what was really added.
    @discardableResult
    mutating func add(_ points: Int) -> Int {
        let before = score
        score = min(max(0, score + points), Self.mostPoints)
        return score - before
    }
}
