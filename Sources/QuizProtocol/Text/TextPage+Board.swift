internal import QuizRules

/// Who leads.
extension TextPage {
    /// "You are 2nd of 3 with 640 points, 252 behind Ada."
    mutating func place(_ you: Board.You, of players: Int) {
        blank()
        let points = TextPhrase.points(you.score)
        var text: String
        if you.rank == 1, you.score > 0 {
            text = players > 1 ? "You are in the lead with \(points)." : "You have \(points)."
        } else {
            text = "You are \(TextPhrase.ordinal(you.rank)) of \(players) with \(points)"
            if let behind = you.behind {
                text += behind.by == 0 ? ", level with \(behind.name)" : ", \(behind.by) behind \(behind.name)"
            }
            text += "."
        }
        write(text, lead: "You", ink: .heading)
    }

    mutating func leaderboard(_ board: Board, for role: TextContext.Role) {
        if role != .player { blank() }
        if role == .watcher { blank() }
        let title = "The board after question \(board.after)"
        write(title, lead: title, ink: .heading)
        if role == .watcher { blank() }
        self.board(board)
        if role == .host { write(indent: 2, "To go on, type: next (or press Enter)") }
    }

    mutating func standings(_ board: Board, _ around: [Standing]?, _ you: PlayerID?) {
        if let you, board.you.indices.contains(you.index) {
            place(board.you[you.index], of: board.players)
        } else {
            blank()
        }
        self.board(board, around: around ?? [], you: you)
    }

    private mutating func board(_ board: Board, around: [Standing] = [], you: PlayerID? = nil) {
        if let teams = board.teams, !teams.isEmpty {
            self.teams(teams)
            write(indent: 2, "Players")
        }
        guard !board.top.isEmpty else { return write(indent: 2, "Nobody has joined yet.") }
        let known = Set(board.top.map(\.player))
        let others = around.filter { !known.contains($0.player) }
        standings(board.top + others)
        let more = board.players - board.top.count - others.count
        if more > 0 { write(indent: 2, "and \(TextPhrase.count(more, "player")) more") }
    }

    private mutating func standings(_ standings: [Standing]) {
        var table = TextTable([.right, .text, .text, .right, .left])
        for line in standings {
            let team = line.team.map { "@\($0)" } ?? ""
            table.add(["\(line.rank)", line.name, team, "\(line.score)", Self.moved(line.moved)], value: line.score)
        }
        table.write(indent: 2, into: &self)
    }

    private mutating func teams(_ teams: [TeamStanding]) {
        var table = TextTable([.right, .text, .right, .left, .left])
        for team in teams {
            let players = TextPhrase.count(team.players, "player")
            table.add(["\(team.rank)", team.name, "\(team.score)", players, Self.moved(team.moved)], value: team.score)
        }
        table.write(indent: 2, into: &self)
    }

    private static func moved(_ places: Int) -> String {
        switch places {
        case 0: ""
        case 1...: "up \(places)"
        default: "down \(-places)"
        }
    }

    // MARK: - The end

    mutating func farewell(_ you: GameOver.You, of players: Int) {
        blank()
        let right = "\(you.correct) of \(you.of) right"
        let points = TextPhrase.points(you.score)
        let place = "\(TextPhrase.ordinal(you.rank)) of \(players)"
        let lead: String
        let rest: String
        switch you.rank {
        case 1 where players > 1 && you.score > 0: (lead, rest) = ("You won!", " \(points), and \(right).")
        case 2...3 where players > 3:
            (lead, rest) = ("On the podium!", " You came \(place) with \(points), and \(right).")
        default: (lead, rest) = ("Game over.", " You came \(place) with \(points), and \(right).")
        }
        write(lead + rest, lead: lead, ink: you.rank == 1 ? .good : .heading)
    }

    mutating func gameOver(_ over: GameOver, for role: TextContext.Role) {
        blank()
        if role == .watcher { blank() }
        rule("That was the last question")
        if let teams = over.teams, !teams.isEmpty {
            podium(teams.map { (rank: $0.rank, name: $0.name, score: $0.score) }, "The winning team is", role)
            write(indent: 2, "The players:")
            standings(over.podium)
        } else {
            podium(over.podium.map { (rank: $0.rank, name: $0.name, score: $0.score) }, "And the winner is", role)
        }
        blank()
        rule("Thank you all for playing")
        switch role {
        case .player: write("Type leave to go, or score to see the board once more.")
        case .host: write("Type top 100 for the whole board, or leave when you are done.")
        case .watcher, .stranger: break
        }
    }

    /// From the third place up to the first, as it is done on a stage.
    private mutating func podium(
        _ lines: [(rank: Int, name: String, score: Int)], _ announcement: String, _ role: TextContext.Role
    ) {
        guard !lines.isEmpty else { return write(indent: 2, "Nobody played this time.") }
        blank()
        let winners = lines.filter { $0.rank == 1 }
        var table = TextTable([.left, .text, .right])
        for line in lines.reversed() where line.rank > 1 && line.rank <= 3 {
            table.add(["In \(Self.place(line.rank)) place", line.name, TextPhrase.points(line.score)])
        }
        if !table.rows.isEmpty {
            table.write(indent: 2, into: &self)
            blank()
        }
        guard let best = winners.first else { return }
        let names = TextPhrase.list(winners.map(\.name))
        let text =
            winners.count == 1
            ? "\(announcement) \(names), with \(TextPhrase.points(best.score))!"
            : "First place is shared by \(names), with \(TextPhrase.points(best.score)) each!"
        write("\(text) Congratulations!", after: "  ***  ", lead: "", ink: nil)
    }

    private static func place(_ rank: Int) -> String { rank == 2 ? "second" : "third" }

    /// A title in the midst of a line across the page.
    private mutating func rule(_ title: String) {
        let width = min(style.width, 60)
        let side = max(3, (width - DisplayWidth.of(title) - 2) / 2)
        let line = String(repeating: "=", count: side)
        let lead = "\(line) \(title) \(line)"
        write(lead, lead: lead, ink: .heading)
    }
}
