/// Three lives; a wrong or missing answer takes one, and with none left one watches on. The game ends when at most one
/// player has lives left.
struct Lives: Mode {
    static let name = ModeName.lives
    private static let atFirst = 3

    private struct Seat {
        var lives: Int
        /// With which of the questions that counted the last life went.
        var fell: Int?
    }

    /// By player.
    private var seats: [Seat] = []
    /// Questions that could be wrong.
    private var asked = 0

    var knocksOut: Bool { true }

    /// A newcomer has as many lives as the one in play who has fewest: it is no gain to come late, nor to come again.
    mutating func welcome(_ player: PlayerID) {
        let fewest = seats.lazy.map(\.lives).filter { $0 > 0 }.min()
        seats.append(Seat(lives: asked == 0 ? Self.atFirst : fewest ?? 1))
    }

    func isInPlay(_ player: PlayerID) -> Bool { seats[player.index].lives > 0 }

    mutating func settle(_ results: [QuestionResult]) {
        guard let question = results.first?.question, question.kind.isGraded else { return }
        asked += 1
        for result in results where !result.isRight {
            seats[result.player.index].lives -= 1
            if seats[result.player.index].lives == 0 { seats[result.player.index].fell = asked }
        }
    }

    /// Not before anybody has fallen: one may play alone, to see how far three lives go.
    func isDecided(among present: [PlayerID]) -> Bool {
        seats.contains { $0.fell != nil } && present.count(where: isInPlay) <= 1
    }

    func standing(of player: PlayerID) -> Int { seats[player.index].fell ?? .max }

    func lives(of player: PlayerID) -> Int? { seats[player.index].lives }

    var memory: [Int] { [asked] + seats.flatMap { [$0.lives, $0.fell ?? 0] } }

    mutating func recall(_ memory: [Int], players: Int) -> Bool {
        guard memory.count == 1 + 2 * players else { return false }
        asked = memory[0]
        seats = (0..<players).map { player in
            let fell = memory[2 + 2 * player]
            return Seat(lives: memory[1 + 2 * player], fell: fell == 0 ? nil : fell)
        }
        return true
    }
}
