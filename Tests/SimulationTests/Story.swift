import Foundation
import Synchronization
import Testing

/// How one evening is told to a person.
enum Story {
    private static let environment = ProcessInfo.processInfo.environment

    /// The evening that somebody wants to see played again.
    static var wanted: Evening? {
        environment["QUIZLINE_SEED"].flatMap { UInt64($0) }.map { seed in
            let parts = environment["QUIZLINE_FAIL"]?.split(separator: ":").map(String.init) ?? []
            guard parts.count == 2, let kind = StorageFailure.Kind(rawValue: parts[0]), let call = Int(parts[1]) else {
                return Evening(seed: seed)
            }
            return Evening(seed: seed, failure: StorageFailure(kind: kind, call: call))
        }
    }

    /// Plays an evening; should the process end in the midst of it, the last words say which it was.
    static func play(_ evening: Evening, isTelling: Bool = false) -> Record {
        LastWords.prepare("\nThe process ended while it played \(evening). Replay: \(evening.command)\n")
        return Simulation(seed: evening.seed, failure: evening.failure, isTelling: isTelling).run()
    }

    /// An evening has shown something: plays it again, and tells the last of its story.
    static func report(_ evening: Evening) {
        let record = play(evening, isTelling: true)
        let fault = record.fault ?? "not found again: the evening is not the same the second time"
        let story = record.story.suffix(40).joined(separator: "\n")
        Issue.record("\(evening): \(fault)\n\(story)\n\nreplay: \(evening.command)")
    }

    /// Tells a whole evening.
    static func tell(_ evening: Evening) {
        let record = play(evening, isTelling: true)
        print(record.story.joined(separator: "\n"))
        print(
            "\(evening): \(record.fault ?? "all is well"); \(record.lines) lines, \(record.storageCalls) storage calls, digest \(record.digest)"
        )
        if let fault = record.fault { Issue.record("\(evening): \(fault)") }
    }

    /// Plays one evening again and again, and each time another call to the disk fails: the first, the second, and so on,
    /// until none is left.
    static func failEachCall(of seed: UInt64, _ kind: StorageFailure.Kind, atMost most: Int = .max) -> Sweep {
        var call = 1
        while call <= most {
            let evening = Evening(seed: seed, failure: StorageFailure(kind: kind, call: call))
            let record = play(evening)
            guard record.fault == nil else { return .found(evening) }
            if record.storageCalls < call { break }
            call += 1
        }
        return .allIsWell(evenings: call)
    }

    enum Sweep {
        case allIsWell(evenings: Int)
        /// This one has shown something.
        case found(Evening)
    }
}

/// Which evening.
struct Evening: CustomStringConvertible {
    let seed: UInt64
    var failure: StorageFailure?

    var description: String {
        failure.map { "seed \(seed) with storage call \($0.call) failed (\($0.kind))" } ?? "seed \(seed)"
    }

    /// What plays it again.
    var command: String {
        let failing = failure.map { "QUIZLINE_FAIL=\($0.kind.rawValue):\($0.call) " } ?? ""
        return "QUIZLINE_SEED=\(seed) \(failing)QUIZLINE_PART=core swift test --filter SimulationTests"
    }
}

/// What is written if the process traps, as at a broken invariant: there is no other way to tell which seed it was. Each
/// thread has its own, for several evenings may be played at once.
private enum LastWords {
    private struct Words {
        var thread: pthread_t?
        var text = UnsafeMutablePointer<UInt8>.allocate(capacity: most)
        var count = 0
    }

    private static let most = 400
    /// More threads than this share the last words of the last.
    private static let seats = 64
    nonisolated(unsafe) private static let words: UnsafeMutablePointer<Words> = {
        let words = UnsafeMutablePointer<Words>.allocate(capacity: seats)
        for seat in 0..<seats { (words + seat).initialize(to: Words()) }
        // A signal's handler may do little more than write.
        for trap in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT] {
            signal(trap) { number in
                let seat = LastWords.own()
                _ = write(2, seat.pointee.text, seat.pointee.count)
                signal(number, SIG_DFL)
                raise(number)
            }
        }
        return words
    }()
    private static let taking = Mutex(())

    static func prepare(_ text: String) {
        taking.withLock { _ in
            let seat = own()
            seat.pointee.thread = pthread_self()
            let bytes = text.utf8.prefix(most)
            for (place, byte) in bytes.enumerated() { seat.pointee.text[place] = byte }
            seat.pointee.count = bytes.count
        }
    }

    /// This thread's, or the first that nobody has.
    private static func own() -> UnsafeMutablePointer<Words> {
        var seat = 0
        while seat < seats - 1, let thread = words[seat].thread, pthread_equal(thread, pthread_self()) == 0 {
            seat += 1
        }
        return words + seat
    }
}
