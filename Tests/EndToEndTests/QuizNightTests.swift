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
            try night.venue.validate()
        }
    }

    /// How often a test that must never fail by chance is run: `QUIZLINE_ROUNDS`, 1 by default.
    static let rounds = max(1, Int(ProcessInfo.processInfo.environment["QUIZLINE_ROUNDS"] ?? "") ?? 1)
}
