internal import QuizRules

/// What is told to everybody in a room.
extension TextPage {
    mutating func shared(_ told: Told, for role: TextContext.Role, isOut: Bool = false) {
        switch told.what {
        case .opened(let opened): self.opened(opened, at: told.at, for: role)
        case .round(let opened): round(opened, for: role)
        case .skipped(let question):
            write(indent: 2, "The host has left question \(question) out: it counts for nobody.")
        case .stakeOpen(let opened): stakes(opened, for: role)
        case .question(let opened): question(opened, for: role, isOut: isOut)
        case .buzzed(let buzzed): self.buzzed(buzzed, for: role)
        case .buzzResult(let result): buzzResult(result, for: role)
        case .reveal(let reveal): self.reveal(reveal, for: role)
        case .leaderboard(let board): leaderboard(board, for: role)
        case .gameOver(let over):
            if let pace = over.ownPace {
                theEnd(of: pace.mode, for: role, isHosted: pace.isHosted)
            } else {
                gameOver(over, for: role)
            }
        case .hostAway:
            write(indent: 2, "The host is away. What is open runs on; then the game waits.")
        case .hostBack: write(indent: 2, "The host is back.")
        case .paused:
            write(
                indent: 2,
                role == .host
                    ? "Paused. To go on, type: continue" : "The host has paused the game; the clock stands still.")
        case .continued(let clock): going("On we go.", clock, told.at)
        case .extended(let clock): going("There is more time:", clock, told.at)
        case .adjusted(let adjustment): adjusted(adjustment)
        case .voided(let question, _): voided(question)
        case .regraded(let regraded): self.regraded(regraded)
        case .said(let text): said(text, to: role)
        }
    }

    /// The part of one player. Empty for most announcements.
    mutating func personal(_ told: Told, _ you: PlayerID) {
        switch told.what {
        case .stakeOpen(let opened):
            if opened.most.indices.contains(you.index) {
                mostStake(opened.most[you.index], own: own(opened.clock, you, at: told.at))
            }
        case .question(let opened):
            if let own = own(opened.clock, you, at: told.at) {
                blank()
                write("Your own time for the next question: \(TextPhrase.duration(seconds: own)).")
            }
        case .continued(let clock), .extended(let clock):
            if let own = own(clock, you, at: told.at) {
                write(indent: 2, "Your own time: \(TextPhrase.timeLeft(.seconds(own)))")
            }
        case .buzzed(let buzzed):
            if buzzed.player == you { word(buzzed) }
        case .reveal(let reveal):
            guard reveal.you.indices.contains(you.index) else { break }
            if reveal.isReview {
                review(reveal, reveal.you[you.index])
            } else {
                result(reveal.you[you.index], reveal)
            }
        case .leaderboard(let board):
            if board.you.indices.contains(you.index) { place(board.you[you.index], on: board) } else { blank() }
        case .adjusted(let adjusted):
            if adjusted.you.indices.contains(you.index) { changed(adjusted.you[you.index]) }
        case .voided(_, let changes):
            if changes.indices.contains(you.index) { changed(changes[you.index]) }
        case .regraded(let regraded):
            if regraded.you.indices.contains(you.index) { changed(regraded.you[you.index]) }
        case .gameOver(let over):
            guard over.you.indices.contains(you.index) else { break }
            if let pace = over.ownPace {
                ending(over.you[you.index], of: pace.mode)
            } else {
                farewell(over.you[you.index], of: over)
            }
        case .opened, .round, .skipped, .buzzResult, .hostAway, .hostBack, .paused, .said: break
        }
    }

    /// Whole seconds until this player's own time is up, where that is another than everybody's.
    private func own(_ clock: Clock, _ you: PlayerID, at now: Milliseconds) -> Int? {
        clock.extra.first { $0.player == you }.map { Int(max(0, $0.closesAt.value - now.value) + 999) / 1000 }
    }

    private mutating func round(_ opened: RoundOpened, for role: TextContext.Role) {
        blank()
        if role == .watcher { blank() }
        let title = "Round \(opened.round) of \(opened.of)\(opened.name.isEmpty ? "" : ": \(opened.name)")"
        write(title, lead: title, ink: .heading)
        if let rules = rules(opened.settings) { write(indent: 2, rules) }
        switch role {
        case .host: goOn(after: opened.goesOnAfter, "For its first question")
        case .player: write(indent: 2, "Get ready.")
        case .watcher, .stranger: break
        }
    }

    /// What is otherwise in a round, in a sentence or two; nil: nothing.
    private func rules(_ settings: RoundSettings) -> String? {
        var sentences: [String] = []
        let seconds = settings.seconds.map { $0 == 0 ? "no clock" : TextPhrase.duration(seconds: $0) }
        let each = [seconds, settings.points.map { TextPhrase.points($0) }].compactMap { $0 }
        if let first = each.first {
            sentences.append("\(first.prefix(1).uppercased())\(TextPhrase.list(each).dropFirst()) for each question.")
        }
        switch settings.penaltyPercent {
        case nil: break
        case 0: sentences.append("A wrong answer costs nothing.")
        case 100: sentences.append("A wrong answer costs as much as a right one earns.")
        case let percent?: sentences.append("A wrong answer costs \(percent) % of the points.")
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private mutating func going(_ text: String, _ clock: Clock, _ now: Milliseconds) {
        let remaining = clock.remaining ?? clock.closesAt.map { $0 - now }
        write(
            indent: 2,
            remaining.map { "\(text) \(TextPhrase.timeLeft($0))" }
                ?? (text.hasSuffix(":") ? "There is more time." : text))
    }

    private mutating func said(_ text: String, to role: TextContext.Role) {
        guard role == .watcher else { return write(text, after: "  The host says: ") }
        blank()
        write(text, after: "    The host says: ")
        blank()
    }

    private mutating func adjusted(_ adjustment: Adjustment) {
        let (name, points) = (adjustment.name, adjustment.points)
        let change =
            points == 0
            ? "The host leaves the points of \(name) as they are"
            : points < 0
                ? "The host takes \(TextPhrase.points(-points)) from \(name)"
                : "The host gives \(name) \(TextPhrase.points(points))"
        write(indent: 2, adjustment.reason.isEmpty ? "\(change)." : "\(change): \(adjustment.reason)")
    }

    /// To hosts: how the game goes on from here.
    mutating func goOn(after seconds: Int?, _ what: String) {
        guard let seconds else { return write(indent: 2, "\(what), type: next (or press Enter)") }
        let wait = TextPhrase.duration(seconds: seconds)
        write(indent: 2, "It goes on by itself in \(wait). To wait longer, type: pause. To go on at once: next")
    }

    /// A class test. Players read their first question.
    private mutating func opened(_ opened: ClassOpened, at now: Milliseconds, for role: TextContext.Role) {
        guard role != .player else { return }
        blank()
        if role == .watcher { blank() }
        let lead = "The test has begun"
        let time = opened.closesAt.map {
            ", \(TextPhrase.duration(seconds: Int(max(0, $0.value - now.value) + 999) / 1000))"
        }
        write(
            "\(lead): \(TextPhrase.count(opened.questions, "question"))\(time ?? ", as long as you like").", lead: lead,
            ink: .heading)
        if role == .host { write(indent: 2, "You are told who has finished. To end it for all, type: end") }
    }
}
