import Foundation

/// A game in which some stop reading: first a few questions that all read, then the same while a share of the players and
/// two watchers have stalled, until the server has ended the players. What the others feel is told for both halves apart.
struct SlowEvening {
    let session: Session
    let readers: SlowReaders
    let stalledPlayers: Int
    /// Questions that all read; the very first of a server counts for nothing.
    var questions: Int
    /// Windows of the storms in seconds, in turn.
    var storms: [Double]
    /// Three watchers come after the players, of whom the last reads on.
    static let watchers = 3
    /// Stalled at most so many questions: each has some 20 KB to say, and a stalled player may have 96 KiB in the server
    /// and some 260 KiB more in the kernels of both.
    static let most = 26
    /// Before so many it is not even what the server alone holds for one.
    private static let fewest = 8

    func play() throws {
        var scenes = QuizEvening(session, questions: 0, storms: storms)
        let before = session.ledger
        try scenes.playNext(window: 0, "a first question, which counts for nothing")
        session.ledger = before
        for index in 0..<questions {
            try scenes.playNext(window: window(index), "question \(index + 1) of \(questions), all read")
        }
        session.subject = Subject.someStall
        readers.stall()
        let files = session.server.openFiles, resident = session.server.residentBytes
        var peak = 0
        // So many looked up too early, and are no longer behind.
        var lookedUp = 0, toldWhy = 0
        for index in 0..<Self.most {
            try scenes.playNext(window: window(index), "question \(index + 1) while \(stalledPlayers) do not read")
            if let resident, let now = session.server.residentBytes { peak = max(peak, now - resident) }
            // One late reader a question looks up; once one hears why it was ended, all late ones do.
            if index >= Self.fewest, toldWhy == 0, lookedUp < late {
                if readers.catchUp(lookedUp) == "too_slow" {
                    toldWhy = 1 + (lookedUp + 1..<late).count { readers.catchUp($0) == "too_slow" }
                } else {
                    lookedUp += 1
                }
            }
            // What is queued is given 2 s to go out.
            usleep(100_000)
            if let ended = ended(since: files), ended >= stalledPlayers - lookedUp { break }
        }
        usleep(2_200_000)
        note(ended: ended(since: files), of: stalledPlayers - lookedUp, toldWhy: toldWhy, peak: peak)
    }

    private func window(_ index: Int) -> Double { storms.isEmpty ? 0 : storms[index % storms.count] }

    /// Those who look up again now and then.
    private var late: Int { min(20, max(1, stalledPlayers / 2)) }

    /// Connections that the server has closed since.
    private func ended(since before: Int?) -> Int? {
        guard let before, let now = session.server.openFiles else { return nil }
        return before - now
    }

    private func note(ended: Int?, of stalled: Int, toldWhy: Int, peak: Int) {
        let subject = session.subject
        session.ledger.note(
            subject, .stalledEnded, ended.map { Double(min($0, stalled)) * 100 / Double(max(1, stalled)) })
        session.ledger.note(subject, .stalledToldWhy, Double(toldWhy))
        session.ledger.note(subject, .stalledResident, Double(peak) / Double(stalledPlayers + Self.watchers - 1))
        let last = stalledPlayers + Self.watchers - 1
        var missed = 0, counts = 0
        for watcher in stalledPlayers..<last {
            _ = readers.catchUp(watcher, quietFor: 1000)
            let seen = readers.seen(watcher)
            missed += seen.missed
            // Who is still there has all; who has stalled for too long is shown all when they come back.
            if !seen.hasEnded { missed += max(0, readers.seen(last).events - seen.events) }
            counts += seen.counts
        }
        session.ledger.note(subject, .watchersMissed, Double(missed))
        let share = Double(counts) * 100 / Double((Self.watchers - 1) * max(1, readers.seen(last).counts))
        session.ledger.note(subject, .watchersCounts, share)
    }
}
