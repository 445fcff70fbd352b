/// A clock that stands while the game is paused: a reading is the moment less the pauses before it.
package struct Stopwatch: Hashable, Sendable {
    package struct Pause: Hashable, Sendable {
        package let from: Milliseconds
        package var until: Milliseconds?
        /// All earlier pauses together.
        package let before: Milliseconds

        package init(from: Milliseconds, until: Milliseconds?, before: Milliseconds) {
            self.from = from
            self.until = until
            self.before = before
        }
    }

    package private(set) var pauses: [Pause] = []

    package init(_ pauses: [Pause] = []) { self.pauses = pauses }

    var isStopped: Bool { !pauses.isEmpty && pauses[pauses.count - 1].until == nil }

    mutating func stop(at moment: Milliseconds) {
        precondition(!isStopped)
        pauses.append(Pause(from: moment, until: nil, before: total(at: moment)))
    }

    mutating func go(at moment: Milliseconds) {
        precondition(isStopped)
        pauses[pauses.count - 1].until = moment
    }

    /// Takes a span up to now for a pause, though the clock ran. Whatever pauses it holds are part of it; if the clock
    /// stands now, it stands on.
    mutating func leaveOut(from: Milliseconds, until now: Milliseconds) {
        let stands = isStopped
        pauses.removeAll { $0.from >= from }
        pauses.append(Pause(from: from, until: now, before: total(at: from)))
        if stands { stop(at: now) }
    }

    func reading(at moment: Milliseconds) -> Milliseconds { moment - total(at: moment) }

    /// When the clock will show `reading`, which it has not passed; nil: it stands.
    func moment(of reading: Milliseconds) -> Milliseconds? {
        guard let last = pauses.last else { return reading }
        return last.until.map { reading + last.before + ($0 - last.from) }
    }

    /// Whether the clock stood at a moment.
    func stood(at moment: Milliseconds) -> Bool {
        guard !pauses.isEmpty, let pause = pauses.last(where: { $0.from <= moment }) else { return false }
        return pause.until.map { moment < $0 } ?? true
    }

    private func total(at moment: Milliseconds) -> Milliseconds {
        if pauses.isEmpty { return 0 }
        guard let pause = pauses.last(where: { $0.from < moment }) else { return 0 }
        return pause.before + (min(moment, pause.until ?? moment) - pause.from)
    }
}
