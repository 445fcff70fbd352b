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

    /// Whether a player takes part in the next question, or watches on.
    func isInPlay(_ player: PlayerID) -> Bool
    /// What a player or team earns, or loses, by an answer or by silence; the total never falls below 0.
    func points(for result: QuestionResult, options: GameOptions) -> Int
    /// After the points of a question were given, before its reveal: what else it changes. The results are in the order
    /// of players, of those in play.
    mutating func settle(_ results: [QuestionResult])
    /// Whether the game is over though questions are left.
    var isDecided: Bool { get }
    /// What ranks before the score: how long one stood.
    func standing(of player: PlayerID) -> Int
}

/// What one player came to on one question, before points.
package struct QuestionResult: Sendable {
    package let player: PlayerID
    package let question: Question
    /// T with what `extend` added; nil: no limit.
    package let limit: Milliseconds?
    /// Nil: silence.
    package let answer: StandingAnswer?
    /// Right answers in a row, with this one.
    package let streak: Int
    package let score: Int

    package var isRight: Bool { answer?.grade.right ?? false }
}

extension Mode {
    package var speedCounts: Bool { true }
    package var closesEarly: Bool { true }
    package var answersByTeam: Bool { false }
    package func isInPlay(_ player: PlayerID) -> Bool { true }
    package mutating func settle(_ results: [QuestionResult]) {}
    package var isDecided: Bool { false }
    package func standing(of player: PlayerID) -> Int { 0 }

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
        case .learn: Learn()
        case .practice: Practice()
        case .test: Test()
        }
    }
}
