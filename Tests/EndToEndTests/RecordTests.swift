import Foundation
import Testing

extension EndToEnd {
    /// What can be had of an evening after it.
    @Suite struct Records {
        @Test func `an evening is replayed, reported, corrected and carried elsewhere`() throws {
            let archive = try Archive()
            let room = try archive.playAnEvening()
            #expect(try archive.run("games").contains(room))
            let replay = try archive.run("replay", room.lowercased())
            #expect(replay.contains("all the same as that evening, byte for byte") && replay.contains("the winner is"))

            let before = try archive.report("1")
            try archive.run("correct", "1", "void", "1")
            try archive.run("correct", "1", "adjust", "Ada", "-50", "shouting")
            let after = try archive.report("1")
            #expect(after["scored"] as? Int == (before["scored"] as? Int ?? 0) - 1)
            #expect(archive.score("Ada", after) < archive.score("Ada", before))
            let again = try archive.run("correct", "1", "void", "1", status: 1)
            #expect(again.contains("void already"))

            for file in ["evening.html", "evening.csv"] {
                try archive.run("report", room, "--output", archive.path(file))
            }
            #expect(
                try String(contentsOfFile: archive.path("evening.html"), encoding: .utf8).hasPrefix("<!DOCTYPE html>"))

            try archive.run("export", "1", "--output", archive.path("evening.jsonl"))
            try archive.run("import", archive.path("evening.jsonl"))
            #expect(try archive.run("replay", "2", "--quiet").contains("byte for byte"))
            #expect(try archive.run("report", room, status: 1).contains("Name one by its number"))
        }

        @Test func `who leaves after the podium keeps their place, and what is over is not told to go on`() throws {
            let archive = try Archive()
            let room = try archive.playAnEvening { people in
                for person in people {
                    try person.program.line(containing: "Thank you all for playing")
                    try person.program.type("leave")
                    try person.program.line(containing: "Goodbye")
                }
            }
            #expect(archive.ranks(try archive.report("1")) == ["Ada": 1, "Ben": 2])
            let listed = try archive.run("games", "--tokens")
            #expect(listed.contains(" over ") && listed.contains("No game with a host is open."))

            let again = try archive.open()
            let watcher = try again.nc("a watcher")
            try watcher.type("watch \(room)")
            try watcher.line(containing: "the winner is Ada")
            again.close()
            #expect(!again.server.text.contains("Rooms that go on"))

            try archive.run("export", "1", "--output", archive.path("evening.jsonl"))
            #expect(try !archive.run("import", archive.path("evening.jsonl")).contains("not over"))
            #expect(try archive.run("games").contains(" ended "))
            #expect(archive.ranks(try archive.report("2")) == ["Ada": 1, "Ben": 2])
        }

        @Test func `a host who lost the token finds it in the data directory, and nobody reads it by the way`() throws {
            let archive = try Archive()
            let first = try archive.open()
            let host = try Host(first, bank: "warm-up")
            let alone = try first.nc("somebody alone")
            let joined = try alone.ask("practice", ["bank": "classroom"], expect: "joined")
            kill(first.server.processIdentifier, SIGKILL)
            _ = try? first.server.end()

            #expect(try !archive.run("games").contains(host.token))
            let told = try archive.run("games", "--tokens")
            let lines = told.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(lines.filter { $0.hasPrefix("host ") } == ["host \(host.room) \(host.token)"])
            #expect(!told.contains("host \(joined.string("room") ?? "")"))

            let again = try archive.open()
            let person = try again.nc("the host again")
            try person.type(lines.last ?? "")
            try person.line(containing: "You host room \(host.room)")
            again.close()
        }

        @Test func `nobody corrects behind a server's back`() throws {
            let archive = try Archive()
            _ = try archive.playAnEvening()
            let venue = try archive.open()
            defer { venue.close() }
            let refusal = try archive.run("correct", "1", "void", "1", status: 1)
            #expect(refusal.contains("process \(venue.server.processIdentifier)"))
            // Nor is a second server started: who holds the directory, and that the port is taken, are told in one go.
            let second = try archive.run("serve", "--host", "127.0.0.1", "--port", "\(venue.port)", status: 1)
            #expect(second.contains("process \(venue.server.processIdentifier)"))
            #expect(second.contains("Port \(venue.port) is taken on 127.0.0.1."))
            #expect(try archive.run("report", "1").contains("Ada"))
        }
    }
}

/// A data directory with what was played in it.
private final class Archive {
    private let directory: String

    init() throws {
        directory = NSTemporaryDirectory() + "quizline-records-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func path(_ file: String) -> String { "\(directory)/\(file)" }

    func open() throws -> Venue { try Venue(["--data", path("data")]) }

    /// Two players, all of `warm-up`, each question right by Ada alone. Returns the room.
    func playAnEvening(_ afterwards: ([TextGuest]) throws -> Void = { _ in }) throws -> String {
        let venue = try open()
        defer { venue.close() }
        let host = try Host(venue, bank: "warm-up")
        let people = try ["Ada", "Ben"].map { TextGuest(name: $0, program: try venue.nc($0)) }
        for person in people { try person.arrive(in: host.room) }
        try host.program.ask("start")
        var question = try OpenQuestion(try host.program.event("question"))
        while true {
            _ = try people[0].answer(question, question.right)
            _ = try people[1].answer(question, question.wrong)
            _ = try host.program.event("reveal")
            _ = try host.goOn(from: "reveal:\(question.number)", to: "leaderboard")
            let isLast = question.number == question.count
            let next = try host.goOn(from: "board:\(question.number)", to: isLast ? "game_over" : "question")
            if isLast {
                try afterwards(people)
                return host.room
            }
            question = try OpenQuestion(next)
        }
    }

    /// Runs `quizline` on this directory. Returns all that it said.
    @discardableResult
    func run(_ words: String..., status: Int32 = 0) throws -> String {
        let program = try Program("quizline", [Places.quizline] + words + ["--data", path("data")])
        let ended = try program.end()
        let said = program.text + String(decoding: program.capturedErrors, as: UTF8.self)
        #expect(ended == status, "quizline \(words.joined(separator: " ")): \(said)")
        return said
    }

    func report(_ game: String) throws -> [String: Any] {
        let text = try run("report", game, "--format", "json")
        return try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    func ranks(_ report: [String: Any]) -> [String: Int] {
        var ranks: [String: Int] = [:]
        for player in report["players"] as? [[String: Any]] ?? [] {
            if let name = player["name"] as? String { ranks[name] = player["rank"] as? Int }
        }
        return ranks
    }

    func score(_ name: String, _ report: [String: Any]) -> Int {
        let players = report["players"] as? [[String: Any]] ?? []
        return players.first { $0["name"] as? String == name }?["score"] as? Int ?? -1
    }
}
