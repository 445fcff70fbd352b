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
            let record = Story.play(seed)
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
        #expect(Story.play(seed).digest == Story.play(seed).digest)
    }
}
