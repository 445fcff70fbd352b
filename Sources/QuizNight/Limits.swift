public import QuizRules

/// Every bound of an evening, each with the reason for its number. All are settings; these are the defaults.
public struct Limits: Hashable, Sendable {
    /// The longest line of a client in bytes: a long typed answer in any script fits many times over.
    public var lineBytes = 8192
    /// Longer lines within a minute before the connection ends: two may be an accident.
    public var longLinesPerMinute = 3

    /// Requests a second: faster than any hand, slow enough that nobody can keep a core busy.
    public var requestsPerSecond = 20
    /// Requests at once: a client that comes back asks a handful of things in one packet.
    public var requestBurst = 40
    /// Refused requests in a minute before the connection ends: by then it is a flood, not a mistake.
    public var refusedPerMinute = 200

    /// Wrong room, resume or host codes in a minute before a connection must wait: people mistype two or three times.
    public var wrongCodesPerMinute = 10
    /// Wrong codes in a minute from one address before replies to them come late: a whole school sits behind one.
    public var wrongCodesPerAddress = 100

    /// How long a client that is in no room may be silent: a teacher who explains the rules first.
    public var idleTime: Milliseconds = .seconds(15 * 60)
    /// After this, one who neither joined nor asked for anything is the first to go when room is short.
    public var silentTime: Milliseconds = .seconds(30)

    /// Unread output of a player: a whole question with its reveal and board, dozens of times.
    public var playerOutputBytes = 96 << 10
    /// Unread output of a host or watcher, who get longer lists.
    public var hostOutputBytes = 1 << 20
    /// Unread output beyond which counts are not queued: whoever is that far behind needs what matters first.
    public var countsOutputBytes = 32 << 10
    /// Unread output of all clients together: what a small machine can spare.
    public var totalOutputBytes = 256 << 20

    /// Between two counts (`lobby`, `seats`, `progress`): 4 a second look alive, and cost little with thousands.
    public var countsInterval: Milliseconds = 250
    /// Between two counts that a person reads as text: a line now and then, never a flood.
    public var textCountsInterval: Milliseconds = 3000

    /// Rooms with a host at once: a room holds its questions and players in memory.
    public var rooms = 5000
    /// Rooms of one's own at once, besides: those who practise never take a host's place.
    public var ownRooms = 5000
    /// Hosts of one room: a team of teachers.
    public var hostsPerRoom = 32
    /// Watchers of one room: projectors, and parents at home.
    public var watchersPerRoom = 2000
    /// A room that nobody is connected to ends after this: the next evening's host may still come back.
    public var emptyRoomTime: Milliseconds = .seconds(24 * 3600)
    /// A room of one's own that its player does not come back to ends after this: the rests of its boxes are over by then.
    public var emptyOwnRoomTime: Milliseconds = .seconds(30 * 24 * 3600)
    /// Connections at once, over all rooms.
    public var clients = 10_000

    public init() {}
}
