import QuizProtocol
import QuizRules

/// Events written as lines: each of them for a program, and what matters most for a person.
enum EncodeBench {
    static func run(_ stopwatch: inout Stopwatch) {
        let sample = SampleEvents(players: 10_000)
        let told = sample.announcements.map { ($0, Event.told($1, you: sample.player)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 << 10)
        for (name, event) in sample.replies + sample.personal + told {
            stopwatch.time("encode: \(name)") {
                bytes.removeAll(keepingCapacity: true)
                JSONDialect.encode(event, at: sample.at, re: nil, into: &bytes)
            }
        }
        time(&stopwatch, "reveal", sample.told.reveal)
        time(&stopwatch, "leaderboard", sample.told.board)
        let style = TextStyle()
        for (name, told) in [("question", sample.told.question), ("reveal", sample.told.reveal)] {
            stopwatch.time("encode: \(name) as text") {
                bytes.removeAll(keepingCapacity: true)
                TextDialect.renderShared(told, for: .player, style: style, into: &bytes)
            }
        }
        stopwatch.time("encode: receipt as text") {
            bytes.removeAll(keepingCapacity: true)
            TextDialect.render(.receipt(sample.told.receipt), for: .player, style: style, into: &bytes)
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
