internal import QuizRules

/// What is told to everybody: the part that all share, and the part that is one player's.
extension Announcement {
    var typeName: StaticString {
        switch self {
        case .opened: "opened"
        case .round: "round"
        case .stakeOpen: "stake_open"
        case .question: "question"
        case .hostAway: "host_away"
        case .hostBack: "host_back"
        case .paused: "paused"
        case .continued: "continued"
        case .extended: "extended"
        case .buzzed: "buzzed"
        case .buzzResult: "buzz_result"
        case .reveal: "reveal"
        case .leaderboard: "leaderboard"
        case .skipped: "skipped"
        case .adjusted: "adjusted"
        case .voided: "voided"
        case .regraded: "regraded"
        case .said: "said"
        case .gameOver: "game_over"
        }
    }

    /// Whether there is something in it for this player alone.
    func hasPart(of player: PlayerID) -> Bool {
        switch self {
        case .stakeOpen(let opened): opened.most.indices.contains(player.index)
        case .question(let opened): opened.clock.ownTime(of: player) != nil
        case .continued(let clock), .extended(let clock): clock.ownTime(of: player) != nil
        case .reveal(let reveal): reveal.you.indices.contains(player.index)
        case .leaderboard(let board): board.you.indices.contains(player.index)
        case .adjusted(let adjustment): adjustment.you.indices.contains(player.index)
        case .voided(_, let you): you.indices.contains(player.index)
        case .regraded(let regraded): regraded.you.indices.contains(player.index)
        case .gameOver(let over): over.you.indices.contains(player.index)
        case .opened, .round, .skipped, .buzzed, .buzzResult, .hostAway, .hostBack, .paused, .said: false
        }
    }
}

extension Clock {
    /// When the question closes for a player with extra time.
    fileprivate func ownTime(of player: PlayerID) -> Milliseconds? {
        // They ascend by player.
        var low = 0
        var high = extra.count
        while low < high {
            let middle = (low + high) / 2
            if extra[middle].player < player { low = middle + 1 } else { high = middle }
        }
        guard low < extra.count, extra[low].player == player else { return nil }
        return extra[low].closesAt
    }
}

extension JSONWriter {
    /// All but the type and the personal part.
    mutating func writeShared(_ told: Told) {
        member("seq", told.seq)
        member("at", told.at)
        switch told.what {
        case .round(let opened):
            member("round", opened.round)
            member("name", opened.name)
            member("of", opened.of)
            member("seconds", opened.settings.seconds)
            member("points", opened.settings.points)
            member("penalty", percent: opened.settings.penaltyPercent)
        case .stakeOpen(let opened): write(opened)
        case .question(let opened): write(opened)
        case .opened(let opened):
            member("questions", opened.questions)
            member("closes_at", opened.closesAt)
        case .skipped(let question): member("question", question)
        case .adjusted(let adjustment):
            member("player", adjustment.player)
            member("name", adjustment.name)
            member("points", adjustment.points)
            member("reason", adjustment.reason)
        case .hostAway, .hostBack, .paused: break
        case .continued(let clock), .extended(let clock): write(clock)
        case .voided(let question, _): member("question", question)
        case .regraded(let regraded):
            member("question", regraded.question)
            member("correct", each: regraded.correct) { $0.write($1) }
        case .buzzed(let buzzed): write(buzzed)
        case .buzzResult(let result): write(result)
        case .reveal(let reveal): write(reveal)
        case .leaderboard(let board): write(board)
        case .said(let text): member("text", text)
        case .gameOver(let over): write(over)
        }
    }

    /// The member `you`. The player must have a part (`hasPart`).
    mutating func writePart(of player: PlayerID, in announcement: Announcement) {
        switch announcement {
        case .stakeOpen(let opened): writePart(of: player, opened)
        case .question(let opened): writePart(of: player, opened.clock)
        case .continued(let clock), .extended(let clock): writePart(of: player, clock)
        case .reveal(let reveal): writePart(reveal.you[player.index])
        case .leaderboard(let board): writePart(board.you[player.index])
        case .adjusted(let adjustment): writePart(adjustment.you[player.index])
        case .voided(_, let you): writePart(you[player.index])
        case .regraded(let regraded): writePart(regraded.you[player.index])
        case .gameOver(let over): writePart(over.you[player.index])
        case .opened, .round, .skipped, .buzzed, .buzzResult, .hostAway, .hostBack, .paused, .said: break
        }
    }

    // MARK: - Questions

    /// Nothing of the question itself.
    private mutating func write(_ opened: StakesOpened) {
        member("question", opened.shown.number)
        member("topic", opened.shown.topic)
        member("difficulty", opened.shown.difficulty?.rawValue)
        member("seconds", opened.seconds)
        write(opened.clock)
    }

    private mutating func writePart(of player: PlayerID, _ opened: StakesOpened) {
        member("you") { writer in
            writer.member("most", opened.most[player.index])
            writer.member("closes_at", opened.clock.ownTime(of: player))
        }
    }

    private mutating func write(_ opened: QuestionOpened) {
        write(opened.shown, opened.clock)
        if let solution = opened.solution { member("solution") { $0.write(solution) } }
    }

