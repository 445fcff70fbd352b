// What only some modes announce.

/// A question comes; everybody may stake on it.
public struct StakesOpened: Hashable, Sendable {
    /// Of which only the number, the topic and the difficulty are told.
    public let shown: ShownQuestion
    public let seconds: Int
    /// What silence stakes.
    public let silent: Int
    /// `remaining` is there in a state, not when it is first told.
    public internal(set) var clock: Clock
    /// The most that each player may stake.
    public internal(set) var most: [Int]

    package init(shown: ShownQuestion, seconds: Int, silent: Int, clock: Clock, most: [Int]) {
        self.shown = shown
        self.seconds = seconds
        self.silent = silent
        self.clock = clock
        self.most = most
    }
}

/// Somebody was the first to buzz, and has the word.
public struct Buzzed: Hashable, Sendable {
    public let shown: ShownQuestion
    public let player: PlayerID
    public let name: String
    /// How long they have to answer.
    public let seconds: Int

    package init(shown: ShownQuestion, player: PlayerID, name: String, seconds: Int) {
        self.shown = shown
        self.player = player
        self.name = name
        self.seconds = seconds
    }
}

/// What came of it.
public struct BuzzResult: Hashable, Sendable {
    public let question: Int
    public let player: PlayerID
    public let name: String
    public let right: Bool
    /// The question is open again for the rest, with the time that `clock` says.
    public let reopened: Bool
    public let clock: Clock

    package init(question: Int, player: PlayerID, name: String, right: Bool, reopened: Bool, clock: Clock) {
        self.question = question
        self.player = player
        self.name = name
        self.right = right
        self.reopened = reopened
        self.clock = clock
    }
}
