internal import QuizRules

/// Who leads.
extension TextPage {
    /// "You are 2nd of 3 with 640 points, 252 behind Ada."
    mutating func place(_ you: Board.You, on board: Board) {
        let players = board.players
        blank()
        let points = TextPhrase.points(you.score)
        var text: String
        if you.rank == 1, you.score == 0 {
            text = "You have no points yet; nor has anybody else."
        } else if you.rank == 1 {
            let isShared = board.top.dropFirst().first?.rank == 1
            let lead = isShared ? "You share the lead with \(points)" : "You are in the lead with \(points)"
            text = players > 1 ? "\(lead)." : "You have \(points)."
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
        self.board(board, isLarge: role == .watcher)
        if role == .host { goOn(after: board.goesOnAfter, "To go on") }
    }

    mutating func standings(_ board: Board, _ around: [Standing]?, _ you: PlayerID?) {
        if let you, board.you.indices.contains(you.index) {
            place(board.you[you.index], on: board)
        } else {
            blank()
        }
        self.board(board, around: around ?? [], you: you)
    }

    private mutating func board(
        _ board: Board, around: [Standing] = [], you: PlayerID? = nil, isLarge: Bool = false
    ) {
        if let teams = board.teams, !teams.isEmpty {
            self.teams(teams, isLarge: isLarge)
            if isLarge { blank() }
            write(indent: 2, "Players")
            if isLarge { blank() }
        }
        guard !board.top.isEmpty else { return write(indent: 2, "Nobody has joined yet.") }
        let known = Set(board.top.map(\.player))
        let others = around.filter { !known.contains($0.player) }
        standings(board.top + others, isLarge: isLarge)
        if isLarge, board.players > board.top.count { blank() }
        let more = board.players - board.top.count - others.count
        if more > 0 { write(indent: 2, "and \(TextPhrase.count(more, "player")) more") }
    }

    mutating func standings(_ standings: [Standing], isLarge: Bool = false) {
        var table = TextTable([.right, .text, .text, .right, .left])
        for line in standings {
            let team = line.team.map { "@\($0)" } ?? ""
            table.add(["\(line.rank)", line.name, team, "\(line.score)", Self.moved(line.moved)], value: line.score)
        }
        table.write(indent: isLarge ? 4 : 2, isLarge: isLarge, into: &self)
    }

    private mutating func teams(_ teams: [TeamStanding], isLarge: Bool) {
        var table = TextTable([.right, .text, .right, .left, .left])
        for team in teams {
            let players = TextPhrase.count(team.players, "player")
            table.add(["\(team.rank)", team.name, "\(team.score)", players, Self.moved(team.moved)], value: team.score)
        }
        table.write(indent: isLarge ? 4 : 2, isLarge: isLarge, into: &self)
    }

    private static func moved(_ places: Int) -> String {
        switch places {
        case 0: ""
        case 1...: "up \(places)"
        default: "down \(-places)"
        }
    }
}
