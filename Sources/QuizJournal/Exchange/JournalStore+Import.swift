internal import GRDB
internal import QuizRecords

extension JournalStore {
    /// Reads a game from exported lines into this journal, under a number of its own: whole, or not at all.
    /// - Parameter lines: what `export` wrote.
    /// - Throws: `JournalError.badExport` with the line where it is not that; `JournalError.roomIsOpen` where the game is to
    ///   go on in a room that is open here already.
    public func importGame(_ lines: some Sequence<UInt8>) throws(JournalError) -> GameID {
        var imported = ImportedGame()
        var number = 0
        for line in Array(lines).split(separator: 0x0A) {
            number += 1
            do throws(RecordProblem) { try imported.read(line) } catch { throw .badExport(line: number, error) }
        }
        guard let game = imported.game, imported.isWhole else { throw .badExport(line: number + 1, .truncated) }
        if imported.endedAt == nil, let other = try openGame(in: game.room) {
            throw .roomIsOpen(game.room, other)
        }
        let id = queue.reserveGame()
        var jobs = [CommitJob(game: id, port: 0, work: .begin(game))]
        jobs += imported.batches.map { CommitJob(game: id, port: 0, work: .batch($0)) }
        if let endedAt = imported.endedAt { jobs.append(CommitJob(game: id, port: 0, work: .end(at: endedAt))) }
        try JournalDatabase.translating("\(location)") {
            try database.writeWithoutTransaction { db in try Committer.commit(jobs, to: db) }
        }
        return id
    }

    private func openGame(in room: String) throws(JournalError) -> GameID? {
        try reader.games().first { $0.room == room && $0.endedAt == nil && $0.setAside == nil }?.id
    }
}
