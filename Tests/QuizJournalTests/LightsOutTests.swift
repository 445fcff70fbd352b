import Foundation
import QuizJournal
import QuizRules
import Testing
import Whim

/// What is lost when a server ends without warning: nothing that it said was durable.
@Suite struct LightsOutTests {
    enum Fate: Equatable {
        case whole
        /// How many batches that were said to be durable are gone.
        case lost(Int)
        case unreadable(String)
    }

    /// Looks at what an ended writer has left, and goes on writing there.
    private func fate(of directory: String, promised: Int?) -> Fate {
        do throws(JournalError) {
            let store = try JournalStore(.directory(directory), rulesVersion: 1) { _ in }
            defer { try? store.close() }
            guard let game = try store.reader.unfinished().first else { return promised == nil ? .whole : .lost(1) }
            let stored = try store.reader.game(game)
            var kept: [TimedInput] = []
            try store.reader.inputs(of: game) { input, at, _ in kept.append(TimedInput(input, at: at)) }
            guard kept == (0..<stored.lastBatch).flatMap({ WriterProcess.turn($0 + 1) }) else {
                return .unreadable("other inputs than were kept")
            }
            return stored.lastBatch >= promised ?? 0 ? .whole : .lost((promised ?? 0) - stored.lastBatch)
        } catch {
            return .unreadable("\(error)")
        }
    }

    @Test(arguments: [1, 2, 5, 17, 60, 150, 400, 900])
    func `a server that is killed loses nothing that it said was kept`(lines: Int) throws {
        let scratch = ScratchDirectory()
        let writer = try WriterProcess(scratch.path)
        for _ in 0..<lines { #expect(writer.nextLine()?.hasPrefix("durable") == true) }
        writer.kill()
        #expect(writer.lastDurable != nil)
        // A reader may come before any server: it sees the same.
        #expect(try JournalReader(scratch.path).games().count == 1)
        #expect(fate(of: scratch.path, promised: writer.lastDurable) == .whole)
    }

    private func cut(_ number: Int, _ durability: Durability, _ environment: [String: String] = [:]) throws -> Fate {
        let scratch = ScratchDirectory()
        var environment = environment
        environment["LD_PRELOAD"] = try PowerCut.library.get()
        var whim = Whim(number)
        environment["POWERCUT_AT"] = "\(whim.number(1...1500))"
        if number % 3 > 0 { environment["POWERCUT_KEEP"] = "\(number)" }
        let writer = try WriterProcess(scratch.path, durability, environment: environment)
        let code = writer.hearOut()
        #expect(code == 77, "the power was not cut: \(writer.lines.suffix(3))")
        return fate(of: scratch.path, promised: writer.lastDurable)
    }

    static let cuts = Int(ProcessInfo.processInfo.environment["QUIZLINE_POWER_CUTS"] ?? "") ?? 30

    @Test(.enabled(if: PowerCut.isPossible, "needs a C compiler (cc)"))
    func `a power cut loses nothing that was said to be kept`() throws {
        for number in 0..<Self.cuts { #expect(try cut(number, .full) == .whole, "cut \(number)") }
    }

    /// The same cuts, so that it is known that they can show a loss.
    @Test(
        .enabled(if: PowerCut.isPossible, "needs a C compiler (cc)"),
        arguments: [(Durability.normal, [:]), (.none, [:]), (.full, ["POWERCUT_LIE": "1"])]
            as [(Durability, [String: String])])
    func `without the sync the same power cuts do lose`(durability: Durability, environment: [String: String]) throws {
        let cuts = min(Self.cuts, 16)
        let fates = try (0..<cuts).map { try cut($0, durability, environment) }
        #expect(fates.count { $0 != .whole } > cuts / 4)
    }

    @Test(.enabled(if: PowerCut.isPossible, "needs a C compiler (cc)"), arguments: [1, 2, 3, 8, 20, 57, 130])
    func `a sync that fails ends the server, and is never tried again`(number: Int) throws {
        let scratch = ScratchDirectory()
        let writer = try WriterProcess(
            scratch.path,
            environment: ["LD_PRELOAD": try PowerCut.library.get(), "POWERCUT_FAIL_SYNC": "\(number)"])
        let code = writer.hearOut()
        #expect(code == 3 || code == 1, "it went on: \(writer.lines.suffix(3))")
        #expect(fate(of: scratch.path, promised: writer.lastDurable) == .whole)
    }
}
