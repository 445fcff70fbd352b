import QuizRules
import Testing

@testable import QuizNight

/// When a room has its game kept as a whole.
@Suite struct SnapshotTests {
    @Test func `a game is kept at its board, with all that came before`() {
        let album = Album()
        let evening = Evening(journal: album)
        let (host, room) = evening.host()
        let ada = evening.player("Ada", in: room)
        host.say(#"{"type":"start"}"#)
        ada.say(#"{"type":"answer","question":1,"choice":"A"}"#)
        #expect(album.pictures.isEmpty)
        host.say(#"{"type":"next"}"#)
        #expect(ada.last("leaderboard") != nil)
        #expect(album.pictures.map(\.game.phase) == [.board(1)])
        #expect(album.pictures.last?.batch == album.lastBatch)
    }

    @Test func `when the server ends, each game is kept as it is`() {
        let album = Album()
        let evening = Evening(journal: album)
        let (host, _) = evening.host()
        host.say(#"{"type":"start"}"#)
        evening.nights[0].shutDown(at: evening.now)
        #expect(album.pictures.map(\.game.phase) == [.question(1)])
        #expect(album.pictures.last?.batch == album.lastBatch)
    }

    @Test func `the next one is due once a quarter as much has come again`() {
        var plan = SnapshotPlan()
        let due = [100, 25, 1].map { inputs in
            plan.add(inputs)
            return plan.isDue()
        }
        #expect(due == [true, false, true])
    }
}

/// A journal that remembers which games it was given as a whole.
private final class Album: Journal {
    var onDurable: ((RoomCode, Int) -> Void)?
    private(set) var pictures: [(game: Game, batch: Int)] = []
    private(set) var lastBatch = 0

    func begin(_ room: RoomCode, setup: GameSetup, hostToken: String, at: Milliseconds) { onDurable?(room, 0) }

    func append(_ batch: Batch) {
        lastBatch = batch.number
        onDurable?(batch.room, batch.number)
    }

    func keepSnapshot(_ game: Game, after batch: Int, of room: RoomCode) { pictures.append((game, batch)) }
    func end(_ room: RoomCode, at: Milliseconds) {}
}
