/// What a snapshot need not hold, for it follows from the rest.
extension Game {
    /// Draws the conclusions from what a snapshot held: who is counted, who is found by which name, who stands where.
    /// - Parameter ranked: who is on the board.
    package mutating func concludeSnapshot(ranked: [PlayerID]) {
        playerCount = players.count { $0.presence.isIn }
        for player in players {
            playersByName[FoldedText(player.name)] = player.id
            if player.timePercent != 100 { extraTimes.append(player.id) }
        }
        for (index, team) in teams.enumerated() { teamsByName[FoldedText(team.name)] = index }
        for player in ranked { leaderboard.set(player, key(of: player)) }
        for player in players where player.presence.isIn && mode.isInPlay(player.id) {
            switch phase {
            case .question, .buzzed: current?.attendance.count(player.asked, by: 1)
            case .stake: staking?.attendance.count(player.asked, by: 1)
            case .lobby, .lesson, .round, .reveal, .board, .open, .over: break
            }
        }
    }
}
