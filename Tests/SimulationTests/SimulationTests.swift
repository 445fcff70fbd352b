import Foundation
import Testing

/// Whole evenings from seeds, with faults in them: see docs/simulator.md.
@Suite struct SimulationTests {
    /// Enough that every rare state comes up, and few enough for every run of the tests.
    private static let seeds: ClosedRange<UInt64> = 1...300

    @Test func `whatever goes wrong, nothing is lost, counted twice or told too soon, and the evening ends`() {
        if let seed = Story.wanted { return Story.tell(seed) }
        var seen: Set<Rare> = []
        var faults = 0
        for seed in Self.seeds {
            let record = Simulation(seed: seed).run()
            seen.formUnion(record.seen)
            guard record.fault != nil else { continue }
            Story.report(seed)
            faults += 1
            if faults == 5 { return }
        }
        let missed = Rare.allCases.filter { !seen.contains($0) }
        #expect(missed.isEmpty, "no seed of \(Self.seeds) reached: \(missed.map(\.rawValue).joined(separator: "; "))")
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func `a seed gives the same evening every time`(seed: UInt64) {
        #expect(Simulation(seed: seed).run().digest == Simulation(seed: seed).run().digest)
    }
}

/// How one evening is told to a person.
enum Story {
    /// The seed that somebody wants to see played again.
    static var wanted: UInt64? { ProcessInfo.processInfo.environment["QUIZLINE_SEED"].flatMap { UInt64($0) } }

    static func command(_ seed: UInt64) -> String {
        "QUIZLINE_SEED=\(seed) QUIZLINE_PART=core swift test --filter SimulationTests"
    }

    /// A seed has found something: plays it again, and tells the last of its story.
    static func report(_ seed: UInt64) {
        let record = Simulation(seed: seed, isTelling: true).run()
        let fault = record.fault ?? "not found again: the evening is not the same the second time"
        Issue.record(
            "seed \(seed): \(fault)\n\(record.story.suffix(40).joined(separator: "\n"))\n\nreplay: \(command(seed))")
    }

    static func tell(_ seed: UInt64) {
        let record = Simulation(seed: seed, isTelling: true).run()
        print(record.story.joined(separator: "\n"))
        print("seed \(seed): \(record.fault ?? "all is well"); \(record.lines) lines, digest \(record.digest)")
        if let fault = record.fault { Issue.record("seed \(seed): \(fault)") }
    }
}
