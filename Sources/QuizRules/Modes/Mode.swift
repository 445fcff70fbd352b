/// What one way of playing does otherwise than another. The game asks these questions at fixed points of a question's
/// life; each mode is one file that answers only those where it differs from `classic`. A mode may keep state of its own
/// for each player (who is out, how many lives are left, what was staked): it is a value in the game, copied with it.
package protocol Mode: Sendable {
    static var name: ModeName { get }

    /// Fast right answers earn more, and of equal scores the faster ranks higher.
    var speedCounts: Bool { get }
    /// Whether a question closes once all have answered, where the options do not say.
    var closesEarly: Bool { get }
    /// There is one standing answer a team, not one a player.
    var answersByTeam: Bool { get }

    /// Players may fall out, and watch on.
    var knocksOut: Bool { get }

    /// A player has come, before or after the start: the next in the order of players.
    mutating func welcome(_ player: PlayerID)
    /// Everyone stakes before a question that can be answered wrong.
    var takesStakes: Bool { get }
    /// A question comes: what belonged to the one before is forgotten.
    mutating func prepare()
    /// The most that a player with this score may stake.
    func mostStake(score: Int) -> Int
    mutating func stake(_ points: Int, by player: PlayerID)
    /// What a player has staked on this question; nil: nothing yet.
    func stake(of player: PlayerID) -> Int?
    /// What silence stakes.
    var silentStake: Int { get }

    /// Some questions are for whoever buzzes first.
    var hasBuzzer: Bool { get }
    /// Whether this question is.
    func isByBuzz(_ question: Question) -> Bool
    /// A player was the first to buzz: from now on this question gains or costs them something.
    mutating func giveWord(to player: PlayerID)

    /// Whether a player takes part in the next question, or watches on.
    func isInPlay(_ player: PlayerID) -> Bool
    /// What a player or team earns, or loses, by an answer or by silence; the total never falls below 0.
    func points(for result: QuestionResult, options: GameOptions) -> Int
    /// After the points of a question were given, before its reveal: what else it changes. The results are in the order
    /// of players, of those in play.
    mutating func settle(_ results: [QuestionResult])
    /// Whether the game is over though questions are left. `present`: who is in the game, connected or away.
    func isDecided(among present: [PlayerID]) -> Bool
    /// The last question would have knocked out all who were in play, and so knocked out nobody.
    var allStandAgain: Bool { get }
    /// What ranks before the score: how long one stood.
    func standing(of player: PlayerID) -> Int
    /// What it knows that no options tell, as numbers in an order of its own: for a snapshot.
    var memory: [Int] { get }
    /// Takes in what `memory` was; false: it cannot have been that, of so many players.
    mutating func recall(_ memory: [Int], players: Int) -> Bool
    /// How many lives a player has; nil: there are none in this mode.
    func lives(of player: PlayerID) -> Int?
}

/// What one player came to on one question, before points.
package struct QuestionResult: Sendable {
    package let player: PlayerID
    package let item: Programme.Item
    /// T with what `extend` added; nil: no limit.
    package let limit: Milliseconds?
    /// Nil: silence.
    package let answer: StandingAnswer?
    /// What the host said of a spoken answer; nil: none was judged.
    package let verdict: Bool?
    /// Right answers in a row, with this one.
    package let streak: Int
    package let score: Int

    package var question: Question { item.question }
    package var isRight: Bool { verdict ?? answer?.grade.right ?? false }
}

extension Mode {
    package var speedCounts: Bool { true }
    package var closesEarly: Bool { true }
    package var answersByTeam: Bool { false }
    package var knocksOut: Bool { false }
    package mutating func welcome(_ player: PlayerID) {}
    package var hasBuzzer: Bool { false }
    package func isByBuzz(_ question: Question) -> Bool { false }
    package mutating func giveWord(to player: PlayerID) {}
    package var takesStakes: Bool { false }
    package mutating func prepare() {}
    package func mostStake(score: Int) -> Int { 0 }
    package mutating func stake(_ points: Int, by player: PlayerID) {}
    package func stake(of player: PlayerID) -> Int? { nil }
    package var silentStake: Int { 0 }
    package func isInPlay(_ player: PlayerID) -> Bool { true }
    package mutating func settle(_ results: [QuestionResult]) {}
    package func isDecided(among present: [PlayerID]) -> Bool { false }
    package var allStandAgain: Bool { false }
    package func standing(of player: PlayerID) -> Int { 0 }
    package var memory: [Int] { [] }
    package mutating func recall(_ memory: [Int], players: Int) -> Bool { memory.isEmpty }
    package func lives(of player: PlayerID) -> Int? { nil }
    /// Whether a player watches on; nil: nobody ever does in this mode.
    func isOut(_ player: PlayerID) -> Bool? { knocksOut ? !isInPlay(player) : nil }

    package func points(for result: QuestionResult, options: GameOptions) -> Int {
        guard let answer = result.answer else { return 0 }
        let points = result.question.points
        if answer.grade.share.isNone { return -Scoring.percentage(points, options.penaltyPercent) }
        let earned = Scoring.points(
            points, share: answer.grade.share, limit: speedCounts ? result.limit : nil, elapsed: answer.elapsed,
            timePercent: answer.timePercent)
        guard options.streak, result.isRight else { return earned }
        return earned + Scoring.streakBonus(points, streak: result.streak)
    }
}

extension ModeName {
    /// The rules of a mode, at the start of a game.
    var mode: any Mode {
        switch self {
        case .classic: Classic()
        case .steady: Steady()
        case .teams: Teams()
        case .elimination: Elimination()
        case .lives: Lives()
        case .wager: Wager()
        case .buzzer: Buzzer()
        case .learn: Learn()
        case .practice: Practice()
        case .test: Test()
        }
    }
}
