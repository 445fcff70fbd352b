import QuizProtocol
import QuizRules

/// The newest counts that a client is still to be told: an older one that it had no room for is never sent.
final class OwedCounts {
    var lobby: LobbyCount?
    var progress: Progress?
    private(set) var seats: [SeatChange] = []

    /// Adds changes of seats: the newest for each player, after those that are owed already.
    func add(_ newer: [SeatChange]) {
        guard !seats.isEmpty else { return seats = newer }
        let players = Set(newer.map(\.player))
        seats = seats.filter { !players.contains($0.player) } + newer
    }

    func takeLobby() -> LobbyCount? {
        defer { lobby = nil }
        return lobby
    }

    func takeSeats() -> [SeatChange] {
        defer { seats = [] }
        return seats
    }
}

extension Session {
    func owing() -> OwedCounts {
        if let owed { return owed }
        let counts = OwedCounts()
        owed = counts
        return counts
    }
}
