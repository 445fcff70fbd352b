import Foundation
import Testing

/// A place for a quiz night: the real server, started for one test, and whoever comes to it.
final class Venue {
    let server: Program
    let port: Int
    let hostKey: String
    /// How players reach it.
    let address: String
    private(set) var guests: [Program] = []
    private var kept: [KeptLines] = []
    /// What runs a program elsewhere (`ip netns exec …`).
    private let inside: [String]
    /// Where the server keeps its games: a place of its own, gone with this.
    private let data = FileManager.default.temporaryDirectory.appending(path: "quizline-\(UUID())")

    /// - Parameters:
    ///   - options: of `serve`, besides the port and the address.
    ///   - inside: words ahead of every program's own, for the server and its guests.
    init(_ options: [String] = [], host: String = "127.0.0.1", inside: [String] = []) throws {
        self.inside = inside
        address = host == "0.0.0.0" ? "127.0.0.1" : host
        server = try Program(
            "the server",
            inside + [Places.quizline, "serve", "--port", "0", "--host", host, "--data", data.path] + options)
        hostKey = try server.line(containing: "Host key").lastWord
        port = try server.line(containing: "Listening on").lastNumber
    }

    deinit {
        server.stop()
        for guest in guests { guest.stop() }
        validate()
        try? FileManager.default.removeItem(at: data)
    }

    /// Ends the server in order, and sends everybody home.
    func close() {
        server.stop()
        #expect((try? server.end()) == 0, "\(String(decoding: server.capturedErrors, as: UTF8.self))")
        for guest in guests { guest.stop() }
    }

    // MARK: - Guests

    /// A line client, for text and JSON alike.
    func nc(_ name: String, from place: [String]? = nil, to host: String? = nil) throws -> Program {
        let guest = try come(name, (place ?? inside) + ["nc", host ?? address, "\(port)"])
        try guest.line("the welcome") { Message($0)?.type == "welcome" }
        return guest
    }

    func telnet(_ name: String) throws -> Program {
        // Should it ever end by itself, `wait` tells why.
        let script = "spawn -noecho telnet \(address) \(port); interact; puts stderr \"telnet: [wait]\""
        let guest = try come(name, inside + ["expect", "-c", script])
        try guest.line("the welcome") { Message($0)?.type == "welcome" }
        return guest
    }

    /// A telnet in a window of that many columns. On a port that is not telnet's own it negotiates only if the port is
    /// given with a minus, and only to its `open`.
    func telnet(_ name: String, columns: Int) throws -> Program {
        let script = """
            set stty_init "columns \(columns) rows 40"
            spawn -noecho telnet; expect "telnet> "; send "open \(address) -\(port)\\r"; interact
            """
        let guest = try come(name, inside + ["expect", "-c", script])
        try guest.line("the welcome") { Message($0)?.type == "welcome" }
        return guest
    }

    /// `Protocol/examples/player.py`; what it gets from the server is on its standard error, as it came.
    func pythonPlayer(
        _ name: String, room: String, _ options: [String] = [], from place: [String]? = nil, to host: String? = nil
    ) throws -> Program {
        let words = [Places.python, "\(Places.examples)/player.py", "--raw"] + options
        return try come(name, (place ?? inside) + words + [host ?? address, "\(port)", room, name])
    }

    /// `Protocol/examples/player.sh`; likewise.
    func bashPlayer(_ name: String, room: String) throws -> Program {
        try come(
            name, inside + ["\(Places.examples)/player.sh", address, "\(port)", room, name], environment: ["RAW": "1"])
    }

    func come(_ name: String, _ words: [String], environment: [String: String] = [:]) throws -> Program {
        let guest = try Program(name, words, environment: environment)
        guests.append(guest)
        return guest
    }

    // MARK: - Afterwards

    /// Every JSON line that anybody got here is held against the schema, whatever the test was about.
    private func validate() {
        let heard = guests.flatMap { [$0.captured, $0.capturedErrors] }.flatMap(WireSchema.lines)
        do { try WireSchema.check(heard + kept.flatMap { try $0.lines() }) } catch { Issue.record(error) }
    }

    /// A file for the lines that a program here is sent and does not show.
    func keepLines() -> KeptLines {
        let lines = KeptLines()
        kept.append(lines)
        return lines
    }

    /// The memory that the server has in use, in KiB.
    func residentMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(server.processIdentifier)/status", encoding: .utf8)
        return status.split(separator: "\n").first { $0.hasPrefix("VmRSS") }?.split(separator: " ").dropLast().last
            .flatMap { Int($0) } ?? 0
    }
}

extension String {
    var lastWord: String { split(separator: " ").last.map(String.init) ?? "" }
    var lastNumber: Int { split { !$0.isNumber }.last.flatMap { Int($0) } ?? 0 }
}
