import Foundation
import Testing

/// How one evening is told to a person.
enum Story {
    /// The seed that somebody wants to see played again.
    static var wanted: UInt64? { ProcessInfo.processInfo.environment["QUIZLINE_SEED"].flatMap { UInt64($0) } }

    static func command(_ seed: UInt64) -> String {
        "QUIZLINE_SEED=\(seed) QUIZLINE_PART=core swift test --filter SimulationTests"
    }

    /// Plays a seed; should the process end in the midst of it, the last words name the seed.
    static func play(_ seed: UInt64, isTelling: Bool = false) -> Record {
        LastWords.prepare("\nThe process ended while it played seed \(seed). Replay: \(command(seed))\n")
        return Simulation(seed: seed, isTelling: isTelling).run()
    }

    /// A seed has found something: plays it again, and tells the last of its story.
    static func report(_ seed: UInt64) {
        let record = play(seed, isTelling: true)
        let fault = record.fault ?? "not found again: the evening is not the same the second time"
        let story = record.story.suffix(40).joined(separator: "\n")
        Issue.record("seed \(seed): \(fault)\n\(story)\n\nreplay: \(command(seed))")
    }

    /// Tells a whole evening.
    static func tell(_ seed: UInt64) {
        let record = play(seed, isTelling: true)
        print(record.story.joined(separator: "\n"))
        print("seed \(seed): \(record.fault ?? "all is well"); \(record.lines) lines, digest \(record.digest)")
        if let fault = record.fault { Issue.record("seed \(seed): \(fault)") }
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
