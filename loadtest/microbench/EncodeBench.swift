import QuizProtocol
import QuizRules

/// Events written as lines.
enum EncodeBench {
    static func run(_ stopwatch: inout Stopwatch) {
        var night = SampleNight(players: 10_000)
        let player = PlayerID(number: 1)
        let joined = Seat(
            room: "K7QX", player: player, name: "Ada", team: nil, resume: "maple-otter-427",
            state: night.game.state(for: player, at: night.now))
        let told = night.playQuestion()
        let at = night.now
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 << 10)

        let events: [(String, Event)] = [
            ("welcome", .welcome(version: "0.1.0")), ("pong", .pong(t: .integer(1))), ("joined", .joined(joined)),
            ("receipt", .receipt(told.receipt)), ("ok", .ok),
            ("error", .error(Problem(.wrongPhase, "Question 3 is not open yet."))),
            ("question", .told(told.question, you: nil)), ("reveal", .told(told.reveal, you: player)),
            ("leaderboard", .told(told.board, you: player)),
            ("lobby", .lobby(LobbyCount(players: 10_000, joined: ["Ada", "Ben"]))),
            ("progress", .progress(Progress(question: 1, answered: 5000, players: 10_000, waiting: nil))),
            ("bye", .bye(.shuttingDown)),
        ]
        for (name, event) in events {
            stopwatch.time("encode: \(name)") {
                bytes.removeAll(keepingCapacity: true)
                JSONDialect.encode(event, at: at, re: nil, into: &bytes)
            }
        }
        time(&stopwatch, "reveal", told.reveal)
        time(&stopwatch, "leaderboard", told.board)
        let style = TextStyle()
        stopwatch.time("encode: question as text") {
            bytes.removeAll(keepingCapacity: true)
            TextDialect.renderShared(told.question, for: .player, style: style, into: &bytes)
        }
        stopwatch.time("encode: receipt as text") {
            bytes.removeAll(keepingCapacity: true)
            TextDialect.render(.receipt(told.receipt), for: .player, style: style, into: &bytes)
        }
    }

    /// What all share once, and the personal end of the line for each of 10,000.
    private static func time(_ stopwatch: inout Stopwatch, _ name: String, _ told: Told) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 << 10)
        stopwatch.time("encode: \(name), what all share") {
            bytes.removeAll(keepingCapacity: true)
            JSONDialect.encodeShared(told, into: &bytes)
        }
        stopwatch.time("encode: \(name), what is one player's", each: 10_000) {
            for number in 1...10_000 {
                bytes.removeAll(keepingCapacity: true)
                JSONDialect.encodeRest(told, you: PlayerID(number: number), into: &bytes)
            }
        }
    }
}
