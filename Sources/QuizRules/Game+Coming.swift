/// Who is here: players come, are lost, come back, and go.
extension Game {
    private static let longestName = 32

    mutating func join(name: String, team: String?, code: String) throws(Refusal) -> PlayerID {
        if phase == .over { throw Refusal(.wrongPhase, "This game is over.") }
        let (name, folded) = try checkName(name, for: nil)
        if isLocked { throw Refusal(.roomLocked, "The host has locked this room.") }
        if phase != .lobby, !setup.options.lateJoin {
            throw Refusal(.roomLocked, "The game has begun, and takes nobody in any more.")
        }
        guard playerCount < setup.options.maxPlayers else {
            throw Refusal(.roomFull, "This room is full: \(setup.options.maxPlayers) players.")
        }
        let seat = try teamForNewcomer(asked: team)
        let id = PlayerID(number: players.count + 1)
        players.append(Player(id: id, name: name, code: code))
        playersByName[folded] = id
        mode.welcome(id)
        if let openedAt = current?.openedAt { current?.turns.append(Turn(start: openedAt, isFixed: true)) }
        staking?.receipts.append(nil)
        count(id, by: 1)
        if let seat { sit(id, at: seat) }
        leaderboard.set(id, key(of: id))
        addToScene(id)
        addWalk(of: id)
        return id
    }

    mutating func lose(_ player: PlayerID) throws(Refusal) {
        guard case .here = try known(player).presence else { return }
        count(player, by: -1)
        players[player.index].presence = .away(since: now)
        players[player.index].isRecentlyLost = true
        losses.append(Losses.Loss(player: player, since: now))
        count(player, by: 1)
    }

    mutating func welcomeBack(_ player: PlayerID) throws(Refusal) {
        if case .banned = try known(player).presence {
            throw Refusal(.banned, "The host does not let you back into this room.")
        }
        count(player, by: -1)
        players[player.index].presence = .here
        players[player.index].isRecentlyLost = false
        // Who was away when it was handed over starts with the opening: coming back never moves the start.
        current?.turns[player.index].isFixed = true
        count(player, by: 1)
        leaderboard.set(player, key(of: player))
        findPlace(of: player)
        // In a room of one's own there is no host who would go on after a restart.
        if !setup.isHosted, isPaused { stopwatch.go(at: now) }
    }

    /// A player goes by their own wish. Who goes when all is over has played to the end, and keeps their place.
    mutating func leave(_ player: PlayerID) throws(Refusal) {
        if phase == .over { try lose(player) } else { try dismiss(player, .left) }
    }

    /// Takes a player out: by their own wish, for now, or for good.
    mutating func dismiss(_ player: PlayerID, _ presence: Player.Presence) throws(Refusal) {
        let was = try known(player).presence
        // Neither goodbye nor a kick makes less of a ban, and who is out already has said goodbye.
        guard was != .banned, was.isIn || presence != .left else { return }
        count(player, by: -1)
        players[player.index].presence = presence
        players[player.index].isRecentlyLost = false
        leaderboard.remove(player)
        // Who goes with the word has said nothing.
        if current?.word?.player == player, !isPaused { takeWord(right: false, mayReopen: true) }
    }

    mutating func hostLeft() {
        guard !isHostAway else { return }
        isHostAway = true
        // When all is over nobody waits for a host.
        if phase != .over { tell(.hostAway) }
    }

    mutating func hostReturned() {
        guard isHostAway else { return }
        isHostAway = false
        if phase != .over { tell(.hostBack) }
    }

    /// Everybody's connection is gone at once, and the clock stands until a host goes on or, in a room of one's own, until
    /// its player is back.
    mutating func restart() throws(Refusal) {
        for player in players where player.presence == .here { try lose(player.id) }
        if setup.isHosted { hostLeft() }
        guard !isPaused, phase != .lobby, phase != .over else { return }
        try pause()
    }

    // MARK: - Names

    /// A name as it is shown, and as it is compared.
    func checkName(_ raw: String, for player: PlayerID?) throws(Refusal) -> (name: String, folded: FoldedText) {
        let name = CleanText.name(raw, limit: Self.longestName + 1)
        let folded = FoldedText(name)
        guard !folded.isEmpty, name.count <= Self.longestName else {
            throw Refusal(.badName, "A name has 1 to \(Self.longestName) characters.")
        }
        guard PlayerID(folded.text) == nil else {
            throw Refusal(.badName, "\(name) looks like the number of a player. Choose another name.")
        }
        guard let holder = playersByName[folded], holder != player else { return (name, folded) }
        if players[holder.index].presence == .banned, player == nil {
            throw Refusal(.banned, "The host does not let you back into this room.")
        }
        throw Refusal(.nameTaken, "\(name) is taken. If that is you, come back with: resume ROOM CODE")
    }

    mutating func rename(_ player: PlayerID, _ raw: String) throws(Refusal) {
        let old = try known(player).name
        let (name, folded) = try checkName(raw, for: player)
        playersByName[FoldedText(old)] = nil
        playersByName[folded] = player
        players[player.index].name = name
        boardLines = nil
        if players[player.index].presence.isIn { whisper(.renamed(name), to: player) }
    }

    mutating func deal(_ player: PlayerID, code: String) throws(Refusal) {
        if case .banned = try known(player).presence {
            throw Refusal(.banned, "\(players[player.index].name) is banned from this room.")
        }
        players[player.index].code = code
    }

    // MARK: - Counting

    /// Adds a player to all counts (1), or takes them out (−1), as they are now. Every change of what is counted stands
    /// between the two, so no answer and no arrival ever costs a pass over all players.
    mutating func count(_ id: PlayerID, by sign: Int) {
        guard players[id.index].presence.isIn else { return }
        playerCount += sign
        guard !knocksOut || mode.isInPlay(id) else { return }
        switch phase {
        case .question, .buzzed: current?.count(players[id.index].asked, by: sign, stopwatch)
        case .stake: staking?.attendance.count(players[id.index].asked, by: sign)
        case .lobby, .lesson, .round, .reveal, .board, .open, .over: break
        }
    }

    /// Lets go of connections that have been lost for too long to be waited for.
    mutating func expireLosses() {
        while let loss = losses.first {
            let player = players[loss.player.index]
            let isCurrent = player.isRecentlyLost && player.presence == .away(since: loss.since)
            if isCurrent, loss.since + Self.lossTime > now { return }
            losses.removeFirst()
            guard isCurrent else { continue }
            count(loss.player, by: -1)
            players[loss.player.index].isRecentlyLost = false
            count(loss.player, by: 1)
        }
    }
}
