import Foundation
import QuizJournal
import QuizRules
import Testing

/// Disks and directories as people have them: full, read-only, taken, someone else's, damaged.
@Suite struct DiskTests {
    private let scratch = ScratchDirectory()
    private var limits: JournalLimits {
        var limits = JournalLimits()
        limits.retryMilliseconds = 5
        return limits
    }

    private func open(_ path: String, limits: JournalLimits = JournalLimits()) throws(JournalError) -> JournalStore {
        try JournalStore(.directory(path), rulesVersion: 1, limits: limits) {
            Issue.record("The journal failed: \($0)")
        }
    }

    /// An evening that was kept and ended well; its directory.
    private func keptEvening(turns: Int = 20) throws -> GameID {
        let store = try open(scratch.path)
        let desk = Desk(store)
        let game = try desk.begin()
        for number in 1...turns { try desk.keep(WriterProcess.turn(number), of: game) }
        try store.close()
        return game
    }

    // MARK: - A full disk

    @Test(.enabled(if: SmallDisk.isPossible, "needs root, to mount a small filesystem"))
    func `while the disk is full nothing is said to be kept, and nothing is lost once there is room`() throws {
        let disk = try SmallDisk(kibibytes: 1024)
        let store = try open(disk.path, limits: limits)
        let desk = Desk(store)
        let game = try desk.begin()
        desk.waitForDurable(game, 0)
        try disk.fill()
        // Long turns, so that what room the log still has is soon used up.
        let long = (1...200).flatMap(WriterProcess.turn)
        for _ in 1...20 { try desk.keep(long, of: game) }
        #expect(desk.waitForStall() == .diskFull)
        let before = desk.lastDurable(of: game)
        for _ in 21...30 { try desk.keep(long, of: game) }
        #expect(desk.lastDurable(of: game) == before && before < 20)
        try disk.makeRoom()
        desk.waitForHealing()
        desk.waitForDurable(game, 30)
        #expect(try store.reader.all(of: game).count == 30 * long.count)
        try store.close()
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs root, to mount a small filesystem"))
    func `a journal that is closed on a full disk says what was not saved`() throws {
        let disk = try SmallDisk(kibibytes: 512)
        let store = try open(disk.path, limits: limits)
        let desk = Desk(store)
        let game = try desk.begin()
        desk.waitForDurable(game, 0)
        try disk.fill()
        let long = (1...2000).flatMap(WriterProcess.turn)
        try desk.keep(long, of: game)
        #expect(desk.waitForStall() == .diskFull)
        #expect(throws: JournalError.unsaved(batches: 1, reason: "the disk is full")) { try store.close() }
        try disk.makeRoom()
        let again = try open(disk.path)
        #expect(try again.reader.game(game).lastBatch == 0)
        try again.close()
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs root, to mount a small filesystem"))
    func `a server does not start on a disk without room`() throws {
        let disk = try SmallDisk(kibibytes: 256)
        try disk.fill()
        #expect(throws: JournalError.diskFull(disk.path + "/quizline.db")) { try open(disk.path) }
    }

    @Test(.enabled(if: SmallDisk.isPossible, "needs root, to mount a small filesystem"))
    func `a server does not start on a disk that is mounted read-only`() throws {
        let disk = try SmallDisk(kibibytes: 1024)
        #expect(disk.makeReadOnly())
        #expect(throws: JournalError.readOnly(disk.path)) { try open(disk.path) }
    }

    @Test func `a loop that is far ahead of the disk is told so, and told when it is not`() throws {
        var limits = limits
        limits.waitingBytes = 1000
        let store = try open(scratch.path, limits: limits)
        let desk = Desk(store)
        let game = try desk.begin()
        for number in 1...20 { try desk.keep((1...50).flatMap { WriterProcess.turn($0 + number) }, of: game) }
        #expect(desk.waitForStall() == .behind)
        desk.waitForHealing()
        desk.waitForDurable(game, 20)
        try store.close()
    }

    // MARK: - Two servers

    @Test func `a second server on the same directory is told who holds it`() throws {
        let store = try open(scratch.path)
        let error = #expect(throws: JournalError.self) { try open(scratch.path) }
        guard case .held(scratch.path, let holder?) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(holder.process == Int(getpid()))
        #expect("\(try #require(error))".contains("process \(getpid()) on"))
        try store.close()
        try open(scratch.path).close()
    }

    @Test func `a second server in another process is turned away, and readers are not`() throws {
        let writer = try WriterProcess(scratch.path)
        for _ in 0..<5 { _ = writer.nextLine() }
        let error = #expect(throws: JournalError.self) { try open(scratch.path) }
        guard case .held = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(try JournalReader(scratch.path).games().map(\.room) == ["K7QX"])
        writer.kill()
        // The kernel let go of the lock.
        try open(scratch.path).close()
    }

    // MARK: - Directories

    @Test func `a directory that is missing is made, for its owner only`() throws {
        let path = scratch.path + "/state/of/the/art/"
        try open(path).close()
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o700)
        #expect(stat(path + "quizline.db", &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func `a file is not a directory`() throws {
        let path = scratch.path + "/file"
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(throws: JournalError.notADirectory(path)) { try open(path) }
        #expect(throws: JournalError.notADirectory(path + "/deeper")) { try open(path + "/deeper") }
    }

    @Test(.enabled(if: geteuid() == 0, "needs root, to be somebody else"))
    func `someone else's directory is refused by name`() throws {
        chmod(scratch.path, 0o700)
        let writer = try WriterProcess(scratch.path, user: 65534)
        #expect(writer.hearOut() == 1)
        #expect(writer.lines == ["error \(JournalError.noPermission(scratch.path))"])
    }

    @Test func `reading where there is no journal says so`() throws {
        #expect(throws: JournalError.missing(scratch.path)) { try JournalReader(scratch.path) }
        #expect(throws: JournalError.missing(scratch.path + "/nowhere")) {
            try JournalReader(scratch.path + "/nowhere")
        }
    }

