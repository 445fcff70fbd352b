/// One thing that gave points, or took some. The ledger of a game, gone through from the start, comes to its board again;
/// with an entry corrected it comes to the board as it should have been.
package enum LedgerEntry: Sendable {
    case question(PlayedQuestion)
    /// By a host's word; `team`: the player's at that time, in modes where teams answer.
    case adjustment(PlayerID, team: Int?, points: Int)
}

/// A question as it was at its close. Its arrays are those of the open question, shared and not copied.
package struct PlayedQuestion: Sendable {
    package var question: CurrentQuestion
    /// What the mode knew at the close, before it drew its consequences: who was in play, what was staked. A correction
    /// leaves all that as it was.
    package let mode: any Mode
    /// Who sat in which team.
    package let members: [[PlayerID]]
    /// Players who were no longer in the game.
    package let absent: [PlayerID]
    /// What is accepted, where a host has said so since.
    package var key: [Answer]?
    package var isVoid = false

    package init(_ question: CurrentQuestion, mode: any Mode, teams: [Team], players: [Player]) {
        self.question = question
        // Of no use any more.
        self.question.serviceOrder = []
        self.question.attendance = Attendance(players: 0)
        self.question.lateness = Lateness(most: 0)
        self.mode = mode
        members = mode.answersByTeam ? teams.map(\.members) : []
        absent = players.filter { !$0.presence.isIn }.map(\.id)
    }

    /// As it was kept before.
    package init(_ question: CurrentQuestion, mode: any Mode, members: [[PlayerID]], absent: [PlayerID]) {
        self.question = question
        self.mode = mode
        self.members = members
        self.absent = absent
    }

    package var number: Int { question.number }

    /// What is accepted, in the words of the wire.
    var correct: [AnswerForm] { (key ?? question.kind.solutions).map { question.kind.form($0) } }
}

extension CurrentQuestion {
    /// Grades all answers anew; where several keys are accepted, by the one that is best for the answer.
    mutating func regrade(by keys: [any QuestionKind]) {
        for index in turns.indices where turns[index].standing != nil { turns[index].standing?.grade(by: keys) }
        for index in teamAnswers.indices where teamAnswers[index] != nil { teamAnswers[index]?.grade(by: keys) }
    }
}

extension StandingAnswer {
    fileprivate mutating func grade(by keys: [any QuestionKind]) {
        guard let first = keys.first else { return }
        if let last = parts.last {
            let counted = first.parts(thatCountIn: answer).map { parts[$0] }
            elapsed = Part.time(of: counted, timePercent) ?? last.receipt.elapsed
        }
        grade = keys.dropFirst().reduce(first.grade(answer)) { best, key in
            let other = key.grade(answer)
            return other.isBetter(than: best) ? other : best
        }
    }
}

extension Grade {
    fileprivate func isBetter(than other: Grade) -> Bool {
        let (mine, theirs) = (share.numerator * other.share.denominator, other.share.numerator * share.denominator)
        return mine == theirs ? right && !other.right : mine > theirs
    }
}
