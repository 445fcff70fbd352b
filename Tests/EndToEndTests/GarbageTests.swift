import Foundation
import Testing

extension EndToEnd {
    @Suite struct Garbage {
        @Test func `every broken line gets one clear error, and the game goes on`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let game = try QuietGame(venue)
            for broken in BrokenLine.all {
                let client = try venue.nc("a client with \(broken.name)")
                try client.ask("hello", expect: "welcome")
                try client.send(broken.bytes + [0x0A])
                let errors = try client.messagesUpToPong().filter { $0.type == "error" }
                #expect(errors.count == 1, "\(broken.name): \(errors.map(\.line))")
                let code = errors.first?.string("code") ?? ""
                #expect(broken.codes.contains(code), "\(broken.name): \(code)")
                #expect(errors.first?.string("message")?.contains(" ") ?? false, "\(broken.name): no sentence")
                client.stop()
            }
            try game.finish()
        }

        @Test func `whatever a person types gets an answer in words`() throws {
            let venue = try Venue()
            defer { venue.close() }
            for (number, typed) in ["xyzzy", "join", "join ????", "resume A B", "answer", "/", "🦉🦉🦉", "host x y"]
                .enumerated()
            {
                let person = try venue.nc("person \(number)")
                try person.type(typed)
                let line = try person.line("an answer to “\(typed)”") { !$0.isEmpty }
                #expect(line.contains(" "), "“\(typed)”: \(line)")
                #expect(Message(line) == nil)
                person.stop()
            }
        }

        @Test func `three endless lines end a connection, and two do not`() throws {
            let venue = try Venue()
            defer { venue.close() }
            let client = try venue.nc("a client with much to say")
            try client.ask("hello", expect: "welcome")
            for _ in 1...2 {
                try client.send([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + [0x0A])
                #expect(try client.event("error").string("code") == "line_too_long")
                try client.ask("ping", expect: "pong")
            }
            try client.send([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20) + [0x0A])
            #expect(try client.event("bye").string("reason") == "line_too_long")
        }

        @Test func `a flood of requests is refused, and then shown the door`() throws {
            let venue = try Venue()
            defer { venue.close() }
            let client = try venue.nc("a hasty client")
            try client.send(Array(String(repeating: "{\"type\":\"ping\"}\n", count: 400).utf8))
            #expect(try client.event("bye").string("reason") == "too_fast")
            let messages = client.messages
            #expect(messages.contains { $0.type == "pong" })
            #expect(messages.contains { $0.string("code") == "too_fast" })
            try venue.nc("a calm client").ask("ping", expect: "pong")
        }

        @Test func `noise leaves no trace in memory, and nobody else notices`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let game = try QuietGame(venue)
            var noise = Noise(seed: 1)
            try noise.round(at: venue)
            let before = try venue.residentMemory()
            for _ in 1...8 { try noise.round(at: venue) }
            let after = try venue.residentMemory()
            print(
                "noise: \(noise.lines) random lines, each with its error; \(noise.bytes >> 20) MiB in all;",
                "the server's memory: \(before) KiB before, \(after) KiB after")
            #expect(after - before < 8 << 10, "the server's memory grew from \(before) to \(after) KiB")
            try game.finish()
        }
    }
}

/// A small game beside the noise, with one player who has nothing to do with it.
private struct QuietGame {
    private let host: Host
    private let player: Program

    init(_ venue: Venue) throws {
        host = try Host(venue, bank: "quick", options: ["pace": "host"])
        player = try venue.nc("Ada")
        try player.ask("join", ["room": host.room, "name": "Ada"], expect: "joined")
    }

    func finish() throws {
        try host.program.ask("start")
        for number in 1...2 {
            let question = try player.event("question")
            #expect(question.int("question") == number)
            try player.ask("answer", ["question": number, "choice": "A"], expect: "receipt")
            #expect(try player.event("reveal").string("you.status") == "accepted")
            _ = try host.goOn(from: "reveal:\(number)", to: "leaderboard")
            try host.program.ask("next", ["from": "board:\(number)"])
        }
        #expect(try player.event("game_over").int("you.rank") == 1)
    }
}

/// A line that means nothing, and the error codes that say so.
private struct BrokenLine {
    let name: String
    let bytes: [UInt8]
    let codes: [String]

    init(_ name: String, _ bytes: [UInt8], _ codes: String...) {
        (self.name, self.bytes, self.codes) = (name, bytes, codes)
    }

    init(_ name: String, _ text: String, _ codes: String...) {
        (self.name, bytes, self.codes) = (name, Array(text.utf8), codes)
    }

