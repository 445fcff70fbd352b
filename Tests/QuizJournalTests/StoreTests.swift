import QuizJournal
import QuizRules
import Testing
import Whim

@Suite struct StoreTests {
    private let scratch = ScratchDirectory()
    private let evening: [TimedInput] = [
        TimedInput(.join(name: "Ada", team: nil, code: "maple-otter-427"), at: 1_764_000_001_000),
        TimedInput(.start, at: 1_764_000_002_000),
        TimedInput(
            .answer(PlayerID(number: 1), question: 1, .form(.choice("B")), received: 1_764_000_002_990, credit: 12),
            at: 1_764_000_003_000),
    ]

    private func open(_ durability: Durability = .full) throws -> JournalStore {
        try JournalStore(scratch.data, durability: durability, rulesVersion: 7) {
            Issue.record("The journal failed: \($0)")
        }
    }

    @Test(arguments: Durability.allCases)
    func `what was said to be durable is there after a restart`(durability: Durability) throws {
        let store = try open(durability)
        let desk = Desk(store)
        let game = try desk.begin()
        for one in evening { try desk.keep([one], of: game) }
        desk.waitForDurable(game, 3)
        try store.close()

        let again = try open(durability)
        #expect(try again.reader.unfinished() == [game])
        let stored = try again.reader.game(game)
        #expect(stored.room == "K7QX" && stored.hostToken == "quiet-lamp-42-otter")
        #expect(stored.setup.title == "Pub night" && stored.setup.seed == 42)
        #expect(stored.rulesVersion == 7 && stored.lastBatch == 3)
        #expect(try again.reader.all(of: game) == evening)
        #expect(try again.reader.all(of: game, after: 2) == [evening[2]])
        try again.close()
    }

    @Test func `a game goes on after a restart where it stood`() throws {
        let store = try open()
        let desk = Desk(store)
        let game = try desk.begin()
        try desk.keep([evening[0], evening[1]], of: game)
        try store.close()

        let again = try open()
        let after = Desk(again)
        try after.resume(again.reader.game(game))
        let next = try after.begin(room: "B2CD")
        #expect(next.number == game.number + 1)
        #expect(try after.keep([evening[2]], of: game) == 2)
        try after.end(next)
        try again.close()

        let reader = try JournalReader(scratch.path)
        #expect(try reader.all(of: game) == evening)
        #expect(try reader.unfinished() == [game])
        #expect(try reader.games().map(\.inputs) == [3, 0])
    }

    @Test func `a journal in memory keeps a night while it lasts`() throws {
        let store = try JournalStore(.memory, rulesVersion: 1) { _ in }
        let desk = Desk(store)
        let game = try desk.begin()
        try desk.keep(evening, of: game)
        desk.waitForDurable(game, 1)
        #expect(try store.reader.all(of: game) == evening)
        try store.close()
    }

    @Test func `two rooms of two loops each hear of their own`() throws {
        let store = try open()
        let (one, two) = (Desk(store), Desk(store))
        let (first, second) = (try one.begin(room: "AAAA"), try two.begin(room: "BBBB"))
        for _ in 0..<100 {
            try one.keep(evening, of: first)
            try two.keep(evening, of: second)
        }
        one.waitForDurable(first, 100)
        two.waitForDurable(second, 100)
        #expect(one.lastDurable(of: second) == -1)
        try store.close()
    }
}
