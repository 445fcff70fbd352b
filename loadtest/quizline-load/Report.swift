/// What a crew reports of an order.
enum Report: Codable {
    /// How far it is, for the progress line.
    case progress(String)
    case opened(rooms: [String])
    case boarded(Boarded)
    case played(Played)
    case seenOff(SeenOff)
    case failed(String)
}

/// Times of each player, by number in the crew.
struct Boarded: Codable {
    var connectBegan: [UInt64]
    /// The greeting was read (or, where there is none, the connection was made).
    var greeted: [UInt64]
    var entered: [UInt64]
}

struct Played: Codable {
    /// When each host spoke.
    var hostsSpoke: [UInt64] = []
    /// When each player read the line waited for; 0: never.
    var arrived: [UInt64] = []
    /// When each player was to answer, did, and read the receipt; 0: was not, did not, never.
    var intended: [UInt64] = []
    var answered: [UInt64] = []
    var receipted: [UInt64] = []
    /// The room of each player, as its index in this crew's rooms.
    var room: [Int] = []
    /// By `LineKind.rawValue`: lines and bytes (ends included) that came.
    var lines: [Int] = []
    var bytes: [Int] = []
    var answerBytes = 0
    var kept: [KeptLine] = []
    var receipts: [KeptReceipt] = []
    var problems: [String] = []
    /// Connections that ended in this scene.
    var lost = 0
    /// The crew's own CPU time, in nanoseconds: whether the generator was the limit.
    var cpu: UInt64 = 0
    var isComplete = false
}

struct KeptLine: Codable {
    var room: Int
    var kind: LineKind
    var line: String
}

/// In the server's milliseconds.
struct KeptReceipt: Codable {
    var room: Int
    var status: String
    var startedAt: Int
    var elapsed: Int
    var credit: Int
}

struct SeenOff: Codable {
    var byes: Int
    var left: Int
    /// When the last connection ended.
    var lastEnd: UInt64
}
