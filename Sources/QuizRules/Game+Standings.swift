/// Who stands where.
extension Game {
    /// How many lines of a board are told to all.
    static let toldStandings = 10
    private static let mostStandings = 100

    /// The board as it stands. `top`: how many lines, 1 to 100.
    public func board(top: Int) -> Board {
        let top = min(max(top, 1), Self.mostStandings)
        let lines = boardLines.flatMap { $0.version == leaderboard.version ? $0.you : nil } ?? freshBoardLines()
        return Board(
            after: afterQuestion, top: leaderboard.top(top).map(standing), teams: teamStandings(),
            players: playerCount, you: lines)
    }

    /// The lines around a player: `each` above and below.
    public func around(_ player: PlayerID, each: Int) -> [Standing] {
        leaderboard.around(player, each: min(max(each, 0), Self.mostStandings)).map(standing)
    }

    func gameOver() -> GameOver {
        var podium: [Standing] = []
        for player in leaderboard.top(Self.toldStandings) {
            let standing = standing(player)
            if standing.rank > 3 { break }
            podium.append(standing)
        }
        let lines = board(top: 1).you
        var over = GameOver(
            podium: podium, teams: teamStandings(), players: playerCount,
            you: players.map { player in
                var you = GameOver.You(
                    rank: lines[player.id.index].rank, score: player.score, correct: player.record.correct,
                    of: alone.map { _ in asked(of: player.id) } ?? scored)
                ending(of: player.id, &you)
                return you
            })
        over.ownPace = alone.map { _ in GameOver.OwnPace(mode: setup.mode, isHosted: setup.isHosted) }
        return over
    }

    /// What a player is ranked by.
    func key(of player: PlayerID) -> Leaderboard.Key { players[player.index].key(mode, mode.speedCounts) }

    func rank(of player: PlayerID) -> Int { leaderboard.rank(of: key(of: player)) }

    /// The last question that the board counts.
    private var afterQuestion: Int {
        switch phase {
        case .question, .buzzed: openings.count - 1
        case .lobby, .lesson, .round, .stake, .reveal, .board, .open, .over: isSelfPaced ? scored : openings.count
        }
    }

    private func standing(_ id: PlayerID) -> Standing {
        let player = players[id.index], rank = rank(of: id)
        return Standing(
            rank: rank, player: id, name: player.name, team: player.team, score: player.score,
            moved: player.lastRank.map { $0 - rank } ?? 0)
    }

    // MARK: - All at once

    mutating func refreshBoardLines() {
        guard boardLines?.version != leaderboard.version || boardLines?.you.count != players.count else { return }
        boardLines = (leaderboard.version, freshBoardLines())
    }

    /// Everybody's rank, score and who is next above, in one pass over the board.
    private func freshBoardLines() -> [Board.You] {
        var lines = players.map { Board.You(rank: playerCount + 1, score: $0.score, behind: nil) }
        var place = 0, rank = 0
        var lastKey: Leaderboard.Key?
        var last: Player?, above: Player?
        for id in leaderboard.all {
            let player = players[id.index], key = leaderboard.key(of: id)
            place += 1
            if key != lastKey {
                rank = place
                above = last
                lastKey = key
            }
            // Between those who stood unequally long it is not points that decide.
            let behind = above.flatMap { above in
                leaderboard.key(of: above.id)?.standing == key?.standing
                    ? Board.You.Behind(name: above.name, by: above.score - player.score) : nil
            }
            lines[id.index] = Board.You(rank: rank, score: player.score, behind: behind)
            last = player
        }
        return lines
    }

    /// From now on `moved` counts from the board that was just told.
    mutating func rememberRanks() {
        for (index, line) in (boardLines?.you ?? []).enumerated() {
            players[index].lastRank = players[index].presence.isIn ? line.rank : nil
        }
        for (index, rank) in teamRanks() { teams[index].lastRank = rank }
    }

    // MARK: - Teams

    private func teamStandings() -> [TeamStanding]? {
        guard answersByTeam else { return nil }
        return teamRanks().prefix(Self.mostStandings).map { index, rank in
            let team = teams[index]
            return TeamStanding(
                rank: rank, name: team.name, score: team.record.score,
                players: team.members.count { players[$0.index].presence.isIn },
                moved: team.lastRank.map { $0 - rank } ?? 0)
        }
    }

    /// Teams with anybody or anything in them, best first, with their ranks.
    private func teamRanks() -> [(index: Int, rank: Int)] {
        let speedCounts = mode.speedCounts
        let keys = teams.map {
            Leaderboard.Key(score: $0.record.score, time: speedCounts ? $0.record.time : 0)
        }
        let order = teams.indices.filter { !teams[$0].members.isEmpty || teams[$0].record.score > 0 }
            .sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0].isBetter(than: keys[$1]) }
        var ranks: [(index: Int, rank: Int)] = []
        for (place, index) in order.enumerated() {
            let tied = place > 0 && keys[order[place - 1]] == keys[index]
            ranks.append((index, tied ? ranks[place - 1].rank : place + 1))
        }
        return ranks
    }
}

extension Player {
    func key(_ mode: any Mode, _ speedCounts: Bool) -> Leaderboard.Key {
        Leaderboard.Key(standing: mode.standing(of: id), score: score, time: speedCounts ? record.time : 0)
    }
}
