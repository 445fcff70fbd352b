import Foundation
import Testing

extension EndToEnd {
    /// Hosts who have nothing but a telnet and a keyboard.
    @Suite struct HostsEvening {
        @Test func `a seed deals two banks, as named rounds, in the same order again`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let (first, again, another) = (
                try order(venue, seed: 7), try order(venue, seed: 7), try order(venue, seed: 8)
            )
            #expect(Set(first).count == 8)
            #expect(first == again)
            #expect(first != another && Set(first) == Set(another))
        }

        /// The questions as a host reads them: two of the first bank, then the six of the second.
        private func order(_ venue: Venue, seed: Int) throws -> [String] {
            let host = try TypingHost(venue, "create quick,secrets shuffle_questions=on seed=\(seed)")
            try host.type("start", until: "Nobody has joined yet.")
            try host.type("start", until: "Round 1 of 2: Quick ones")
            var questions = [try host.question(after: "next", 1)]
            questions.append(try host.question(after: "skip", 2))
            try host.type("skip", until: "Round 2 of 2: Well kept")
            questions.append(try host.question(after: "next", 3))
            for number in 4...8 { questions.append(try host.question(after: "skip", number)) }
            try host.type("leave", until: "Goodbye")
            return questions
        }

        @Test func `a host sees who is there, who has answered, who dropped, and the clock`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let host = try TypingHost(venue, "create secrets round 1 seconds 16", columns: 60)
            let people = try ["Ada", "Ben", "Cleo"].map { try host.seat($0) }
            try host.program.line(containing: "3 players.")
            try host.type("start", until: "Question 1 of 6")
            try people[0].answer("b")
            // Who has answered, and not what.
            try host.program.line(containing: "1 of 3 have answered. Waiting for Ben and Cleo.")
            people[2].program.stop()
            try host.program.line(containing: "Cleo lost the connection, and may come back.")
            try host.type("who", until: "p1  Ada ").expect(contains: "answered")
            try host.program.line(containing: "p3  Cleo").expect(contains: "away")
            try people[1].program.type("who")
            try people[1].program.line(containing: "Here are: Ada, Ben and Cleo (away)")
            try host.program.line(containing: "8 seconds left.")
            try host.program.line(containing: "5 seconds left.")

            let second = try venue.nc("the second host")
            try second.type("host \(host.room) \(host.token)")
            try second.line(containing: "You host room \(host.room)")
            try second.type("say Last orders, please")
            for one in [host.program, people[0].program, people[1].program] {
                try one.line(containing: "The host says: Last orders, please")
            }
            try second.type("close")
            try host.program.line(containing: "1 of 3 players answered")
            try host.type("next", until: "The board after question 1")
            try host.program.line(containing: "To go on")
            try host.type("top 1", until: "and 2 players more")
            try host.type("score", until: "  1  ")
            // Its telnet has said how wide it is before it sent the second line at the latest.
            let lines = host.program.text.split(whereSeparator: \.isNewline).drop { !$0.contains("Question 1 of") }
            for line in lines { #expect(line.count <= 60, "\(line)") }
        }

        @Test func `a host renames, kicks and bans, and only who is barred stays out`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let host = try TypingHost(venue, "create secrets")
            let ada = try host.seat("Ada"), ben = try host.seat("Ben")
            try host.program.line(containing: "2 players.")
            try host.type("rename Ada to Countess", until: "Ada is Countess from now on.")
            try ada.program.line(containing: "The host calls you Countess from now on.")

            try host.type("kick Ben", until: "Ben is out, and may come back.")
            try ben.program.line(containing: "The host has asked you to leave this game. Goodbye.")
            let back = try venue.nc("Ben again")
            try back.type("resume \(host.room) \(ben.code)")
            try back.line(containing: "Welcome back, Ben!")

            try host.type("ban Ben", until: "Ben is out for good")
            try back.line(containing: "The host has barred you from this game. Goodbye.")
            let barred = try venue.nc("Ben once more")
            for line in ["resume \(host.room) \(ben.code)", "join \(host.room) BEN"] {
                try barred.type(line)
                try barred.line(containing: "The host does not let you back into this room.")
            }
            // Neither the address nor the connection is barred: a whole school may sit behind one.
            try barred.type("join \(host.room) Dora")
            try barred.line(containing: "Hello Dora!")
        }

        @Test(arguments: [60, 120])
        func `a projector is as wide as its telnet says, and as wide as it is told`(columns: Int) throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let host = try TypingHost(venue, "create secrets")
            let ada = try host.seat("Ada")
            let wall = try venue.telnet("the projector", columns: columns)
            try wall.type("watch \(host.room)")
            try wall.line(containing: "You are watching room \(host.room)")
            try host.type("start", until: "Question 1 of 6")
            try wall.line(containing: "Question 1 of 6")
            try ada.answer("a")
            try wall.line(containing: "1 of 1 player answered")
            // A bar is as long as the page has room for.
            let bar = try wall.line("the bar of A") { $0.contains("####") }
            #expect(bar.count <= columns && bar.count > columns * 2 / 5)
            let long = String(repeating: "Hear, hear! ", count: 15)
            try host.type("say \(long)", until: "The host says: Hear")
            let said = try wall.line(containing: "The host says: Hear")
            #expect(said.count <= columns && said.count > columns - 12)

            try wall.type("width 44")
            try wall.line(containing: "OK.")
            try host.type("say \(long)", until: "The host says: Hear")
            let narrow = try wall.line(containing: "The host says: Hear")
            #expect(narrow.count <= 44 && narrow.count > 44 - 12)
        }
    }
}

/// A host at a real telnet, who reads a line before typing the next.
private struct TypingHost {
    let venue: Venue
    let program: Program
    let room: String
    let token: String

    init(_ venue: Venue, _ create: String, columns: Int = 80) throws {
        self.venue = venue
        program = try venue.telnet("the host", columns: columns)
        try program.type(create)
        room = String(try program.line(containing: "Its code is ").lastWord.prefix(4))
        token = try program.line(containing: "  host \(room) ").lastWord
        try program.line(containing: "Type start")
    }

    /// Types a line, and waits for one that tells what came of it.
    @discardableResult
    func type(_ line: String, until part: String) throws -> String {
        try program.type(line)
        // What is typed is echoed by the terminal, and is no answer.
        return try program.line("“\(part)” after “\(line)”") { $0 != line && $0.contains(part) }
    }

    /// The text of a question that comes of a line.
    func question(after line: String, _ number: Int) throws -> String {
        try type(line, until: "Question \(number) of ")
        return try program.line("its text") { $0.hasPrefix("  ") }
    }

    func seat(_ name: String) throws -> Seat { try Seat(venue, name, room) }
}

/// A player at `nc`.
private struct Seat {
    let program: Program
    let code: String

    init(_ venue: Venue, _ name: String, _ room: String) throws {
        program = try venue.nc(name)
        try program.type("join \(room) \(name)")
        code = try program.line(containing: "come back with:").lastWord
    }

    func answer(_ typed: String) throws {
        try program.line(containing: "Question ")
        try program.type(typed)
        try program.line(containing: "Got it, after ")
    }
}

extension String {
    fileprivate func expect(contains part: String) { #expect(contains(part), "\(self)") }
}
