import Foundation
import Testing

/// `make soak`: seed after seed until somebody stops it, or one finds something.
@Suite struct Soak {
    private static let environment = ProcessInfo.processInfo.environment

    /// `QUIZLINE_SOAK` is the seed to begin with; 0: one that nobody has played yet, by the clock. `QUIZLINE_SOAK_SEEDS`
    /// ends it after so many.
    private static var first: UInt64? {
        environment["QUIZLINE_SOAK"].flatMap { UInt64($0) }.map {
            $0 > 0 ? $0 : UInt64(Date().timeIntervalSince1970) << 20
        }
    }

    /// One in so many is played once more for each of its calls to the disk, which fails then.
    private static let eveningsForEachSweep: UInt64 = 200

    private static var most: Int { environment["QUIZLINE_SOAK_SEEDS"].flatMap { Int($0) } ?? .max }

    @Test(.enabled(if: first != nil)) func `seed after seed, nothing goes wrong`() {
        guard var seed = Self.first else { return }
        let clock = ContinuousClock()
        let start = clock.now
        var told = start, seeds = 0, lines = 0, sweeps = 0
        var seen: Set<Rare> = []
        Self.say("soak: from seed \(seed)")
        while seeds < Self.most {
            let record = Story.play(Evening(seed: seed))
            seeds += 1
            lines += record.lines
            seen.formUnion(record.seen)
            if record.fault != nil { return Story.report(Evening(seed: seed)) }
            if seed.isMultiple(of: Self.eveningsForEachSweep) {
                for kind in StorageFailure.Kind.allCases {
                    guard let count = Story.failEachCall(of: seed, kind) else { return }
                    sweeps += count
                }
            }
            seed += 1
            guard clock.now - told >= .seconds(10) || seeds == Self.most else { continue }
            told = clock.now
            let span = told - start
            let minutes = Double(span.components.seconds) / 60 + 1e-9
            Self.say(
                "soak: \(seeds) evenings, \(Int(Double(seeds) / minutes)) a minute, \(lines) lines told and checked, "
                    + "\(sweeps) with a storage call failed, \(seen.count) of \(Rare.allCases.count) rare states; at seed \(seed)"
            )
        }
    }

    /// At once, also to a file.
    private static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
