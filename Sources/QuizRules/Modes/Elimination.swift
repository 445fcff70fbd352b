/// One wrong or missing answer, and one watches on; the last ones standing win. If all fall at once, they all stand again.
struct Elimination: Mode {
    static let name = ModeName.elimination

    /// By player: with which of the questions that counted they fell, 0 for one who came too late; nil: still standing.
    private var fell: [Int?] = []
    /// Questions that could be wrong.
    private var asked = 0
    private var hasAnybodyFallen = false
    private(set) var allStandAgain = false

    var knocksOut: Bool { true }

    /// Who joins after the first question watches on from the start.
    mutating func welcome(_ player: PlayerID) { fell.append(asked == 0 ? nil : 0) }

    func isInPlay(_ player: PlayerID) -> Bool { fell[player.index] == nil }

    mutating func settle(_ results: [QuestionResult]) {
        allStandAgain = false
        guard let question = results.first?.question, question.kind.isGraded else { return }
        asked += 1
        let fallen = results.filter { !$0.isRight }
        guard fallen.count < results.count else { return allStandAgain = true }
        for result in fallen { fell[result.player.index] = asked }
        hasAnybodyFallen = hasAnybodyFallen || !fallen.isEmpty
    }

    func isDecided(among present: [PlayerID]) -> Bool {
        hasAnybodyFallen && present.count(where: isInPlay) <= 1
    }

    func standing(of player: PlayerID) -> Int { fell[player.index] ?? .max }

    var memory: [Int] { [asked, hasAnybodyFallen ? 1 : 0, allStandAgain ? 1 : 0] + fell.map { $0 ?? -1 } }

    mutating func recall(_ memory: [Int], players: Int) -> Bool {
        guard memory.count == 3 + players else { return false }
        asked = memory[0]
        hasAnybodyFallen = memory[1] == 1
        allStandAgain = memory[2] == 1
        fell = memory[3...].map { $0 < 0 ? nil : $0 }
        return true
    }
}
