import QuizProtocol
import QuizRules

/// What has changed since the last counts were sent; gathered, so that a thousand joins are four lines a second.
struct Counts {
    /// Names in one `lobby`.
    private static let mostNames = 20

    private var lastSent: Milliseconds?
    fileprivate private(set) var joined: [String] = []
    fileprivate private(set) var left: [String] = []
    fileprivate private(set) var lobbyChanged = false
    fileprivate private(set) var progressChanged = false
    fileprivate private(set) var seats: [PlayerID] = []
    /// Those among them that the lobby's names tell of.
    fileprivate private(set) var named: [PlayerID] = []

    mutating func joined(_ name: String, _ player: PlayerID) {
        lobbyChanged = true
        if joined.count < Self.mostNames { joined.append(name) }
        named.append(player)
        seat(player)
    }

    mutating func left(_ name: String, _ player: PlayerID) {
        lobbyChanged = true
        if left.count < Self.mostNames { left.append(name) }
        named.append(player)
        seat(player)
    }

    mutating func seat(_ player: PlayerID) { seats.append(player) }
    mutating func progressed() { progressChanged = true }

    /// When they are to be sent; nil: nothing has changed.
    func due(after interval: Milliseconds) -> Milliseconds? {
        guard lobbyChanged || progressChanged || !seats.isEmpty else { return nil }
        return lastSent.map { $0 + interval } ?? 0
    }

    fileprivate mutating func sent(at now: Milliseconds) {
        self = Counts()
        lastSent = now
    }
}

extension Room {
    func sendCounts(at now: Milliseconds) {
        guard let due = counts.due(after: limits.countsInterval), due <= now else { return }
        // Who is alone needs no count.
        guard game.setup.isHosted else { return counts.sent(at: now) }
        if counts.lobbyChanged {
            let teams =
                game.setup.mode == .teams
                ? game.teamSizes.map { LobbyCount.TeamSize(name: $0.name, players: $0.players) } : nil
            send(
                .lobby(
                    LobbyCount(
                        players: game.playerCount, teams: teams, joined: counts.joined, left: counts.left)))
        }
        if !counts.seats.isEmpty {
            let named = Set(counts.named)
            let changes = seatChanges()
            send(.seats(changes, returns: changes.filter { !named.contains($0.player) }))
        }
        if counts.progressChanged, let progress = game.progress {
            send(
                .progress(
                    Progress(
                        question: progress.question, answered: progress.answered, players: progress.players,
                        waiting: progress.waiting)))
        }
        counts.sent(at: now)
    }

    /// Each changed player once, as it is now, in the order of the first change.
    private func seatChanges() -> [SeatChange] {
        var seen: Set<PlayerID> = []
        return counts.seats.filter { seen.insert($0).inserted }.map { player in
            let seated = game.players[player.index]
            return SeatChange(player: player, name: seated.name, connected: seated.presence == .here)
        }
    }
}
