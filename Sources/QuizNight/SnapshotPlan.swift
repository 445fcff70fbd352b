/// When a room has its game kept as a whole: at a board, once what would have to be replayed is more than a quarter of what
/// the last snapshot stands for. A snapshot holds every answer, so at every board an evening of many questions would write
/// the same over and over; so all snapshots of an evening together take about five times the room of the last.
struct SnapshotPlan {
    private var kept = 0
    private var since = 0

    mutating func add(_ inputs: Int) { since += inputs }

    /// At a board.
    mutating func isDue() -> Bool {
        guard since * 4 > kept else { return false }
        isKept()
        return true
    }

    mutating func isKept() {
        kept += since
        since = 0
    }

    /// Whether the game has gone on since it was kept.
    var isStale: Bool { since > 0 }
}
