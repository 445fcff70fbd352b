/// The question at hand: from its opening until the next one opens.
package struct CurrentQuestion: Sendable {
    package let item: Programme.Item
    package let openedAt: Milliseconds
    /// T, with what `extend` added; nil: open until the host closes it.
    package var limit: Milliseconds?
    package var serviceOrder: [PlayerID]
    /// By `PlayerID.index`.
    package var turns: [Turn]
    /// Who has buzzed while it is not yet clear who was first, in the order they came.
    package var buzzes: [Buzz] = []
    package var word: Word?
    /// By team, in modes where teams answer.
    package var teamAnswers: [StandingAnswer?]
    package var attendance: Attendance
    /// Of those whose time is everybody's and who may still have something to give.
    package var lateness: Lateness

    package init(
        item: Programme.Item, openedAt: Milliseconds, limit: Milliseconds?, serviceOrder: [PlayerID], turns: [Turn],
        teamAnswers: [StandingAnswer?], attendance: Attendance, lateness: Lateness
    ) {
        self.item = item
        self.openedAt = openedAt
        self.limit = limit
        self.serviceOrder = serviceOrder
        self.turns = turns
        self.teamAnswers = teamAnswers
        self.attendance = attendance
        self.lateness = lateness
    }

    package var number: Int { item.number }
    package var kind: any QuestionKind { item.question.kind }

    /// Nobody is waited for any more. Nobody has answered a list before its time is over.
    var isAnsweredByAll: Bool { !item.takesSeveral && attendance.isComplete }

    /// The answer that counts for a player: their own or, where teams answer, their team's.
    func standing(of player: PlayerID, in team: Int?, byTeam: Bool) -> StandingAnswer? {
        byTeam ? team.flatMap { teamAnswers[$0] } : turns[player.index].standing
    }

    /// An answer's times, and whether the player's own time was over.
    func judge(
        _ player: PlayerID, _ timePercent: Int, received: Milliseconds, credit: Milliseconds, _ stopwatch: Stopwatch,
        mayChange: Bool
    ) -> Receipt {
        let start = turns[player.index].start
        let elapsed = max(0, stopwatch.reading(at: received) - stopwatch.reading(at: start) - credit)
        let isLate = if let limit { elapsed > limit.own(timePercent) } else { false }
        return Receipt(
            question: item.number, status: isLate ? .late : .accepted, startedAt: start, receivedAt: received,
            elapsed: elapsed, credit: credit, subject: .answer(mayChange: mayChange))
    }

    /// How far beyond everybody's time a player's own time reaches; a pause counts for nobody.
    func lateness(of player: PlayerID, _ stopwatch: Stopwatch) -> Milliseconds {
        let turn = turns[player.index]
        return stopwatch.reading(at: turn.start) - stopwatch.reading(at: openedAt) + turn.wait
    }

    /// Adds a player who is asked to the counts (1), or takes them out (−1), as they are now.
    mutating func count(_ player: Asked, by sign: Int, _ stopwatch: Stopwatch) {
        attendance.count(player, by: sign)
        guard !player.hasAnswered || item.takesSeveral, player.timePercent == 100 else { return }
        let lateness = lateness(of: player.id, stopwatch)
        if sign > 0 { self.lateness.add(lateness) } else { self.lateness.remove(lateness) }
    }
}
