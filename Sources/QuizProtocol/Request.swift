public import QuizRules

/// What a client calls one of its requests; replies carry it as `re`.
public enum RequestID: Hashable, Sendable {
    /// At most 64 bytes.
    case string(String)
    case integer(Int64)
}

/// A request with the name its client gave it.
public struct TaggedRequest: Hashable, Sendable {
    public let id: RequestID?
    public let request: Request

    public init(id: RequestID? = nil, _ request: Request) {
        self.id = id
        self.request = request
    }
}

/// What a client may ask, in the order of an evening.
public enum Request: Hashable, Sendable {
    case hello(client: String?)
    case ping(t: Echo?)
    case banks
    case create(banks: [String], mode: ModeName, options: GameOptions, key: String?)
    case host(room: String, token: String, solutions: Bool?)
    case join(room: String, name: String, team: String?)
    case resume(room: String, code: String)
    case watch(room: String)
    /// A self-paced room of one's own. `code`: comes back to what was kept; `mode` is then the one that was kept.
    case practice(bank: String, mode: ModeName?, name: String?, code: String?, options: GameOptions)
    case answer(question: Int, GivenAnswer)
    case buzz(question: Int)
    case stake(question: Int, points: Int)
    case hint(question: Int)
    case standings(top: Int?, around: Int?)
    case leave
    /// A host's; at one's own pace `next` is a player's too.
    case command(HostCommand)
    /// The text dialect's own: how it is to be shown. They change nothing but the sender's view.
    case view(ViewCommand)
}

/// What `ping` sends and `pong` gives back.
public enum Echo: Hashable, Sendable {
    case string(String)
    case integer(Int64)
    case number(Double)
}

/// What a host may ask once in a room.
public enum HostCommand: Hashable, Sendable {
    case players(after: PlayerID?)
    case code(PlayerReference)
    /// `percent`: 100 to 1000 (the wire's `factor` × 100).
    case extraTime(PlayerReference, percent: Int)
    case start
    case next(from: String?)
    case pause
    case `continue`
    case extend(seconds: Int)
    case close
    case skip
    case lock
    case unlock
    case kick(PlayerReference)
    case ban(PlayerReference)
    case rename(PlayerReference, name: String)
    case team(PlayerReference, team: String)
    case adjust(PlayerReference, points: Int, reason: String)
    case void(question: Int)
    /// Each of `correct` is an answer that is right.
    case regrade(question: Int, correct: [GivenAnswer])
    /// Of a spoken answer.
    case judge(PlayerReference, right: Bool)
    case say(String)
    case end
}

/// A player as a host names one: `p3`, or (typed) a name.
public enum PlayerReference: Hashable, Sendable {
    case id(PlayerID)
    case name(String)
}

/// What a person may type about the view itself.
public enum ViewCommand: Hashable, Sendable {
    case help
    /// 40 to 250 columns.
    case width(Int)
    case colour(Bool)
    /// `quiet` leaves out the time left.
    case quiet(Bool)
    case who
    case score
    case top(Int)
}
