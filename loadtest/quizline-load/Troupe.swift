import EventLoop
import Foundation

/// All crews together, given orders at the same moment; their reports are put together, hosts and players in order.
final class Troupe {
    private let crews: [CrewProcess]
    /// How many players each crew has, and hosts.
    private var players: [Int] = []
    private var rooms: [[String]] = []
    let peer: Peer
    let port: UInt16

    /// As many processes as the limit of open files asks for.
    init(_ peer: Peer, port: UInt16, connections: Int, progress: ProgressLine) throws {
        self.peer = peer
        self.port = port
        let most = try Descriptors.raise() - 128
        guard most > 0 else { throw LoadError("the limit of open files is too low (ulimit -n)") }
        crews = try (0..<max(1, (connections + most - 1) / most)).map { _ in try CrewProcess(progress) }
    }

    var processes: Int { crews.count }
    var playerCount: Int { players.reduce(0, +) }

    /// Opens rooms: all by the first crew where there are fewer than crews, else each crew its part.
    func open(rooms count: Int, create: String) throws -> [String] {
        let parts = count < crews.count ? [count] + crews.dropFirst().map { _ in 0 } : Self.parts(count, crews.count)
        rooms = try zip(crews, parts).map { crew, hosts in
            guard hosts > 0 else { return [] }
            try crew.give(.open(Opening(peer: peer, port: port, hosts: hosts, create: create)))
            guard case .opened(let rooms) = try crew.takeReport() else { throw LoadError.unexpected }
            return rooms
        }
        return rooms.flatMap { $0 }
    }

    /// Brings the players in: evenly to the rooms, each to one that its own crew hosts where it hosts any.
    func board(players count: Int, sources: Int, outstanding: Int) throws -> Boarded {
        players = Self.parts(count, crews.count)
        var first = 0
        for (index, crew) in crews.enumerated() {
            let own = rooms[index].isEmpty ? rooms.flatMap { $0 } : rooms[index]
            try crew.give(
                .board(
                    Boarding(
                        peer: peer, port: port, players: players[index], first: first, rooms: own,
                        sources: (0..<sources).map { "127.0.0.\(2 + $0)" },
                        outstanding: max(1, outstanding / crews.count), patience: 120_000_000_000)))
            first += players[index]
        }
        var all = Boarded(connectBegan: [], greeted: [], entered: [])
        for crew in crews {
            guard case .boarded(let part) = try crew.takeReport() else { throw LoadError.unexpected }
            all.connectBegan += part.connectBegan
            all.greeted += part.greeted
            all.entered += part.entered
        }
        return all
    }

    /// Plays one scene with all.
    func play(_ scene: Scene) throws -> Played {
        for crew in crews { try crew.give(.play(scene)) }
        var all = Played()
        all.isComplete = true
        var firstRoom = 0
        for (index, crew) in crews.enumerated() {
            guard case .played(let part) = try crew.takeReport() else { throw LoadError.unexpected }
            all.add(part, firstRoom: rooms.allSatisfy { $0.count > 0 } ? firstRoom : 0)
            firstRoom += rooms[index].count
        }
        return all
    }

    /// Waits until everybody has gone.
    func seeOff(patience: UInt64) throws -> SeenOff {
        for crew in crews { try crew.give(.seeOff(patience: patience)) }
        var all = SeenOff(byes: 0, left: 0, lastEnd: 0)
        for crew in crews {
            guard case .seenOff(let part) = try crew.takeReport() else { throw LoadError.unexpected }
            all.byes += part.byes
            all.left += part.left
            all.lastEnd = max(all.lastEnd, part.lastEnd)
        }
        return all
    }

    func end() {
        for crew in crews { crew.end() }
    }

    private static func parts(_ count: Int, _ parts: Int) -> [Int] {
        (0..<parts).map { count / parts + ($0 < count % parts ? 1 : 0) }
    }
}

extension LoadError {
    static let unexpected = LoadError("a process that plays the players said something else than was asked")
}

extension Played {
    fileprivate mutating func add(_ part: Played, firstRoom: Int) {
        hostsSpoke += part.hostsSpoke
        arrived += part.arrived
        intended += part.intended
        answered += part.answered
        receipted += part.receipted
        room += part.room.map { $0 + firstRoom }
        lines = lines.isEmpty ? part.lines : zip(lines, part.lines).map { $0 + $1 }
        bytes = bytes.isEmpty ? part.bytes : zip(bytes, part.bytes).map { $0 + $1 }
        answerBytes += part.answerBytes
        kept += part.kept.map { KeptLine(room: $0.room + firstRoom, kind: $0.kind, line: $0.line) }
        receipts += part.receipts.map {
            KeptReceipt(
                room: $0.room + firstRoom, status: $0.status, startedAt: $0.startedAt, elapsed: $0.elapsed,
                credit: $0.credit)
        }
        problems += part.problems
        lost += part.lost
        cpu += part.cpu
        isComplete = isComplete && part.isComplete
    }
}