    mutating func write(_ shown: ShownQuestion, _ clock: Clock) {
        member("question", shown.number)
        member("of", shown.of)
        member("round", shown.round)
        member("kind", shown.kind.rawValue)
        member("text", shown.text)
        write("left", shown.left)
        write("options", shown.options)
        member("blanks", shown.blanks)
        member("most", shown.most)
        member("unit", shown.unit)
        member("points", shown.points)
        member("seconds", shown.seconds)
        write(clock)
        member("difficulty", shown.difficulty?.rawValue)
        member("topic", shown.topic)
        if let media = shown.media {
            member("media") { writer in
                writer.member("url", media.url)
                writer.member("alt", media.alt)
            }
        }
    }

    private mutating func write(_ name: StaticString, _ options: [ShownQuestion.Option]) {
        guard !options.isEmpty else { return }
        member(name, each: options) { writer, option in
            writer.member("key", option.key)
            writer.member("text", option.text)
        }
    }

    private mutating func write(_ clock: Clock) {
        member("remaining", clock.remaining)
        member("closes_at", clock.closesAt)
    }

    private mutating func writePart(of player: PlayerID, _ clock: Clock) {
        member("you") { $0.member("closes_at", clock.ownTime(of: player)) }
    }

    private mutating func write(_ buzzed: Buzzed) {
        member("question", buzzed.shown.number)
        member("player", buzzed.player)
        member("name", buzzed.name)
        member("seconds", buzzed.seconds)
    }

    private mutating func write(_ result: BuzzResult) {
        member("question", result.question)
        member("player", result.player)
        member("name", result.name)
        member("right", result.right)
        member("reopened", result.reopened)
        write(result.clock)
    }

    // MARK: - Reveals

    mutating func write(_ solution: Solution) {
        member("correct", each: solution.correct) { $0.write($1) }
        if !solution.explanation.isEmpty { member("explanation", solution.explanation) }
        if !solution.mistakes.isEmpty { member("mistakes", solution.mistakes) }
        member("check", solution.check)
    }

    /// An answer's own member, named for its form.
    mutating func write(_ answer: AnswerForm) {
        switch answer {
        case .choice(let key): member("choice", key)
        case .choices(let keys): member("choices", keys)
        case .blanks(let keys): member("blanks", keys)
        case .order(let keys): member("order", keys)
        case .pairs(let pairs):
            member("pairs") { writer in
                for pair in pairs {
                    writer.name(ofKey: pair.left)
                    writer.value(pair.option)
                }
            }
        case .text(let text): member("text", text)
        case .texts(let texts): member("texts", texts)
        case .number(let number):
            name("number")
            value(number)
        }
    }

    private mutating func write(_ reveal: Reveal) {
        member("question", reveal.question.number)
        write(reveal.solution)
        member("tally") { writer in
            writer.member("answered", reveal.tally.answered)
            writer.member("right", reveal.tally.right)
            guard !reveal.tally.options.isEmpty else { return }
            writer.member("options") { writer in
                for option in reveal.tally.options {
                    writer.name(ofKey: option.key)
                    writer.value(option.count)
                }
            }
        }
    }

    mutating func writePart(_ you: Reveal.You) {
        member("you") { writer in
            writer.member("status", you.status?.rawValue ?? "none")
            writer.member("correct", you.correct)
            writer.member("points", you.points)
            writer.member("elapsed", you.elapsed)
            writer.member("score", you.score)
            writer.member("rank", you.rank)
            writer.member("streak", you.streak)
            writer.member("lives", you.lives)
            writer.member("out", you.out)
        }
    }

    // MARK: - Boards

    mutating func write(_ board: Board) {
        member("after", board.after)
        member("top", each: board.top) { $0.write($1) }
        write(board.teams)
        member("players", board.players)
    }

    mutating func write(_ standing: Standing) {
        member("rank", standing.rank)
        member("player", standing.player)
        member("name", standing.name)
        member("team", standing.team)
        member("score", standing.score)
        member("moved", standing.moved)
    }

    private mutating func write(_ teams: [TeamStanding]?) {
        guard let teams else { return }
        member("teams", each: teams) { writer, team in
            writer.member("rank", team.rank)
            writer.member("name", team.name)
            writer.member("score", team.score)
            writer.member("players", team.players)
            writer.member("moved", team.moved)
        }
    }

    mutating func writePart(_ you: Board.You) {
        member("you") { writer in
            writer.member("rank", you.rank)
            writer.member("score", you.score)
            guard let behind = you.behind else { return }
            writer.member("behind") { writer in
                writer.member("name", behind.name)
                writer.member("by", behind.by)
            }
        }
    }

    private mutating func writePart(_ you: Adjusted) {
        member("you") { writer in
            writer.member("points", you.points)
            writer.member("score", you.score)
            writer.member("rank", you.rank)
        }
    }

    private mutating func write(_ over: GameOver) {
        member("podium", each: over.podium) { $0.write($1) }
        write(over.teams)
        member("players", over.players)
    }

    private mutating func writePart(_ you: GameOver.You) {
        member("you") { writer in
            writer.member("rank", you.rank)
            writer.member("score", you.score)
            writer.member("correct", you.correct)
            writer.member("of", you.of)
            if let verdicts = you.verdicts { writer.member("verdict", each: verdicts) { $0.write($1) } }
            guard let boxes = you.boxes else { return }
            writer.name("boxes")
            writer.array(boxes) { $0.value($1) }
        }
    }
}
