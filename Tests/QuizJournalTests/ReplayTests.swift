import Foundation
import QuizJournal
import QuizRules
import Testing
import Whim

/// What the journal is for: the same evening again.
@Suite struct ReplayTests {
    private let scratch = ScratchDirectory()

    /// An evening of three players and two questions, kept as it is played.
    private func play(_ game: inout Game, keeping keep: ([TimedInput]) throws -> Void) throws {
        var now: Milliseconds = 1_764_000_000_000
        func put(_ input: Input) throws {
            now = now + 500
            let outcome = game.apply(input, at: now)
            if case .refused(let refusal) = outcome.reply { Issue.record("\(input): \(refusal.message)") }
            try keep([TimedInput(input, at: now)])
        }
        for name in ["Ada", "Bo", "Cy"] { try put(.join(name: name, team: nil, code: "code-\(name)")) }
        try put(.start)
        for question in 1...2 {
            while game.openQuestion != question { try put(.next(from: nil)) }
            let everybody = (1...3).map { Served(player: PlayerID(number: $0), at: now, credit: 20) }
            try put(.served(question: question, everybody))
            for (player, key) in [(1, "A"), (2, "B"), (3, "A")] {
                try put(
                    .answer(
                        PlayerID(number: player), question: question, .form(.choice(key)), received: now, credit: 20))
            }
            if game.openQuestion == question { try put(.close) }
        }
    }

    private var setup: GameSetup {
        let questions = (1...2).map { number in
            Question(
                id: "q\(number)", text: "Which is right?",
                kind: Choice(options: ["this", "that", "neither"], correct: [number]))
        }
        return GameSetup(
            title: "Replay", rounds: [Bank.Round(name: "One", questions: questions)], mode: .classic,
            options: GameOptions(), seed: 99)
    }

    @Test func `a game that is rebuilt from its journal stands where it stood`() throws {
        let store = try JournalStore(scratch.data, rulesVersion: 1) { Issue.record("The journal failed: \($0)") }
        let desk = Desk(store)
        let id = try desk.begin(setup)
        var game = Game(setup, at: 1_764_000_000_000)
        try play(&game) { try desk.keep($0, of: id) }
        try store.close()

        let reader = try JournalReader(scratch.path)
        let stored = try reader.game(id)
        var again = Game(stored.setup, at: stored.startedAt)
        try reader.inputs(of: id) { input, at, _ in _ = again.apply(input, at: at) }
        #expect(again.phase == game.phase && game.players.contains { $0.score > 0 })
        #expect("\(again.players)" == "\(game.players)")
        #expect("\(again.board(top: 10))" == "\(game.board(top: 10))")
        let now: Milliseconds = 1_764_000_100_000
        for player in [nil, PlayerID(number: 1), PlayerID(number: 2)] {
            #expect("\(again.state(for: player, at: now))" == "\(game.state(for: player, at: now))")
        }
    }
}
