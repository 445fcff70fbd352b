import QuizProtocol
import QuizRules

/// Whom the look around once a second is about: with ten thousand in play, a look at everybody would keep all waiting.
struct Housekeeping {
    /// In no room, as far as is known: some may have been let in since.
    var strangers: [Session] = []
    /// Those who are owed counts.
    var creditors: [Session] = []
}

extension Night {
    /// Once a second: who has been idle for too long, who is owed counts, and whether all output together is too much.
    func keepHouse(at now: Milliseconds) {
        if number == 0 { directory.tidy(at: now) }
        endIdle(at: now)
        let creditors = housekeeping.creditors
        housekeeping.creditors = []
        for session in creditors {
            session.isCreditor = false
            guard !session.isGone else { continue }
            payCounts(session, at: now)
            if session.owed != nil { isCreditor(session) }
        }
        let total = queuedBytes()
        if total > limits.totalOutputBytes { shed(total, at: now) }
    }

    /// The session is in no room, and is watched until it is in one.
    func isStranger(_ session: Session) {
        guard !session.isWatched else { return }
        session.isWatched = true
        housekeeping.strangers.append(session)
    }

    /// Takes the counts that the session is to be told when it has room for them.
    func owe(_ session: Session, _ add: (OwedCounts) -> Void) {
        isCreditor(session)
        add(session.owing())
    }

    private func isCreditor(_ session: Session) {
        guard !session.isCreditor else { return }
        session.isCreditor = true
        housekeeping.creditors.append(session)
    }

    /// Makes place for a newcomer: ends one that has neither joined nor asked for anything for a while.
    public func makePlace(at now: Milliseconds) -> Bool {
        let silent = housekeeping.strangers.first { session in
            guard case .outside = session.place, !session.hasAsked else { return false }
            return now.value - session.lastReadAt.value >= limits.silentTime.value
        }
        guard let silent else { return false }
        end(silent, .serverFull, at: now)
        return true
    }

    private func endIdle(at now: Milliseconds) {
        var idle: [Session] = []
        housekeeping.strangers.removeAll { session in
            switch session.place {
            case .outside:
                if now.value - session.lastReadAt.value >= limits.idleTime.value { idle.append(session) }
                return false
            case .entering, .waiting: return false
            case .inside, .leaving, .gone:
                session.isWatched = false
                return true
            }
        }
        for session in idle { end(session, .idle, at: now) }
    }

    /// Ends the connections that are furthest behind until the rest fit.
    private func shed(_ total: Int, at now: Milliseconds) {
        var total = total
        let slowest = sessions.values.map { ($0, $0.outlet?.queuedBytes ?? 0) }.sorted { $0.1 > $1.1 }
        for (session, queued) in slowest where total > limits.totalOutputBytes {
            end(session, .tooSlow, at: now)
            total -= queued
        }
    }
}
