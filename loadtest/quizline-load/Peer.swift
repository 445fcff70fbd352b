import ArgumentParser

/// A server that is measured, and how its lines look.
enum Peer: String, CaseIterable, Codable, ExpressibleByArgument {
    case quizline, baseline, redis, nats

    /// What a client says first; nil where the server speaks first (see `reply(toGreeting:)`).
    var opening: String? {
        switch self {
        case .quizline, .nats: nil
        case .baseline: "hello\n"
        case .redis: "SUBSCRIBE q\r\n"
        }
    }

    /// What a player says to the greeting.
    func joinLine(room: String, player: Int) -> String {
        switch self {
        case .quizline: "{\"type\":\"join\",\"room\":\"\(room)\",\"name\":\"player-\(player)\"}\n"
        case .nats: Self.natsConnect + "SUB q 1\r\nPING\r\n"
        case .baseline, .redis: ""
        }
    }

    /// What a host says to the greeting, or at once.
    func hostLine(create: String) -> String {
        switch self {
        case .quizline: create + "\n"
        case .baseline: "hello\n"
        case .redis: "PING\r\n"
        case .nats: Self.natsConnect + "PING\r\n"
        }
    }

    /// What makes the server send a line of `bytes` bytes, its end included, to everybody.
    func broadcastLine(bytes: Int) -> String {
        let payload = String(repeating: "x", count: max(1, bytes - 1))
        switch self {
        case .quizline: preconditionFailure("a quiz has its own lines")
        case .baseline: return "!\(bytes)\n"
        case .redis: return "PUBLISH q \(payload)\r\n"
        case .nats: return "PUB q \(payload.utf8.count)\r\n\(payload)\r\n"
        }
    }

    func classify(_ line: UnsafeRawBufferPointer) -> LineKind {
        guard let first = line.first else { return .other }
        switch self {
        case .quizline: return Self.classifyEvent(line)
        case .baseline: return first == UInt8(ascii: "x") ? .question : first == UInt8(ascii: "r") ? .receipt : .other
        case .redis:
            switch first {
            case UInt8(ascii: "x"): return .question
            // ":1" ends the reply to SUBSCRIBE; PUBLISH is answered with the number of those who got it.
            case UInt8(ascii: ":"), UInt8(ascii: "+"): return .entered
            case UInt8(ascii: "-"): return .error
            default: return .other
            }
        case .nats:
            switch first {
            case UInt8(ascii: "x"): return .question
            case UInt8(ascii: "I"): return .greeting
            case UInt8(ascii: "-"): return .error
            case UInt8(ascii: "P"): return line.count > 1 && line[1] == UInt8(ascii: "O") ? .entered : .ping
            default: return .other
            }
        }
    }

    private static let natsConnect = "CONNECT {\"verbose\":false,\"pedantic\":false,\"name\":\"load\"}\r\n"
    private static let head = Array("{\"type\":\"".utf8)

    /// By the first letters of the type, which our server writes first: it must cost the client next to nothing.
    private static func classifyEvent(_ line: UnsafeRawBufferPointer) -> LineKind {
        guard line.count > head.count + 3 else { return .other }
        let name = line[head.count...]
        switch (name[name.startIndex], name[name.startIndex + 2]) {
        case (UInt8(ascii: "q"), UInt8(ascii: "e")): return .question
        case (UInt8(ascii: "r"), UInt8(ascii: "c")): return .receipt
        case (UInt8(ascii: "r"), UInt8(ascii: "v")): return .reveal
        case (UInt8(ascii: "r"), UInt8(ascii: "u")): return .round
        case (UInt8(ascii: "l"), UInt8(ascii: "a")): return .leaderboard
        case (UInt8(ascii: "l"), UInt8(ascii: "b")): return .count
        case (UInt8(ascii: "p"), UInt8(ascii: "o")): return .count
        case (UInt8(ascii: "s"), UInt8(ascii: "a")): return .count
        case (UInt8(ascii: "w"), UInt8(ascii: "l")): return .greeting
        case (UInt8(ascii: "w"), UInt8(ascii: "t")): return .watching
        case (UInt8(ascii: "j"), UInt8(ascii: "i")), (UInt8(ascii: "c"), UInt8(ascii: "e")): return .entered
        case (UInt8(ascii: "g"), UInt8(ascii: "m")): return .gameOver
        case (UInt8(ascii: "o"), UInt8(ascii: "\"")): return .ok
        case (UInt8(ascii: "e"), UInt8(ascii: "r")): return .error
        case (UInt8(ascii: "b"), UInt8(ascii: "e")): return .bye
        default: return .other
        }
    }
}
