import QuizRules
import Testing
import Whim

@testable import QuizRecords

/// A game as bytes, and a game again.
@Suite struct SnapshotTests {
    @Test(arguments: ModeName.allCases, 1...4 as ClosedRange<UInt64>)
    func `a game that was stored at any moment goes on as if it had not been`(mode: ModeName, seed: UInt64) throws {
        var night = RandomNight(seed: seed, mode: mode, isHosted: !mode.isSelfPaced || seed.isMultiple(of: 2))
        var stored = try again(night.game)
        for step in 1...240 {
            let (input, at) = step.isMultiple(of: mode.isSelfPaced ? 2 : 9) ? night.rareStep() : night.step()
            let outcome = "\(night.game.apply(input, at: at))"
            try #require("\(stored.apply(input, at: at))" == outcome, "\(input)")
            try #require(stored.nextDeadline == night.game.nextDeadline)
            // Once of the game as it was, and once of what was a snapshot before.
            if step.isMultiple(of: 3) { stored = try again(step.isMultiple(of: 2) ? night.game : stored) }
        }
        try expectSame(stored, night.game)
    }

    @Test(arguments: ModeName.allCases)
    func `damaged bytes are refused or read, and never trap`(mode: ModeName) {
        var night = RandomNight(seed: 7, mode: mode), whim = Whim(7)
        for _ in 1...150 {
            let (input, at) = whim.number(1...5) == 1 ? night.rareStep() : night.step()
            _ = night.game.apply(input, at: at)
        }
        let whole = GameSnapshot.payload(of: night.game)
        for _ in 1...400 {
            var bytes = whole
            for _ in 0..<whim.number(1...3) { bytes.damage(&whim) }
            _ = try? GameSnapshot.read(bytes, setup: night.game.setup, startedAt: 1_700_000_000_000)
        }
    }

    @Test func `a snapshot of another format is refused`() {
        let night = RandomNight(seed: 1)
        var bytes = GameSnapshot.payload(of: night.game)
        bytes[0] = 99
        #expect(throws: RecordProblem.badVersion(99)) {
            try GameSnapshot.read(bytes, setup: night.game.setup, startedAt: 0)
        }
    }

    // MARK: -

    private func again(_ game: Game) throws -> Game {
        let bytes = GameSnapshot.payload(of: game)
        let again = try GameSnapshot.read(bytes, setup: game.setup, startedAt: 1_700_000_000_000)
        try #require(GameSnapshot.payload(of: again) == bytes)
        return again
    }

    private func expectSame(_ one: Game, _ other: Game) throws {
        #expect(one.boardDigest == other.boardDigest)
        #expect("\(one.results)" == "\(other.results)")
        #expect(one.playerCount == other.playerCount)
        for player in [nil] + one.players.map({ Optional($0.id) }) {
            #expect("\(one.state(for: player, at: one.now))" == "\(other.state(for: player, at: one.now))")
        }
    }
}
