import QuizProtocol
import QuizRules

/// One coming of a connection to a room. Numbers are never used twice: what comes from an old one is dropped.
struct Attachment: Hashable, Sendable {
    let number: UInt64
}

/// How somebody comes into a room.
enum Coming: Sendable {
    /// The one who asked for the room: its host, told where to join.
    case creator(join: [String])
    case host(token: String, solutions: Bool)
    case join(name: String, team: String?)
    case resume(code: String)
    case watch
}

/// What someone in a room asks of it.
enum Ask: Sendable {
    /// `received`: when its bytes came; `credit`: the network's own delay.
    case answer(question: Int, GivenAnswer, received: Milliseconds, credit: Milliseconds)
    case standings(top: Int?, around: Int?)
    case command(HostCommand)
    /// One who hosts already asks for solutions, or for none.
    case solutions(token: String, Bool)
    case leave
}

/// From an edge to a room, in the order of an evening.
enum ToRoom: Sendable {
    case come(Attachment, RequestID?, Coming, roundTrip: Int?)
    /// When the bytes of a question were handed to the kernel.
    case served(question: Int, [Service])
    case ask(Attachment, RequestID?, Ask, at: Milliseconds)
    /// The client sends no more, but may still read.
    case silent(Attachment)
    /// The connection is gone.
    case gone(Attachment)
}

/// One player's question was handed over. `roundTrip`: the kernel's least, in milliseconds.
struct Service: Sendable {
    let attachment: Attachment
    let at: Milliseconds
    let roundTrip: Int?
}

/// What a connection is in a room.
enum Role: Hashable, Sendable {
    case player(PlayerID)
    case host(solutions: Bool)
    case watcher

    var text: TextContext.Role {
        switch self {
        case .player: .player
        case .host: .host
        case .watcher: .watcher
        }
    }
}

/// From a room to an edge, in the order in which its members see it.
enum FromRoom: Sendable {
    case entered(Attachment, RequestID?, Role, Event, phase: Phase, question: ShownQuestion?)
    /// Not let in. `guess`: the code was wrong, which is counted.
    case refused(Attachment, RequestID?, Problem, guess: Bool)
    case reply(Attachment, RequestID?, Event)
    case roleChanged(Attachment, Role)
    /// To all. `order`: in which players are served (a question); `solution`: for hosts who asked for it.
    case told(Told, order: [PlayerID], solution: Solution?)
    case whispered(Whisper)
    case lobby(LobbyCount)
    case seats([SeatChange])
    case progress(Progress)
    /// One connection ends.
    case end(Attachment, RequestID?, Farewell)
    /// All end.
    case closed(Farewell)
}
