/// What the director orders of a crew: the players, and perhaps hosts, of one process. Instants are nanoseconds of the
/// monotonic clock, which all processes of a machine share.
enum Order: Codable {
    /// Connects hosts, each with a room of its own.
    case open(Opening)
    /// Connects players.
    case board(Boarding)
    /// Plays one scene of the evening.
    case play(Scene)
    /// Waits until every connection has ended.
    case seeOff(patience: UInt64)
}

struct Opening: Codable {
    var peer: Peer
    var port: UInt16
    var hosts: Int
    /// The line that creates a room (without its end).
    var create: String
}

struct Boarding: Codable {
    var peer: Peer
    var port: UInt16
    var players: Int
    /// The number of the first of them.
    var first: Int
    /// Player i joins `rooms[i % rooms.count]`.
    var rooms: [String]
    /// Loopback addresses to connect from, in turn.
    var sources: [String]
    /// How many may be under way at once.
    var outstanding: Int
    var patience: UInt64
}

/// One scene: at an instant, hosts say something or players answer or both; it ends when everybody has what they wait for.
struct Scene: Codable {
    var at: UInt64
    /// What each host says at that instant (with its end).
    var hostLine: String?
    var answers: Answers?
    /// Each player waits for one line of any of these.
    var wanted: [LineKind] = []
    /// Lines of which the first in each room is to be reported.
    var kept: [LineKind] = []
    var patience: UInt64

    struct Answers: Codable {
        /// The answers are spread over so many nanoseconds as a Poisson process would, given their number; 0: all at once.
        var window: UInt64
        var seed: UInt64
        /// One player in so many stays silent; 0: none.
        var silent = 0
        /// Only those who would be silent answer.
        var onlySilent = false
        /// For peers that are no quiz: the line that is said.
        var line: String?
        /// The receipts' times are to be reported.
        var keepsReceipts = false
    }
}
