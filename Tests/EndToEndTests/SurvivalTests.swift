import Foundation
import Testing

extension EndToEnd {
    /// The plug is pulled, again and again: `Tests/Tools/survivors.py` plays, kills and checks. `make survive` does it 200
    /// times with 100 players.
    @Suite struct Survival {
        @Test func `nobody loses anything when the server is killed in the middle of a question`() throws {
            let environment = ProcessInfo.processInfo.environment
            let kills = environment["QUIZLINE_KILLS"] ?? "8"
            let players = environment["QUIZLINE_PLAYERS"] ?? "20"
            let kept = KeptLines()
            let night = try Program(
                "the survivors",
                [
                    Places.python, "\(Places.tools)/survivors.py", "--kills", kills, "--players", players,
                    "--lines", kept.path, Places.quizline,
                ])
            let status = try night.end(within: 1800)
            #expect(status == 0, "\(String(decoding: night.capturedErrors, as: UTF8.self))")
            print("survival: \(night.text)", terminator: "")
            try kept.check()
        }
    }
}