    // MARK: - Files

    @Test func `a file that is something else is left as it is`() throws {
        let text = Data(String(repeating: "Dear diary, this is no database. ", count: 200).utf8)
        try text.write(to: URL(fileURLWithPath: scratch.database))
        #expect(throws: JournalError.notAJournal(scratch.database)) { try open(scratch.path) }
        #expect(throws: JournalError.notAJournal(scratch.database)) { try JournalReader(scratch.path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.database)) == text)
    }

    @Test func `another program's database is left as it is`() throws {
        try sqlite("CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1")
        #expect(throws: JournalError.notAJournal(scratch.database)) { try open(scratch.path) }
    }

    @Test func `a journal of a newer program is refused before anything is written`() throws {
        _ = try keptEvening()
        try sqlite("PRAGMA user_version = 99; CREATE TABLE news (x)")
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.database))
        let newer = JournalError.newerVersion(scratch.database, found: 99, known: 1)
        #expect(throws: newer) { try open(scratch.path) }
        #expect(throws: newer) { try JournalReader(scratch.path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.database)) == before)
        #expect("\(newer)".contains("newer Quizline"))
    }

    @Test(arguments: [0.1, 0.5, 0.9])
    func `a journal cut short is reported, and never read as if it were whole`(share: Double) throws {
        let game = try keptEvening(turns: 2000)
        let whole = try Data(contentsOf: URL(fileURLWithPath: scratch.database))
        try whole.prefix(Int(Double(whole.count) * share)).write(to: URL(fileURLWithPath: scratch.database))
        #expect(throws: JournalError.self) {
            let store = try open(scratch.path)
            defer { try? store.close() }
            _ = try store.reader.game(game)
            _ = try store.reader.all(of: game)
        }
    }

    // MARK: - One bad row

    @Test func `a damaged batch is found, and its game set aside while others go on`() throws {
        let game = try keptEvening()
        let other = try keptEvening()
        try sqlite("UPDATE batches SET payload = zeroblob(length(payload)) WHERE game = \(game) AND number = 7")
        let store = try open(scratch.path)
        #expect(throws: JournalError.damagedGame(game, batch: 7, reason: "its checksum is wrong")) {
            try store.reader.all(of: game)
        }
        #expect(try store.reader.all(of: other).count == 40)
        let desk = Desk(store)
        try desk.setAside(game, reason: "batch 7 is damaged")
        try store.close()
        let reader = try JournalReader(scratch.path)
        #expect(try reader.unfinished() == [other])
        #expect(try reader.games().map(\.setAside) == ["batch 7 is damaged", nil])
    }

    @Test func `a batch that is missing or in another's place is found`() throws {
        let game = try keptEvening()
        try sqlite("DELETE FROM batches WHERE number = 3")
        let reader = try JournalReader(scratch.path)
        #expect(throws: JournalError.damagedGame(game, batch: 3, reason: "it is missing")) { try reader.all(of: game) }
        try sqlite("UPDATE batches SET key = key - 1 WHERE number = 4")
        #expect(throws: JournalError.damagedGame(game, batch: 3, reason: "its checksum is wrong")) {
            try reader.all(of: game)
        }
    }

    @Test func `a damaged setup is found`() throws {
        let game = try keptEvening()
        try sqlite("UPDATE games SET host_token = 'mine'")
        let reader = try JournalReader(scratch.path)
        #expect(throws: JournalError.damagedGame(game, batch: nil, reason: "the checksum of its setup is wrong")) {
            try reader.game(game)
        }
        #expect(throws: JournalError.noSuchGame(try #require(GameID(9)))) { try reader.game(try #require(GameID(9))) }
    }

    /// What a person with SQLite's own tools could do.
    private func sqlite(_ sql: String) throws { try TamperedDatabase.run(sql, on: scratch.database) }
}
