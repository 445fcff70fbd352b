import Foundation
import QuizRecords
import QuizRules
import Testing
import Whim

@testable import QuizJournal

@Suite struct ExchangeTests {
    private let scratch = ScratchDirectory()

    private func open() throws -> JournalStore {
        try JournalStore(scratch.data, rulesVersion: 7) { Issue.record("The journal failed: \($0)") }
    }

    private func export(_ game: GameID, of store: JournalStore) throws -> [UInt8] {
        var lines: [UInt8] = []
        try store.reader.export(game, to: { lines += $0 })
        return lines
    }

    @Test(arguments: 0..<10)
    func `a game that is exported and imported is the same game`(seed: Int) throws {
        var whim = Whim(seed)
        let store = try open()
        let desk = Desk(store)
        let game = try desk.begin(whim.setup())
        for _ in 0..<20 {
            let turn = [whim.input()] + whim.several(30) { $0.input() }
            try desk.keep(turn, of: game)
        }
        desk.waitForDurable(game, 20)
        if seed % 2 == 0 { try desk.end(game) }
        let lines = try export(game, of: store)
        // What is not over goes on elsewhere.
        let elsewhere = ScratchDirectory()
        let other = try JournalStore(elsewhere.data, rulesVersion: 7) { Issue.record("The journal failed: \($0)") }
        let place = seed % 2 == 0 ? store : other
        let again = try place.importGame(lines)
        #expect(try place.reader.all(of: again) == store.reader.all(of: game))
        #expect(try export(again, of: place) == lines)
        try store.close()
        try other.close()
    }

    @Test func `a game is not imported to go on in a room that is open`() throws {
        let store = try open()
        let desk = Desk(store)
        let game = try desk.begin()
        try desk.keep([TimedInput(.away(PlayerID(number: 3)), at: 5)], of: game)
        desk.waitForDurable(game, 1)
        let lines = try export(game, of: store)
        #expect(throws: JournalError.roomIsOpen("K7QX", game)) { try store.importGame(lines) }
        #expect(try store.reader.games().count == 1)
        try store.close()
    }

    @Test func `a game that came to its podium is over where it is imported, though its room stood`() throws {
        let store = try JournalStore(scratch.data, rulesVersion: Game.rulesVersion) {
            Issue.record("The journal failed: \($0)")
        }
        let desk = Desk(store)
        let game = try desk.begin()
        try desk.keep([TimedInput(.end, at: 1_764_000_000_007)], of: game)
        desk.waitForDurable(game, 1)
        let again = try store.importGame(export(game, of: store))
        #expect(try store.reader.unfinished() == [game])
        #expect(try store.reader.game(again).endedAt == 1_764_000_000_007)
        try store.close()
    }

    @Test func `an exported line is read by people`() throws {
        let store = try open()
        let desk = Desk(store)
        let game = try desk.begin()
        try desk.keep(
            [
                TimedInput(
                    .answer(
                        PlayerID(number: 3), question: 2, .form(.choices(["A", "C"])), received: 1_764_000_000_990,
                        credit: 12), at: 1_764_000_001_000)
            ], of: game)
        try desk.end(game)
        desk.waitForDurable(game, 1)
        let lines = String(decoding: try export(game, of: store), as: UTF8.self).split(separator: "\n")
        #expect(lines[0].hasPrefix(#"{"line":"game","format":"quizline-journal","version":1,"room":"K7QX","#))
        let answer =
            #"{"line":"input","batch":1,"at":1764000001000,"input":"answer","player":3,"question":2,"#
            + #""given":{"form":"choices","answer":["A","C"]},"received":1764000000990,"credit":12}"#
        #expect(lines[1] == answer)
        #expect(lines[2].hasPrefix(#"{"line":"end","inputs":1"#))
        try store.close()
    }

    @Test(arguments: [
        (#""inputs":1"#, #""inputs":2"#, 3), (#""batch":1"#, #""batch":2"#, 2),
        (#""line":"game""#, #""line":"end""#, 1),
        (#""player":3"#, #""player":0"#, 2), (#""version":1"#, #""version":2"#, 1), (#""at""#, "at", 2),
    ])
    func `a file that was changed is refused with the line, and nothing is imported`(
        from: String, to: String, line: Int
    ) throws {
        let store = try open()
        let desk = Desk(store)
        let game = try desk.begin()
        try desk.keep([TimedInput(.away(PlayerID(number: 3)), at: 5)], of: game)
        desk.waitForDurable(game, 1)
        let lines = String(decoding: try export(game, of: store), as: UTF8.self)
        let changed = lines.replacing(from, with: to)
        #expect(changed != lines)
        let error = #expect(throws: JournalError.self) { try store.importGame(Array(changed.utf8)) }
        guard case .badExport(line, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        // A file cut short is missing its end.
        #expect(throws: JournalError.badExport(line: 3, .truncated)) {
            try store.importGame(lines.utf8.split(separator: 0x0A).prefix(2).joined(separator: [0x0A]))
        }
        #expect(try store.reader.games().count == 1)
        try store.close()
    }
}
