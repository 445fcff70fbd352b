import Foundation
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
    /// until none is left. Returns how many evenings that were, or nil: one has shown something, and was told.
    static func failEachCall(of seed: UInt64, _ kind: StorageFailure.Kind, atMost most: Int = .max) -> Int? {
        var call = 1
        while call <= most {
            let evening = Evening(seed: seed, failure: StorageFailure(kind: kind, call: call))
            let record = play(evening)
            guard record.fault == nil else {
                report(evening)
                return nil
            }
            if record.storageCalls < call { return call }
            call += 1
        }
        return call
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

/// What is written if the process traps, as at a broken invariant: there is no other way to tell which seed it was.
private enum LastWords {
    private static let most = 400
    nonisolated(unsafe) private static let words = UnsafeMutablePointer<UInt8>.allocate(capacity: most)
    nonisolated(unsafe) private static var count = 0
    nonisolated(unsafe) private static var isReady = false

    static func prepare(_ text: String) {
        let bytes = text.utf8.prefix(most)
        for (place, byte) in bytes.enumerated() { words[place] = byte }
        count = bytes.count
        guard !isReady else { return }
        isReady = true
        // A signal's handler may do little more than write.
        for trap in [SIGILL, SIGTRAP, SIGSEGV, SIGABRT] {
            signal(trap) { number in
                _ = write(2, LastWords.words, LastWords.count)
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }
}
