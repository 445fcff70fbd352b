/// The first to buzz has the word. Right earns P; wrong or silent costs half of it, and it opens again for the rest. What is
/// not wholly right is wrong here, for somebody else may have it all.
struct Buzzer: Mode {
    static let name = ModeName.buzzer
    private static let costPercent = 50

    /// Who has had the word on this question.
    private var heard: [PlayerID] = []

    var speedCounts: Bool { false }
    var hasBuzzer: Bool { true }

    /// Where nothing can be right or wrong, everybody answers.
    func isByBuzz(_ question: Question) -> Bool { question.kind.isGraded }
    mutating func prepare() { heard = [] }
    mutating func giveWord(to player: PlayerID) { heard.append(player) }

    func points(for result: QuestionResult, options: GameOptions) -> Int {
        guard heard.contains(result.player) else { return 0 }
        let points = result.question.points
        guard result.isRight else { return -Scoring.percentage(points, Self.costPercent) }
        return points + (options.streak ? Scoring.streakBonus(points, streak: result.streak) : 0)
    }

    var memory: [Int] { heard.map(\.number) }

    mutating func recall(_ memory: [Int], players: Int) -> Bool {
        guard memory.allSatisfy((0...players).contains) else { return false }
        heard = memory.map { PlayerID(number: $0) }
        return true
    }
}
