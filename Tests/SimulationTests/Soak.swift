import Foundation
import Synchronization
import Testing

/// `make soak`: seed after seed on all cores, until somebody stops it, or one finds something.
@Suite struct Soak {
    private static let environment = ProcessInfo.processInfo.environment

    /// `QUIZLINE_SOAK` is the seed to begin with; 0: one that nobody has played yet, by the clock. `QUIZLINE_SOAK_SEEDS`
    /// ends it after so many.
    private static var first: UInt64? {
        environment["QUIZLINE_SOAK"].flatMap { UInt64($0) }.map {
            $0 > 0 ? $0 : UInt64(Date().timeIntervalSince1970) << 20
        }
    }

    private static var most: Int { environment["QUIZLINE_SOAK_SEEDS"].flatMap { Int($0) } ?? .max }

    @Test(.enabled(if: first != nil)) func `seed after seed, nothing goes wrong`() {
        guard let first = Self.first else { return }
        let watch = Watch(from: first, most: Self.most)
        Watch.say("soak: from seed \(first)")
        DispatchQueue.concurrentPerform(iterations: ProcessInfo.processInfo.activeProcessorCount) { _ in
            while let seed = watch.nextSeed() { watch.note(seed, Self.play(seed)) }
        }
        watch.tell()
        if let evening = watch.faulty { Story.report(evening) }
    }

    private struct Played {
        var lines = 0
        var sweeps = 0
        var seen: Set<Rare> = []
        var faulty: Evening?
    }

    /// One in so many is played once more for each of its calls to the disk, which fails then.
    private static let eveningsForEachSweep: UInt64 = 200

    private static func play(_ seed: UInt64) -> Played {
        let record = Story.play(Evening(seed: seed))
        var played = Played(lines: record.lines, seen: record.seen)
        if record.fault != nil {
            played.faulty = Evening(seed: seed)
        } else if seed.isMultiple(of: eveningsForEachSweep) {
            for kind in StorageFailure.Kind.allCases {
                switch Story.failEachCall(of: seed, kind) {
                case .allIsWell(let evenings): played.sweeps += evenings
                case .found(let evening): played.faulty = evening
                }
            }
        }
        return played
    }

    /// Deals the seeds, and tells how it goes.
    private final class Watch: Sendable {
        private struct State {
            var seed: UInt64
            var told = ContinuousClock.now
            var seeds = 0
            var all = Played()
        }

        private let start = ContinuousClock.now
        private let most: Int
        private let first: UInt64
        private let state: Mutex<State>

        init(from seed: UInt64, most: Int) {
            first = seed
            self.most = most
            state = Mutex(State(seed: seed))
        }

        var faulty: Evening? { state.withLock { $0.all.faulty } }

        /// Nil: it is over.
        func nextSeed() -> UInt64? {
            state.withLock { state in
                guard state.all.faulty == nil, state.seed - first < UInt64(most) else { return nil }
                defer { state.seed += 1 }
                return state.seed
            }
        }

        func note(_ seed: UInt64, _ played: Played) {
            let isTime = state.withLock { state in
                state.seeds += 1
                state.all.lines += played.lines
                state.all.sweeps += played.sweeps
                state.all.seen.formUnion(played.seen)
                state.all.faulty = state.all.faulty ?? played.faulty
                guard ContinuousClock.now - state.told >= .seconds(10) else { return false }
                state.told = .now
                return true
            }
            if isTime { tell() }
        }

        func tell() {
            let state = state.withLock { $0 }
            let minutes = (ContinuousClock.now - start) / .seconds(60)
            Self.say(
                "soak: \(state.seeds) evenings, \(Int(Double(state.seeds) / minutes)) a minute, \(state.all.lines) lines told "
                    + "and checked, \(state.all.sweeps) with a storage call failed, \(state.all.seen.count) of "
                    + "\(Rare.allCases.count) rare states; at seed \(state.seed)")
        }

        /// At once, also to a file.
        static func say(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }
}
