/// Those who are asked something, and those of them who are still silent: kept as counts, so that no answer and no
/// arrival ever costs a pass over all players.
package struct Attendance: Sendable {
    /// Those asked who have said nothing yet.
    private(set) var waiting: WaitingList
    /// How many are asked, whether they have answered or not.
    private(set) var asked = 0
    /// Of those asked: how many are connected, and how many were lost a moment ago.
    private var here = 0
    private var recent = 0
    /// The same, of those waiting.
    private var waitingHere = 0
    private var waitingRecent = 0

    package init(players: Int) { waiting = WaitingList(players: players) }

    var answered: Int { asked - waiting.count }

    /// Nobody who is connected, or was lost a moment ago, is silent any more, and there is at least one.
    var isComplete: Bool { waitingHere == 0 && waitingRecent == 0 && (here != 0 || recent != 0) }

    /// It would be complete but for some who were lost a moment ago.
    var waitsOnlyForTheLost: Bool { waitingHere == 0 && waitingRecent > 0 }

    /// Somebody may still say something: is connected, or was lost a moment ago.
    var hasAnybodyLeft: Bool { waitingHere > 0 || waitingRecent > 0 }

    /// Adds a player who is asked to the counts (1), or takes them out (−1), as they are now.
    mutating func count(_ player: Asked, by sign: Int) {
        asked += sign
        here += player.isHere ? sign : 0
        recent += player.isRecentlyLost ? sign : 0
        guard !player.hasAnswered else { return }
        waitingHere += player.isHere ? sign : 0
        waitingRecent += player.isRecentlyLost ? sign : 0
        if sign > 0 { waiting.append(player.id) } else { waiting.remove(player.id) }
    }
}

/// What counts of a player who is asked something. Small and plain, where a whole player has texts to copy.
struct Asked {
    let id: PlayerID
    let isHere: Bool
    let isRecentlyLost: Bool
    let hasAnswered: Bool
    /// The player's time, in percent of everybody's.
    let timePercent: Int
}

extension Player {
    @inline(__always)
    var asked: Asked {
        Asked(
            id: id, isHere: presence == .here, isRecentlyLost: isRecentlyLost, hasAnswered: hasAnswered,
            timePercent: timePercent)
    }
}
