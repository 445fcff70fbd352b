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
    public package(set) var name: String
    public package(set) var team: String?
    /// The code that brings the player back.
    public package(set) var code: String
    public package(set) var presence: Presence
    /// Whether an answer stands on the open question.
    public package(set) var hasAnswered = false
    public var score: Int { record.score }

    package var record = Record()
    /// Away for so short a time that the others still wait.
    package var isRecentlyLost = false
    /// The player's time, in percent of everybody's.
    package var timePercent = 100
    /// In mode `teams`: which of the game's teams.
    package var teamIndex: Int?
    /// The rank on the last board that was told; nil: not on it.
    package var lastRank: Int?

    package init(id: PlayerID, name: String, code: String) {
        self.id = id
        self.name = name
        self.code = code
        presence = .here
    }
}

/// What a player, or a team, has brought together.
package struct Record: Hashable, Sendable {
    /// Never above this: far beyond any game, so that sums never overflow.
    package static let mostPoints = 1_000_000_000

    package private(set) var score = 0
    /// Right answers in a row.
    package var streak = 0
    /// Right answers in all.
    package var correct = 0
    /// Total t of right answers: own times, without extra time.
    package var time: Milliseconds = 0

    package init(score: Int = 0, streak: Int = 0, correct: Int = 0, time: Milliseconds = 0) {
        self.score = score
        self.streak = streak
        self.correct = correct
        self.time = time
    }

    /// Adds points, or takes some; never below 0. Returns what was really added.
    @discardableResult
    mutating func add(_ points: Int) -> Int {
        let before = score
        score = min(max(0, score + points), Self.mostPoints)
        return score - before
    }
}
