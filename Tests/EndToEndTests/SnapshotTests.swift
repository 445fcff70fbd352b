import Foundation
import Testing

extension EndToEnd {
    /// What a server that is started again need not go through.
    @Suite struct Snapshots {
        @Test func `a server killed in the middle of an evening goes on from the last board`() throws {
            let data = FileManager.default.temporaryDirectory.appending(path: "quizline-\(UUID())")
            defer { try? FileManager.default.removeItem(at: data) }
            let venue = try Venue(["--data", data.path, "--log-level", "debug"])
            let host = try Host(venue, bank: "warm-up")
            let ada = TextGuest(name: "Ada", program: try venue.nc("Ada"))
            try ada.arrive(in: host.room)
            try host.program.ask("start")
            var question = try OpenQuestion(try host.program.event("question"))
            for _ in 1...2 {
                _ = try ada.answer(question, question.right)
                _ = try host.program.event("reveal")
                _ = try host.goOn(from: "reveal:\(question.number)", to: "leaderboard")
                question = try OpenQuestion(try host.goOn(from: "board:\(question.number)", to: "question"))
            }
            // The snapshot is written beside what everybody waits for: whoever asks is told that it is there.
            try venue.server.errorLine("a snapshot was written") { $0.contains("a snapshot was written") }
            kill(venue.server.processIdentifier, SIGKILL)

            let again = try Venue(["--data", data.path, "--log-level", "info"])
            let line = try again.server.errorLine("which game goes on") { $0.contains("a game goes on") }
            #expect(line.contains("its snapshot at board:") && line.contains("question:3"))
            let resumed = try again.nc("the host again")
            try resumed.ask("host", ["room": host.room, "token": host.token], expect: "hosting")
            again.close()
        }
    }
}
