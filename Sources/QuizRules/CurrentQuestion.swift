/// The question at hand: from its opening until the next one opens.
struct CurrentQuestion: Sendable {
    let item: Programme.Item
    let kind: any QuestionKind
    let number: Int
    let openedAt: Milliseconds
    /// T, with what `extend` added; nil: open until the host closes it.
    var limit: Milliseconds?
    let serviceOrder: [PlayerID]
    /// By `PlayerID.index`.
    var turns: [Turn]
    /// By team, in modes where teams answer.
    var teamAnswers: [StandingAnswer?]
    /// Those asked who have not answered.
    var waiting: WaitingList
    /// Of those asked: how many are connected, and how many were lost a moment ago.
    var here = 0
    var recent = 0
    /// The same, of those waiting.
    var waitingHere = 0
    var waitingRecent = 0
    /// Of those waiting whose time is everybody's.
    var lateness: Lateness
    /// How many are asked, answered or not.
    var asked = 0

    var answered: Int { asked - waiting.count }

    /// How far beyond everybody's time a player's own time reaches; a pause counts for nobody.
    func lateness(of player: PlayerID, _ stopwatch: Stopwatch) -> Milliseconds {
        let turn = turns[player.index]
        return stopwatch.reading(at: turn.start) - stopwatch.reading(at: openedAt) + turn.wait
    }

    /// Adds a player who is asked to the counts (1), or takes them out (−1), as they are now.
    mutating func count(_ player: Player, by sign: Int, _ stopwatch: Stopwatch) {
        asked += sign
        let isHere = player.presence == .here
        here += isHere ? sign : 0
        recent += player.isRecentlyLost ? sign : 0
        guard !player.hasAnswered else { return }
        waitingHere += isHere ? sign : 0
        waitingRecent += player.isRecentlyLost ? sign : 0
        if sign > 0 { waiting.append(player.id) } else { waiting.remove(player.id) }
        guard player.timePercent == 100 else { return }
        let lateness = lateness(of: player.id, stopwatch)
        if sign > 0 { self.lateness.add(lateness) } else { self.lateness.remove(lateness) }
    }
}
