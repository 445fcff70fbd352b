import Testing

/// Whole evenings from seeds, with faults in them: see docs/simulator.md.
@Suite struct SimulationTests {
    /// Enough that every rare state comes up, and few enough for every run of the tests.
    private static let seeds: ClosedRange<UInt64> = 1...300

    @Test func `whatever goes wrong, nothing is lost, counted twice or told too soon, and the evening ends`() {
        if let evening = Story.wanted { return Story.tell(evening) }
        var seen: Set<Rare> = []
        var faults = 0
        for seed in Self.seeds {
            let record = Story.play(Evening(seed: seed))
            seen.formUnion(record.seen)
            guard record.fault != nil else { continue }
            Story.report(Evening(seed: seed))
            faults += 1
            if faults == 5 { return }
        }
        let missed = Rare.allCases.filter { !seen.contains($0) }
        #expect(missed.isEmpty, "no seed of \(Self.seeds) reached: \(missed.map(\.rawValue).joined(separator: "; "))")
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func `a seed gives the same evening every time`(seed: UInt64) {
        #expect(Story.play(Evening(seed: seed)).digest == Story.play(Evening(seed: seed)).digest)
    }

    /// Evenings without any other fault. How far each is gone through here is bounded; `make soak` goes to the end.
    @Test(arguments: StorageFailure.Kind.allCases)
    func `whichever call to the disk fails, the evening goes on and nothing is lost`(kind: StorageFailure.Kind) {
        if Story.wanted != nil { return }
        for seed in 1...2 as ClosedRange<UInt64> {
            if case .found(let evening) = Story.failEachCall(of: seed, kind, atMost: 80) {
                return Story.report(evening)
            }
        }
    }
}
