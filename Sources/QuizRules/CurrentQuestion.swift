/// The question at hand: from its opening until the next one opens.
struct CurrentQuestion: Sendable {
    let item: Programme.Item
    let kind: any QuestionKind
    /// Whether one answer after another is given, to the end.
    let takesSeveral: Bool
    let number: Int
    let openedAt: Milliseconds
    /// T, with what `extend` added; nil: open until the host closes it.
    var limit: Milliseconds?
    var serviceOrder: [PlayerID]
    /// By `PlayerID.index`.
    var turns: [Turn]
    /// Who has buzzed while it is not yet clear who was first, in the order they came.
    var buzzes: [Buzz] = []
    var word: Word?
    /// By team, in modes where teams answer.
    var teamAnswers: [StandingAnswer?]
    var attendance: Attendance
    /// Of those whose time is everybody's and who may still have something to give.
    var lateness: Lateness

    /// How far beyond everybody's time a player's own time reaches; a pause counts for nobody.
    func lateness(of player: PlayerID, _ stopwatch: Stopwatch) -> Milliseconds {
        let turn = turns[player.index]
        return stopwatch.reading(at: turn.start) - stopwatch.reading(at: openedAt) + turn.wait
    }

    /// Adds a player who is asked to the counts (1), or takes them out (−1), as they are now.
    mutating func count(_ player: Player, by sign: Int, _ stopwatch: Stopwatch) {
        attendance.count(player, by: sign)
        guard !player.hasAnswered || takesSeveral, player.timePercent == 100 else { return }
        let lateness = lateness(of: player.id, stopwatch)
        if sign > 0 { self.lateness.add(lateness) } else { self.lateness.remove(lateness) }
    }
}
