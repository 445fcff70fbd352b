import QuizProtocol
import QuizRules

/// The rooms by their codes, and how often codes were guessed wrong from each address.
struct Directory {
    private(set) var rooms: [RoomCode: Room] = [:]
    private var wrongGuesses: [String: MinuteCounter] = [:]

    subscript(code: RoomCode) -> Room? { rooms[code] }

    mutating func add(_ room: Room) { rooms[room.code] = room }
    mutating func remove(_ code: RoomCode) { rooms[code] = nil }

    /// A code that no room has.
    func freshCode(using chance: inout some RandomNumberGenerator) -> RoomCode {
        while true {
            let code = RoomCode.random(using: &chance)
            if rooms[code] == nil { return code }
        }
    }

    /// Makes place for one more room where there is none: abandoned rooms go first. False: there is no place.
    func roomToEnd(limit: Int) -> (mayAdd: Bool, ending: RoomCode?) {
        guard rooms.count >= limit else { return (true, nil) }
        let abandoned = rooms.values.first { $0.isAbandoned }
        return (abandoned != nil, abandoned?.code)
    }

    /// Counts a wrong code, and says how long the reply is to wait: 100 ms more for each beyond the limit, at most 30 s.
    mutating func wrongGuess(from address: String, limit: Int, at now: Milliseconds) -> Milliseconds {
        let count = wrongGuesses[address, default: MinuteCounter()].add(at: now)
        return Milliseconds(min(30_000, max(0, count - limit) * 100))
    }

    /// Forgets guesses of more than a minute ago.
    mutating func tidy(at now: Milliseconds) {
        wrongGuesses = wrongGuesses.filter { $0.value.end > now }
    }
}
