import Foundation

/// The same evening on a server that only moves bytes: lines of the same lengths, in the same order.
struct PeerEvening {
    let session: Session
    let lengths: LineLengths
    var questions: Int
    var storms: [Double]
    /// Whether it answers lines (the baseline does; Redis and NATS only fan out).
    var answers: Bool

    func play() throws {
        for index in 0..<questions {
            session.begin("question \(index + 1) of \(questions)")
            session.noteFanOut(try broadcast(lengths.question))
            if answers { try storm(window: storms.isEmpty ? 0 : storms[index % storms.count]) }
            note(try broadcast(lengths.reveal), last: .revealLast, cpu: .revealCPU)
            note(try broadcast(lengths.leaderboard), last: .leaderboardLast, cpu: .leaderboardCPU)
        }
    }

    private func broadcast(_ bytes: Int) throws -> Session.Cost {
        try session.play(hostLine: session.troupe.peer.broadcastLine(bytes: bytes), wanted: [.question])
    }

    private func storm(window: Double) throws {
        var answers = session.answers(window: UInt64(window * 1e9))
        answers.line = String(repeating: "a", count: max(1, lengths.answer - 1)) + "\n"
        session.noteStorm(try session.play(answers: answers, patience: window + 30), paced: window > 0)
    }

    private func note(_ cost: Session.Cost, last: Figure, cpu: Figure) {
        session.ledger.note(session.subject, last, session.delays(cost.played).max())
        session.ledger.note(session.subject, cpu, cost.cpu(each: session.troupe.playerCount))
    }
}
