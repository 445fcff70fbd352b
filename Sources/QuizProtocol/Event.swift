public import QuizRules

/// What the server says. Replies carry the `re` of their request; what is told to everybody comes as `told`. What is large
/// is kept elsewhere (`indirect`), so that a receipt, which is what most of them are, passes from hand to hand at little cost.
public enum Event: Sendable {
    case welcome(version: String)
    case pong(t: Echo?)
    case banks([BankSummary])
    case created(room: String, hostToken: String, join: [String])
    indirect case hosting(room: String, StateView)
    indirect case joined(Seat)
    indirect case resumed(Seat)
    indirect case watching(room: String, StateView)
    case receipt(Receipt)
    case hint(Hint)
    /// `you`: the player who asked; nil for hosts and watchers.
    indirect case standings(Board, around: [Standing]?, you: PlayerID?)
    case players([PlayerRow])
    /// The line that brings a player back, for a host to pass on.
    indirect case code(PlayerID, name: String, room: String, resume: String)
    case ok
    case done(Deed)
    case error(Problem)
    /// To all in a room, with `seq`. `you`: the player whose personal part is to be put in; nil for hosts and watchers.
    indirect case told(Told, you: PlayerID?)
    case teamAnswer(TeamAnswer)
    /// To one who goes at their own pace.
    indirect case personal(PersonalEvent)
    case lobby(LobbyCount)
    case seats([SeatChange])
    case progress(Progress)
    case bye(Farewell)
}

public struct BankSummary: Hashable, Sendable {
    public let name: String
    public let title: String
    public let questions: Int
    public let rounds: Int
    public let language: String

    public init(name: String, title: String, questions: Int, rounds: Int, language: String) {
        self.name = name
        self.title = title
        self.questions = questions
        self.rounds = rounds
        self.language = language
    }
}

/// What a player gets on coming in, or back.
public struct Seat: Sendable {
    public let room: String
    public let player: PlayerID
    public let name: String
    public let team: String?
    /// The code to come back with.
    public let resume: String
    public let state: StateView

    public init(room: String, player: PlayerID, name: String, team: String?, resume: String, state: StateView) {
        self.room = room
        self.player = player
        self.name = name
        self.team = team
        self.resume = resume
        self.state = state
    }
}

public struct PlayerRow: Hashable, Sendable {
    public let player: PlayerID
    public let name: String
    public let team: String?
    public let connected: Bool
    public let answered: Bool
    public let score: Int
    /// In milliseconds; nil where the kernel does not tell.
    public let roundTrip: Int?

    public init(
        player: PlayerID, name: String, team: String?, connected: Bool, answered: Bool, score: Int, roundTrip: Int?
    ) {
        self.player = player
        self.name = name
        self.team = team
        self.connected = connected
        self.answered = answered
        self.score = score
        self.roundTrip = roundTrip
    }
}

/// How many are in the room. The names are for hosts and watchers.
public struct LobbyCount: Hashable, Sendable {
    public var players: Int
    public var teams: [TeamSize]?
    /// At most 20 each.
    public var joined: [String]
    public var left: [String]

    public struct TeamSize: Hashable, Sendable {
        public let name: String
        public let players: Int

        public init(name: String, players: Int) {
            self.name = name
            self.players = players
        }
    }

    public init(players: Int, teams: [TeamSize]? = nil, joined: [String] = [], left: [String] = []) {
        self.players = players
        self.teams = teams
        self.joined = joined
        self.left = left
    }
}

public struct SeatChange: Hashable, Sendable {
    public let player: PlayerID
    public let name: String
    public let connected: Bool

    public init(player: PlayerID, name: String, connected: Bool) {
        self.player = player
        self.name = name
        self.connected = connected
    }
}

public struct Progress: Hashable, Sendable {
    public let question: Int
    public let answered: Int
    public let players: Int
    /// For hosts: names of at most 20 who have not answered.
    public let waiting: [String]?

    public init(question: Int, answered: Int, players: Int, waiting: [String]?) {
        self.question = question
        self.answered = answered
        self.players = players
        self.waiting = waiting
    }
}

/// Why a connection ends: always the last line.
public enum Farewell: String, Sendable, CaseIterable {
    case left, kicked, banned, replaced
    case tooSlow = "too_slow"
    case tooFast = "too_fast"
    case lineTooLong = "line_too_long"
    case serverFull = "server_full"
    case roomEnded = "room_ended"
    case shuttingDown = "shutting_down"
    case idle
}
