import QuizRules

extension Announcement {
    /// The phase that it begins; nil: it changes none.
    var phase: Phase? {
        switch self {
        case .round(let opened): .round(opened.round)
        case .stakeOpen(let opened): .stake(opened.shown.number)
        case .question(let opened): .question(opened.shown.number)
        case .buzzed(let buzzed): .buzzed(buzzed.shown.number)
        case .buzzResult(let result): .question(result.question)
        case .reveal(let reveal): .reveal(reveal.question.number)
        case .leaderboard(let board): .board(board.after)
        case .gameOver: .over
        // Where a class stands, each stands alone.
        case .opened: nil
        case .hostAway, .hostBack, .paused, .continued, .extended, .skipped, .adjusted, .voided, .regraded, .said: nil
        }
    }
}

extension PersonalEvent {
    /// The phase that it begins for its player; nil: it changes none.
    var phase: Phase? {
        switch self {
        case .lesson(let lesson): .lesson(lesson.number)
        case .question(let own): .question(own.shown.number)
        case .reveal(let reveal): .reveal(reveal.question.number)
        case .finished: .over
        case .feedback, .seated, .renamed: nil
        }
    }
}
