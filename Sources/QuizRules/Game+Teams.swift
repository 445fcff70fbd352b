/// Who sits in which team.
extension Game {
    /// How many teams are made where nobody said how many.
    private static let fewestTeams = 2
    /// How many team mates are named to one.
    private static let namedOthers = 20

    /// Names of teams with their sizes, in mode `teams`.
    public var teamSizes: [(name: String, players: Int)] {
        teams.map { team in (team.name, team.members.count { players[$0.index].presence.isIn }) }
            .filter { $0.players > 0 }
    }

    enum TeamSeat {
        case existing(Int)
        case new(String, FoldedText)
    }

    /// Where a newcomer sits; nil: no teams here, or they are dealt at the start.
    func teamForNewcomer(asked: String?) throws(Refusal) -> TeamSeat? {
        guard answersByTeam else {
            guard asked != nil else { return nil }
            throw Refusal(.notAllowedInMode, "There are no teams in this game. Join without one.")
        }
        guard let asked else { return phase == .lobby ? nil : .existing(smallestTeam()) }
        let seat = try seat(named: asked)
        if case .new = seat, phase != .lobby {
            let names = teams.prefix(10).map(\.name).joined(separator: ", ")
            throw Refusal(.badMember, "The game has begun, and there is no team of that name. Teams: \(names)")
        }
        return seat
    }

    /// A host moves a player, at any time. On an open question the player stands with what the new team has said.
    mutating func move(_ player: PlayerID, to team: String) throws(Refusal) {
        try check(player)
        guard answersByTeam else { throw Refusal(.notAllowedInMode, "There are no teams in this game.") }
        sit(player, at: try seat(named: team))
        tellSeat(of: player)
    }

    private func tellable(_ player: PlayerID) -> Bool { players[player.index].presence.isIn }

    private mutating func tellSeat(of player: PlayerID) {
        guard tellable(player), let index = players[player.index].teamIndex else { return }
        var others: [String] = []
        for other in teams[index].members where other != player && tellable(other) && others.count < Self.namedOthers {
            others.append(players[other.index].name)
        }
        whisper(.seated(SeatInTeam(team: teams[index].name, others: others)), to: player)
    }

    mutating func sit(_ player: PlayerID, at seat: TeamSeat) {
        let index: Int
        switch seat {
        case .existing(let team): index = team
        case .new(let name, let folded): index = addTeam(name, folded)
        }
        if let old = players[player.index].teamIndex { teams[old].members.removeAll { $0 == player } }
        teams[index].members.append(player)
        players[player.index].teamIndex = index
        players[player.index].team = teams[index].name
        guard case .question = phase else { return }
        let hasAnswered = current?.teamAnswers[index] != nil
        setAnswered(player, hasAnswered)
    }

    /// At the start everybody without a team is dealt to one, evenly, by the game's chance.
    mutating func dealTeams() {
        guard answersByTeam else { return }
        var homeless = players.filter { $0.teamIndex == nil }.map(\.id)
        // There is always one, for those who come late.
        let wanted = setup.options.teams ?? (homeless.isEmpty && !teams.isEmpty ? 0 : Self.fewestTeams)
        var number = 0
        while teams.count < wanted {
            number += 1
            let name = "Team \(number)", folded = FoldedText(name)
            if teamsByName[folded] == nil { _ = addTeam(name, folded) }
        }
        chance.shuffle(&homeless)
        for player in homeless { sit(player, at: .existing(smallestTeam())) }
        for player in homeless { tellSeat(of: player) }
    }

    private mutating func addTeam(_ name: String, _ folded: FoldedText) -> Int {
        teams.append(Team(name: name))
        teamsByName[folded] = teams.count - 1
        current?.teamAnswers.append(nil)
        return teams.count - 1
    }

    private func seat(named raw: String) throws(Refusal) -> TeamSeat {
        let name = CleanText.name(raw, limit: 33), folded = FoldedText(name)
        guard !folded.isEmpty, name.count <= 32 else {
            throw Refusal(.badMember, "A team's name has 1 to 32 characters.")
        }
        return teamsByName[folded].map { .existing($0) } ?? .new(name, folded)
    }

    private func smallestTeam() -> Int {
        teams.indices.min { teams[$0].members.count < teams[$1].members.count } ?? 0
    }
}