    static let all = [
        BrokenLine("half an object", #"{"type":"join","room"#, "bad_json"),
        BrokenLine("an open brace", "{", "bad_json"),
        BrokenLine("something after the object", #"{"type":"ping"} x"#, "bad_json"),
        BrokenLine("two objects", #"{"type":"ping"}{"type":"ping"}"#, "bad_json"),
        BrokenLine("plain words", "hello there", "bad_json"),
        BrokenLine("a list", "[1,2]", "not_an_object"),
        BrokenLine("a number", "42", "not_an_object"),
        BrokenLine("null", "null", "not_an_object"),
        BrokenLine("no type", "{}", "missing_member"),
        BrokenLine("a type that is none", #"{"type":7}"#, "bad_member"),
        BrokenLine("an unknown type", #"{"type":"fly"}"#, "unknown_type"),
        BrokenLine("a missing member", #"{"type":"join","name":"Ada"}"#, "missing_member"),
        BrokenLine("a room that is a number", #"{"type":"join","room":7,"name":"Ada"}"#, "bad_member"),
        BrokenLine("a name that is a list", #"{"type":"join","room":"K7QX","name":["Ada"]}"#, "bad_member"),
        BrokenLine("an answer's number that is text", #"{"type":"answer","question":"1","choice":"A"}"#, "bad_member"),
        BrokenLine(
            "a number beyond all", #"{"type":"answer","question":1e999,"choice":"A"}"#, "bad_json", "bad_member"),
        BrokenLine(
            "a huge whole number", #"{"type":"answer","question":99999999999999999999,"choice":"A"}"#, "bad_json",
            "bad_member"),
        BrokenLine("an id that is an object", #"{"type":"ping","id":{}}"#, "bad_member"),
        BrokenLine("an id without end", #"{"type":"ping","id":"\#(String(repeating: "x", count: 65))"}"#, "bad_member"),
        BrokenLine(
            "half a pair of surrogates", #"{"type":"join","room":"K7QX","name":"\ud83d"}"#, "bad_json", "bad_utf8"),
        BrokenLine(
            "bytes that are no UTF-8", Array(#"{"type":"ping","t":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8),
            "bad_utf8"),
        BrokenLine("a NUL in the middle", Array(#"{"type":"ping","#.utf8) + [0] + Array(#""t":1}"#.utf8), "bad_json"),
        BrokenLine("a NUL alone", [0], "bad_json"),
        BrokenLine("nothing but opening brackets", String(repeating: "[", count: 8000), "bad_json"),
        BrokenLine(
            "objects in objects", String(repeating: #"{"a":"#, count: 1000) + "1" + String(repeating: "}", count: 1000),
            "bad_json"),
        BrokenLine(
            "a deep list for an echo",
            #"{"type":"ping","t":\#(String(repeating: "[", count: 500))\#(String(repeating: "]", count: 500))}"#,
            "bad_member", "bad_json"),
        BrokenLine("a line of 8,193 bytes", String(repeating: "x", count: 8193), "line_too_long"),
        BrokenLine("a room that is not", #"{"type":"join","room":"ZZZZ","name":"Ada"}"#, "no_such_room"),
        BrokenLine("a bank that is not", #"{"type":"create","bank":"no-such-bank"}"#, "no_such_bank"),
        BrokenLine("an answer out of nowhere", #"{"type":"answer","question":1,"choice":"A"}"#, "not_in_a_room"),
    ]
}

/// Rubbish of every sort, the same for the same seed.
private struct Noise {
    private var state: UInt64
    private(set) var lines = 0
    private(set) var bytes = 0

    init(seed: UInt64) { state = seed }

    private mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }

    /// No line end, no telnet command (it would swallow what follows), and not blank.
    private mutating func randomLine() -> [UInt8] {
        let length = 1 + Int(next() % 400)
        return [0x7E]
            + (0..<length).map { _ in
                let byte = UInt8(truncatingIfNeeded: next())
                return byte == 0x0A || byte == 0x0D || byte == 0xFF ? 0x7E : byte
            }
    }

    mutating func round(at venue: Venue) throws {
        try randomLines(at: venue)
        try halfLines(at: venue)
        try telnetFlood(at: venue)
        try longLines(at: venue)
    }

    private mutating func send(_ noise: [UInt8], _ client: Program) throws {
        bytes += noise.count
        try client.send(noise)
    }

    private mutating func randomLines(at venue: Venue) throws {
        let client = try venue.nc("a client of noise")
        try client.ask("hello", expect: "welcome")
        for _ in 1...30 { try send(randomLine() + [0x0A], client) }
        let errors = try client.messagesUpToPong().filter { $0.type == "error" }
        #expect(errors.count == 30, "30 lines of noise got \(errors.count) errors")
        lines += 30
        client.stop()
    }

    /// Who goes in the middle of a line says nothing.
    private mutating func halfLines(at venue: Venue) throws {
        for _ in 1...10 {
            let client = try venue.nc("a client that breaks off")
            try send(Array(#"{"type":"join","room":"#.utf8), client)
            client.stop()
        }
    }

    /// Requests to negotiate, subnegotiations without end, and whatever else a telnet may not mean.
    private mutating func telnetFlood(at venue: Venue) throws {
        let client = try venue.nc("a mad telnet")
        let (iac, sb, se) = (UInt8(255), UInt8(250), UInt8(240))
        for round in 0..<2000 {
            let option = UInt8(truncatingIfNeeded: round)
            try send([iac, 251 + option % 4, option == iac ? 1 : option], client)
        }
        try send([iac, sb, 31] + [UInt8](repeating: 80, count: 100_000) + [iac, se, iac, iac, iac, 246], client)
        try send(Array("\n".utf8), client)
        // Whatever was made of it: here is still a server that talks.
        try venue.nc("somebody else").ask("ping", expect: "pong")
        client.stop()
    }

    private mutating func longLines(at venue: Venue) throws {
        let client = try venue.nc("a client without line ends")
        try client.ask("hello", expect: "welcome")
        try send([UInt8](repeating: UInt8(ascii: "{"), count: 1 << 20) + [0x0A], client)
        #expect(try client.event("error").string("code") == "line_too_long")
        client.stop()
    }
}

extension Program {
    /// Asks for a pong, and returns what came before it.
    fileprivate func messagesUpToPong() throws -> [Message] {
        var messages: [Message] = []
        try type(request("ping", ["id": "the end"]))
        try line("the pong") { line in
            guard let message = Message(line) else { return false }
            messages.append(message)
            return message.string("re") == "the end"
        }
        return messages
    }
}
