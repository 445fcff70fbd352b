import QuizProtocol
import QuizRules

/// A connection that is in a room.
struct Member {
    let attachment: Attachment
    var role: Role
    /// The kernel's least round trip in milliseconds, as last told.
    var roundTrip: Int?
    /// The client sends no more, though it may still read.
    var isSilent = false
}

/// Who is in a room: players by their seats, where each of their answers finds them without a search; all others by their
/// attachment.
struct Members {
    /// By `PlayerID.index`.
    private var seats: [Member?] = []
    private var others: [Attachment: Member] = [:]
    /// How many members each loop has, and which have any.
    private var edgeMembers = [Int](repeating: 0, count: EdgeSet.most)
    private(set) var edges = EdgeSet()
    private(set) var count = 0
    private(set) var hosts = 0
    /// Hosts who can still be heard.
    private(set) var activeHosts = 0
    private(set) var watchers = 0

    var isEmpty: Bool { count == 0 }

    /// The connection as a member, if it is one still; nil for a role: it does not know yet that it has one.
    func member(_ attachment: Attachment, as role: Role?) -> Member? {
        switch role {
        case .player(let player):
            guard let member = seat(of: player), member.attachment == attachment else { return nil }
            return member
        case .host, .watcher: return others[attachment]
        case nil: return others[attachment] ?? seats.lazy.compactMap { $0 }.first { $0.attachment == attachment }
        }
    }

    /// Where a player is connected.
    func seat(of player: PlayerID) -> Member? {
        seats.indices.contains(player.index) ? seats[player.index] : nil
    }

    /// In the order in which they came, as far as they are of one loop.
    var hostAttachments: [Attachment] {
        others.values.filter { if case .host = $0.role { true } else { false } }.map(\.attachment).sorted()
    }

    /// A player's seat must be free.
    mutating func add(_ member: Member) {
        switch member.role {
        case .player(let player):
            while seats.count <= player.index { seats.append(nil) }
            precondition(seats[player.index] == nil, "two in one seat")
            seats[player.index] = member
        case .host:
            hosts += 1
            activeHosts += 1
            others[member.attachment] = member
        case .watcher:
            watchers += 1
            others[member.attachment] = member
        }
        count += 1
        edgeMembers[member.attachment.edge] += 1
        edges.insert(member.attachment.edge)
    }

    mutating func remove(_ member: Member) {
        switch member.role {
        case .player(let player): seats[player.index] = nil
        case .host:
            hosts -= 1
            if !member.isSilent { activeHosts -= 1 }
            others[member.attachment] = nil
        case .watcher:
            watchers -= 1
            others[member.attachment] = nil
        }
        count -= 1
        let edge = member.attachment.edge
        edgeMembers[edge] -= 1
        if edgeMembers[edge] == 0 { edges.remove(edge) }
    }

    /// The member sends no more.
    mutating func silence(_ member: Member) {
        switch member.role {
        case .player(let player): seats[player.index]?.isSilent = true
        case .host:
            if !member.isSilent { activeHosts -= 1 }
            others[member.attachment]?.isSilent = true
        case .watcher: others[member.attachment]?.isSilent = true
        }
    }

    mutating func note(roundTrip: Int?, of player: PlayerID) { seats[player.index]?.roundTrip = roundTrip }

    mutating func setSolutions(_ solutions: Bool, of host: Attachment) {
        others[host]?.role = .host(solutions: solutions)
    }
}
