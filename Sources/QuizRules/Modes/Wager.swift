/// Before each question everyone sees its topic and difficulty, and stakes on their answer: right wins the stake, wrong or
/// silent loses it. Speed earns nothing.
struct Wager: Mode {
    static let name = ModeName.wager
    /// Always allowed, and what silence stakes.
    private static let always = 100

    /// By player.
    private var stakes: [Int?] = []

    var speedCounts: Bool { false }
    var takesStakes: Bool { true }
    var silentStake: Int { Self.always }

    mutating func welcome(_ player: PlayerID) { stakes.append(nil) }
    mutating func prepare() { stakes = stakes.map { _ in nil } }

    func mostStake(score: Int) -> Int { max(score, Self.always) }
    mutating func stake(_ points: Int, by player: PlayerID) { stakes[player.index] = points }
    func stake(of player: PlayerID) -> Int? { stakes[player.index] }

    /// An answer that is right in part wins that part of the stake, and loses nothing.
    func points(for result: QuestionResult, options: GameOptions) -> Int {
        guard result.question.kind.isGraded else { return 0 }
        let stake = stakes[result.player.index] ?? Self.always
        if result.isRight {
            return stake + (options.streak ? Scoring.streakBonus(result.question.points, streak: result.streak) : 0)
        }
        guard let share = result.answer?.grade.share, !share.isNone else { return -stake }
        return Scoring.part(stake, share)
    }

    var memory: [Int] { stakes.map { $0 ?? -1 } }

    mutating func recall(_ memory: [Int], players: Int) -> Bool {
        guard memory.count == players else { return false }
        stakes = memory.map { $0 < 0 ? nil : $0 }
        return true
    }
}
