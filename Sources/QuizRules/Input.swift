/// All that decides a game, in the order of an evening. Each is applied with the time it happened; nothing else changes
/// a game, so the same inputs give the same game.
public enum Input: Sendable {
    /// A new player, present. `code` is the resume code that was dealt. Reply: `joined`.
    case join(name: String, team: String?, code: String)
    /// The player's connection was lost (still in the game).
    case away(PlayerID)
    /// The player is connected again, by `resume`. Refused for the banned.
    case back(PlayerID)
    /// The player said goodbye; may come `back`.
    case leave(PlayerID)
    /// The last host's connection was lost, or one is there again.
    case hostAway
    case hostBack

    // What a host does. `from`, where given, is the phase the command was issued in.
    case start
    case next(from: String?)
    case pause
    case `continue`
    case extend(seconds: Int)
    case close
    case skip
    case lock
    case unlock
    case kick(PlayerID)
    case ban(PlayerID)
    case rename(PlayerID, name: String)
    case team(PlayerID, team: String)
    /// Private: this player's time is `percent` of everybody's, 100 to 1000.
    case extraTime(PlayerID, percent: Int)
    /// A fresh resume code for a player who lost theirs.
    case deal(PlayerID, code: String)
    case adjust(PlayerID, points: Int, reason: String)
    /// A question that is over counts for nobody.
    case void(question: Int)
    /// A question that is over is graded by another key: one accepted answer or several, keys as shown.
    case regrade(question: Int, correct: [GivenAnswer])
    /// Of the spoken answer of who has the word.
    case judge(PlayerID, right: Bool)
    case say(String)
    case end

    /// When the bytes of the open question were handed to the kernel for these players.
    case served(question: Int, [Served])
    /// An answer: when its bytes came, and what of the delay is the network's (already at most `maxCredit`).
    case answer(PlayerID, question: Int, GivenAnswer, received: Milliseconds, credit: Milliseconds)
    /// A buzz: when its bytes came, and what of the delay is the network's.
    case buzz(PlayerID, question: Int, received: Milliseconds, credit: Milliseconds)
    /// A stake on the question that comes next.
    case stake(PlayerID, question: Int, points: Int, received: Milliseconds, credit: Milliseconds)
    /// A player at their own pace goes on, after a lesson card or a reveal. `from`: the place it was asked in.
    case advance(PlayerID, from: String?)
    /// A player at their own pace asks for the open question's hint. Reply: `hint`.
    case hint(PlayerID, question: Int)
    /// The moment that `Game.nextDeadline` named has come.
    case due
    /// What `Game.boardDigest` was when a board had just been told: changes nothing, and is refused where a replay has come
    /// to another board.
    case witness(UInt64)
    /// The server came back after an end that nobody had planned: everybody is away, and a running game stands paused at
    /// the last moment that is known of it.
    case restarted
}

/// A player's start of time on one question.
public struct Served: Hashable, Sendable {
    public let player: PlayerID
    public let at: Milliseconds
    /// What the kernel says of the network's delay at that moment, at most `maxCredit`; how long the question waits.
    public let credit: Milliseconds

    public init(player: PlayerID, at: Milliseconds, credit: Milliseconds) {
        self.player = player
        self.at = at
        self.credit = credit
    }
}
