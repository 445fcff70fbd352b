import QuizRules

/// Ranks, and the boards that show them.
extension ScoreModel {
    /// How long one stood, where that counts; then points; then, where speed counts, less time.
    private func isBetter(_ a: Int, _ b: Int) -> Bool {
        if knocksOut, stood(a) != stood(b) { return stood(a) > stood(b) }
        if scores[a].points != scores[b].points { return scores[a].points > scores[b].points }
        return speedCounts && scores[a].time < scores[b].time
    }

    private func rank(of player: Int) -> Int { 1 + scores.indices.count { isIn[$0] && isBetter($0, player) } }

    private var order: [PlayerID] {
        let present = scores.indices.filter { isIn[$0] }
        return present.sorted { isBetter($0, $1) || (!isBetter($1, $0) && $0 < $1) }.map { PlayerID(number: $0 + 1) }
    }

    func check(_ rank: Int, _ score: Int, of player: Int) {
        record.expect(
            score == scores[player].points, "p\(player + 1) has \(score) points, not \(scores[player].points)")
        let right = self.rank(of: player)
        record.expect(rank == right, "p\(player + 1) is ranked \(rank), not \(right)")
        let ties = scores.indices.count {
            isIn[$0] && $0 != player && !isBetter($0, player) && !isBetter(player, $0)
        }
        if ties > 0, score > 0 { record.saw(.sharedRank) }
    }

    func check(_ board: Board, _ game: Game) {
        for player in scores.indices where isIn[player] {
            check(board.you[player].rank, board.you[player].score, of: player)
        }
        record.expect(board.top.map(\.player) == Array(order.prefix(10)), "the board is not in order")
        for line in board.top { check(line) }
        checkTeams(board.teams, game)
        for player in scores.indices { lastRanks[player] = isIn[player] ? rank(of: player) : nil }
    }

    private func check(_ line: Standing) {
        let player = line.player.index
        check(line.rank, line.score, of: player)
        let moved = lastRanks[player].map { $0 - line.rank } ?? 0
        record.expect(line.moved == moved, "\(line.player) has moved by \(line.moved), not \(moved)")
    }

    private func checkTeams(_ lines: [TeamStanding]?, _ game: Game) {
        record.expect((lines != nil) == isTeams, "a board with teams, or without")
        guard let lines else { return }
        let others = Set(game.players.compactMap(\.team)).union(teams.filter { $0.value.points > 0 }.keys)
        record.expect(Set(lines.map(\.name)) == others, "a board of other teams")
        for line in lines {
            let team = teams[line.name, default: Score()]
            record.expect(line.score == team.points, "\(line.name) has \(line.score) points, not \(team.points)")
            let better = others.count { name in
                let other = teams[name, default: Score()]
                return other.points > team.points || (other.points == team.points && other.time < team.time)
            }
            record.expect(line.rank == better + 1, "\(line.name) is ranked \(line.rank), not \(better + 1)")
        }
    }

    func check(_ over: GameOver, _ game: Game) {
        let counted = entries.count { if case .question(let played) = $0 { !played.isVoid } else { false } }
        for player in scores.indices where isIn[player] {
            check(over.you[player].rank, over.you[player].score, of: player)
            record.expect(over.you[player].correct == scores[player].correct, "a wrong count of right answers")
            record.expect(over.you[player].of == counted, "\(over.you[player].of) questions count, not \(counted)")
        }
        for line in over.podium {
            check(line)
            record.expect(line.rank <= 3, "a podium with more than three steps")
        }
        let onIt = order.count { rank(of: $0.index) <= 3 }
        record.expect(over.podium.count == min(10, onIt), "a podium without all on it")
        checkTeams(over.teams, game)
    }

    /// What a correction made of everybody's score.
    func check(_ you: [Adjusted], _ before: [Int]) {
        record.expect(you.count == scores.count, "a correction for \(you.count) of \(scores.count)")
        for (player, line) in you.enumerated() where scores.indices.contains(player) {
            let change = scores[player].points - before[player]
            record.expect(line.points == change, "p\(player + 1) is corrected by \(line.points), not \(change)")
            if isIn[player] { check(line.rank, line.score, of: player) }
        }
    }
}
