import Foundation
import Testing

/// Everything here plays with the real server, and so one after another: each test has the machine to itself.
@Suite(.serialized) struct EndToEnd {}

extension EndToEnd {
    @Suite struct QuizNight {
        @Test(arguments: 1...EndToEnd.rounds)
        func `five people with what they have at hand play MLOps and DevOps to the podium`(round: Int) throws {
            let night = try MixedNight()
            defer { night.venue.close() }
            while let question = try night.nextQuestion() {
                try night.answer(question)
                try night.reveal(question)
                try night.compareBoards(after: question)
            }
            try night.podium()
        }

        @Test func `everybody is told when the server goes down`() throws {
            let venue = try Venue()
            let host = try Host(venue, bank: "warm-up")
            let ada = TextGuest(name: "Ada", program: try venue.nc("Ada"))
            try ada.arrive(in: host.room)
            let stranger = try venue.nc("a stranger")
            venue.close()
            #expect(try host.program.event("bye").string("reason") == "shutting_down")
            try ada.program.line(containing: "Goodbye")
            // Who has said nothing yet may be a program.
            #expect(try stranger.event("bye").string("reason") == "shutting_down")
        }
    }

    /// How often a test that must never fail by chance is run: `QUIZLINE_ROUNDS`, 1 by default.
    static let rounds = max(1, Int(ProcessInfo.processInfo.environment["QUIZLINE_ROUNDS"] ?? "") ?? 1)
}
