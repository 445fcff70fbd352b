import QuizProtocol
import QuizRules

/// A room and the loop it lives on.
struct RoomAddress: Hashable, Sendable {
    let code: RoomCode
    let home: Int
}

/// Some of the server's loops; at most 64 of them.
struct EdgeSet: Hashable, Sendable {
    static let most = 64
    private var bits: UInt64 = 0

    init() {}
    init(_ edge: Int) { insert(edge) }

    var isEmpty: Bool { bits == 0 }
    func contains(_ edge: Int) -> Bool { bits & (1 << UInt64(edge)) != 0 }
    mutating func insert(_ edge: Int) { bits |= 1 << UInt64(edge) }
    mutating func remove(_ edge: Int) { bits &= ~(1 << UInt64(edge)) }

    func forEach(_ body: (Int) -> Void) {
        var rest = bits
        while rest != 0 {
            body(rest.trailingZeroBitCount)
            rest &= rest - 1
        }
    }
}

/// All that one loop has for another at the end of a turn, each list in its order.
public struct Parcel: Sendable {
    struct Call: Sendable {
        let code: RoomCode
        let message: ToRoom
    }

    struct Delivery: Sendable {
        let address: RoomAddress
        let message: FromRoom
    }

    var toRooms: [Call] = []
    var fromRooms: [Delivery] = []

    var isEmpty: Bool { toRooms.isEmpty && fromRooms.isEmpty }

    /// How long an empty list may stay: longer than a turn's answers, and far below a fan-out's.
    static let mostKept = 256
}

/// How somebody comes into a room.
enum Coming: Sendable {
    /// The one who asked for the room: its host, told where to join.
    case creator(join: [String])
    case host(token: String, solutions: Bool)
    case join(name: String, team: String?)
    case resume(code: String)
    case watch
    /// To a room of one's own.
    case practise(PracticeWish)
}

/// What someone in a room asks of it.
enum Ask: Sendable {
    /// `received`: when its bytes came; `credit`: the network's own delay.
    case answer(question: Int, GivenAnswer, received: Milliseconds, credit: Milliseconds)
    case buzz(question: Int, received: Milliseconds, credit: Milliseconds)
    case stake(question: Int, points: Int, received: Milliseconds, credit: Milliseconds)
    case hint(question: Int)
    case standings(top: Int?, around: Int?)
    case command(HostCommand)
    /// A person who hosts begins, and may not have seen that nobody is there.
    case startIfAnybody(HostCommand)
    /// Who is here, for one who does not host.
    case who
    /// One who hosts already asks for solutions, or for none.
    case solutions(token: String, Bool)
    case leave
}

/// From an edge to a room, in the order of an evening.
enum ToRoom: Sendable {
    /// A new room; always the first message under its code.
    indirect case open(GameSetup, hostToken: String, at: Milliseconds)
    /// The room is to end: its place is needed.
    case vacate
    indirect case come(Attachment, RequestID?, Coming, roundTrip: Int?)
    /// When the bytes of a question were handed to the kernel.
    case served(question: Int, [Service])
    case ask(Attachment, Role, RequestID?, Ask, at: Milliseconds)
    /// The client sends no more, but may still read.
    case silent(Attachment, Role)
    /// The connection is gone; without a role, before it was let in.
    case gone(Attachment, Role?)
}

/// One player's question was handed over. `roundTrip`: the kernel's least, in milliseconds.
struct Service: Sendable {
    let player: PlayerID
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

/// From a room to an edge, in the order in which its members see it. What is rare and large is kept elsewhere (`indirect`),
/// for most of what passes here are receipts.
enum FromRoom: Sendable {
    indirect case entered(Attachment, RequestID?, Role, Event, Scene)
    /// Not let in. `guess`: the code was wrong, which is counted.
    case refused(Attachment, RequestID?, Problem, guess: Bool)
    /// `isSeen`: everybody, the asker too, has been told of what came of it, so that people need no "OK".
    case reply(Attachment, RequestID?, Event, isSeen: Bool)
    case roleChanged(Attachment, Role)
    /// To all. `order`: in which players are served (a question); `solution`: for hosts who asked for it.
    indirect case told(Told, JSONLine, order: [PlayerID], solution: Solution?)
    case whispered(Whisper)
    /// To one who goes at their own pace.
    indirect case personal(Attachment, Personal)
    case lobby(LobbyCount)
    /// `returns`: those of them who dropped out or came back, without the newcomers that `lobby` names.
    case seats([SeatChange], returns: [SeatChange])
    case progress(Progress)
    /// One connection ends.
    case end(Attachment, RequestID?, Farewell)
    /// All end.
    case closed(Farewell)
}

/// What stands before the people of a room: what somebody who has just come needs to type an answer, and to be told how
/// much time is left.
struct Scene: Sendable {
    let phase: Phase
    let isSelfPaced: Bool
    /// A player who is out, and watches on.
    let isOut: Bool
    /// The last announcement that it shows the effect of.
    let seq: Int
    let question: ShownQuestion?
    /// Whether the question is for whoever buzzes first, and who has the word.
    private(set) var isByBuzz = false
    private(set) var word: PlayerID?
    /// Of the open question, of the stakes on it, or of a class: how much time all have left.
    let clock: Clock?

    init(_ state: StateView) {
        phase = state.you?.phase ?? state.phase
        isSelfPaced = state.mode.isSelfPaced
        isOut = state.you?.out ?? false
        seq = state.seq
        var question: ShownQuestion?
        var clock = state.closesAt.map { Clock(closesAt: $0) }
        for told in state.now {
            switch told.what {
            case .question(let opened):
                (question, clock) = (opened.shown, opened.clock)
                isByBuzz = opened.isByBuzz
            case .stakeOpen(let opened): clock = opened.clock
            case .buzzed(let buzzed): word = buzzed.player
            default: break
            }
        }
        for own in state.own { if case .question(let own) = own.what { question = own.shown } }
        (self.question, self.clock) = (question, clock)
    }
}

/// An announcement as JSON clients share it: encoded once, by the room, for all loops.
struct JSONLine: Sendable {
    let shared: SharedLine
    /// The end of the line for those who have no personal part in it; where nobody has, it is in the shared part too.
    let rest: [UInt8]

    init(_ told: Told) {
        var bytes: [UInt8] = []
        JSONDialect.encodeShared(told, into: &bytes)
        var end: [UInt8] = []
        JSONDialect.encodeRest(told, you: nil, into: &end)
        let isWhole = !told.hasPersonalPart
        shared = SharedLine(isWhole ? bytes + end : bytes)
        rest = isWhole ? [] : end
    }
}
