import Foundation
import Testing

extension EndToEnd {
    @Suite struct Crowds {
        @Test func `a thousand at once get the question, and each answer is taken`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let players = Int(ProcessInfo.processInfo.environment["QUIZLINE_PLAYERS"] ?? "") ?? 1000
            let crowd = try Crowd(venue, players: players, options: ["--silent"])
            let figures = try crowd.play()
            print(
                "\(players) players: elapsed \(figures.spread("elapsed")) ms,",
                "the close was off by \(figures.int("close_off_by") ?? -1) ms,",
                "the last had the reveal \(figures.int("last_reveal_after") ?? -1) ms after it")
            #expect(figures.int("questions") == players)
            #expect(figures.int("accepted") == players - 1)
            #expect(figures.int("answered") == players - 1)
            #expect(figures.int("reveals") == players)
            #expect(figures.string("silent") == "late")
            #expect(figures.int("close_off_by") ?? -1 >= 0)
        }

        @Test func `one served last of 2,000 loses nothing`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let crowd = try Crowd(venue, players: 2000, options: ["--probes", "40", "--think", "0.3"])
            let figures = try crowd.play()
            print(
                "40 of 2,000, each 300 ms after they saw the question:",
                "served \(figures.spread("served")) ms after the opening, elapsed \(figures.spread("elapsed")) ms")
            #expect(figures.int("accepted") == 40)
            // Each one's time runs from their own start, whenever that was, to their own answer.
            #expect(figures.bool("own_clock") == true)
            #expect(figures.int("served.most") ?? 0 > figures.int("served.least") ?? 0)
        }
    }
}

/// So many players in one program, for one question: `Tests/Tools/crowd.py`.
struct Crowd {
    private let host: Host
    private let program: Program

    init(_ venue: Venue, players: Int, options: [String]) throws {
        host = try Host(venue, bank: "quick")
        program = try venue.come(
            "the crowd",
            [Places.python, "\(Places.tools)/crowd.py", "--lines", venue.keepLines().path] + options + [
                venue.address, "\(venue.port)", host.room, "\(players)",
            ])
        try program.line(containing: "joined")
    }

    /// Opens the question, and returns the crowd's figures.
    func play() throws -> Message {
        try host.program.ask("start")
        let line = try program.line("figures") { $0.hasPrefix("figures ") }
        guard let figures = Message(String(line.dropFirst(8))) else { throw Missed("no figures: \(line)") }
        return figures
    }
}

extension Message {
    fileprivate func spread(_ path: String) -> String {
        "\(int("\(path).least") ?? -1) to \(int("\(path).most") ?? -1) (median \(int("\(path).median") ?? -1))"
    }
}
