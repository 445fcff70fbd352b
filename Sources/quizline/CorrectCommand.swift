import ArgumentParser
import Foundation
import QuizJournal
import QuizRecords
import QuizReport
import QuizRules

struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Put a question or somebody's points right, for an evening long past.",
        usage: """
            quizline correct GAME void QUESTION
            quizline correct GAME regrade QUESTION ANSWER...
            quizline correct GAME adjust PLAYER POINTS REASON
            """,
        discussion: """
            void lets a question count for nobody; regrade grades it by another key; adjust gives a player points, or takes \
            some. An answer is given as players type it, with letters as they were shown: b, 'a c', 42, Paris; several that \
            are right stand one after another.

            Refused while a server holds the data directory: there the host corrects in the room. The journal keeps the \
            correction as it keeps everything else; nothing that is in it changes.
            """)

    enum Action: String, ExpressibleByArgument, CaseIterable { case void, regrade, adjust }

    @OptionGroup var game: GameReference
    @Argument(help: "void, regrade or adjust.")
    var action: Action
    @Argument(parsing: .allUnrecognized, help: "What, as above.")
    var words: [String] = []
    @OptionGroup var source: JournalSource

    func validate() throws {
        switch action {
        case .void where words.count != 1: throw ValidationError("Which question? quizline correct GAME void QUESTION")
        case .regrade where words.count < 2:
            throw ValidationError("Which question, and what is right? quizline correct GAME regrade QUESTION ANSWER")
        case .adjust where words.count < 3 || Int(words[1]) == nil:
            throw ValidationError("Who, how many, and why? quizline correct GAME adjust PLAYER POINTS REASON")
        case .void, .regrade:
            guard Int(words[0]) == nil else { return }
            throw ValidationError("Name the question by its number, not '\(words[0])'.")
        case .adjust: break
        }
    }

    func run() throws { try Correction(game, source).make(input) }

    private func input(_ game: Game) throws -> Input {
        switch action {
        case .void: return .void(question: Int(words[0]) ?? 0)
        case .regrade:
            return .regrade(question: Int(words[0]) ?? 0, correct: words.dropFirst().map { .typed($0) })
        case .adjust:
            let player = PlayerID(words[0]).flatMap { game.players.indices.contains($0.index) ? $0 : nil }
            guard let found = player ?? game.player(named: words[0]) else {
                throw JournalProblem("There is no player '\(words[0])' in this game.")
            }
            return .adjust(found, points: Int(words[1]) ?? 0, reason: words.dropFirst(2).joined(separator: " "))
        }
    }
}

/// One correction, put into a journal that no server holds.
private struct Correction {
    let reference: GameReference
    let source: JournalSource

    init(_ reference: GameReference, _ source: JournalSource) {
        self.reference = reference
        self.source = source
    }

    func make(_ input: (Game) throws -> Input) throws {
        // A store would make the directory where there is none.
        let id = try reference.find(in: try source.reader())
        do {
            let store = try JournalStore(.directory(try source.directory()), rulesVersion: Game.rulesVersion) {
                endHard($0)
            }
            var isClosed = false
            defer { if !isClosed { try? store.close() } }
            let replayed = try ReplayedGame(id, store.reader)
            if let difference = replayed.difference {
                throw JournalProblem("This game cannot be corrected, for it does not replay as it was. \(difference)")
            }
            var game = replayed.game
            let before = game.results
            let input = try input(game)
            // A game that is to go on must not find that time has passed.
            let at = replayed.stored.endedAt == nil ? game.now : max(game.now, wallClock)
            let outcome = game.apply(input, at: at)
            if case .refused(let refusal) = outcome.reply { throw JournalProblem(refusal.message) }
            var batch = InputBatch(number: replayed.stored.lastBatch + 1)
            batch.append(input, at: at)
            if outcome.told.contains(where: { Game.isBoard($0.what) }) {
                batch.append(.witness(game.boardDigest), at: at)
            }
            let port = store.port { _ in }
            port.resume(replayed.stored)
            port.append(batch, to: id)
            isClosed = true
            try store.close()
            print(changes(from: before, to: game.results))
        } catch {
            throw failure(error)
        }
    }

    private var wallClock: Milliseconds { Milliseconds(Int64(Date().timeIntervalSince1970 * 1000)) }

    private func changes(from before: GameResults, to after: GameResults) -> String {
        var table = PlainTable(["Player", "Before", "Now", "Rank"], right: [1, 2, 3])
        var changed = 0
        for (old, new) in zip(before.players, after.players) where old.score != new.score || old.rank != new.rank {
            changed += 1
            let ranks = [old.rank, new.rank].map { $0.map { "\($0)" } ?? "–" }
            table.add([
                new.name, "\(old.score)", "\(new.score)",
                ranks[0] == ranks[1] ? ranks[0] : ranks.joined(separator: " → "),
            ])
        }
        return changed == 0 ? "Corrected. It changes nobody's points." : table.lines.joined(separator: "\n")
    }
}
