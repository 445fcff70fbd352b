import Foundation
import Testing

extension EndToEnd {
    @Suite struct Fairness {
        private static let think = 400

        @Test(.enabled(if: SlowLink.isPossible, "a slow network needs Linux, root, /dev/net/tun and iproute2"))
        func `a player 150 ms away is as quick as one beside the server`() throws {
            let link = try SlowLink(oneWayMilliseconds: 75)
            defer { link.close() }
            let evening = try FarEvening(link, questions: 6, think: Self.think)
            defer { evening.venue.close() }
            let (near, far) = (try evening.receipts(of: evening.near), try evening.receipts(of: evening.far))
            let differences = zip(far, near).map { ($0.int("elapsed") ?? 0) - ($1.int("elapsed") ?? 0) }
            print(
                "150 ms away: the far player's elapsed differs from the near one's by \(differences) ms;",
                "credits \(far.compactMap { $0.int("credit") }) and \(near.compactMap { $0.int("credit") }) ms")
            #expect(near.allSatisfy { $0.int("credit") == 0 })
            #expect(far.allSatisfy { (150...250).contains($0.int("credit") ?? 0) })
            // Unfair would be 150. The middle one of six, for a busy machine may be late once.
            #expect(abs(differences.sorted()[differences.count / 2]) < 75)
            try evening.venue.validate()
        }

        @Test(.enabled(if: SlowLink.isPossible, "a slow network needs Linux, root, /dev/net/tun and iproute2"))
        func `a player 600 ms away gets the cap and no more`() throws {
            let link = try SlowLink(oneWayMilliseconds: 300)
            defer { link.close() }
            let evening = try FarEvening(link, questions: 1, think: Self.think)
            defer { evening.venue.close() }
            let receipt = try #require(try evening.receipts(of: evening.far).first)
            print("600 ms away: elapsed \(receipt.int("elapsed") ?? -1) ms, credit \(receipt.int("credit") ?? -1) ms")
            #expect(receipt.int("credit") == 250)
            #expect(receipt.int("elapsed") ?? 0 >= Self.think + 600 - 250)
        }

        @Test func `what a client says about time changes nothing`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let host = try Host(venue, bank: "quick")
            let honest = try venue.pythonPlayer("Hans", room: host.room, ["--auto", "0.4"])
            _ = try honest.errorLine("joined") { Message($0)?.type == "joined" }
            let liar = try venue.nc("Lia")
            let claims: [String: Any] = [
                "at": 1, "elapsed": 0, "started_at": 99_999_999_999_999, "received_at": 1, "credit": 250, "rtt": 250,
            ]
            try liar.ask("join", claims.merging(["room": host.room, "name": "Lia"]) { $1 }, expect: "joined")
            try host.program.ask("start")
            _ = try liar.event("question")
            // She answers when he has, and claims to have been first.
            _ = try honest.errorLine("his receipt") { Message($0)?.type == "receipt" }
            let receipt = try liar.ask(
                "answer", claims.merging(["question": 1, "choice": "A"]) { $1 }, expect: "receipt")
            #expect(receipt.int("credit") == 0)
            #expect(receipt.int("elapsed") ?? 0 >= Self.think)
            let (started, received) = (receipt.int("started_at") ?? 0, receipt.int("received_at") ?? 0)
            #expect(received - started == receipt.int("elapsed"))
            try venue.validate()
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

    @Suite struct ManyPlayers {
        @Test func `a thousand at once get the question, and each answer is taken`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let players = Int(ProcessInfo.processInfo.environment["QUIZLINE_PLAYERS"] ?? "") ?? 1000
            let kept = FileManager.default.temporaryDirectory.appending(path: "quizline-\(UUID()).lines")
            defer { try? FileManager.default.removeItem(at: kept) }
            let crowd = try Crowd(venue, players: players, options: ["--silent", "--lines", kept.path])
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
            let lines = try String(contentsOf: kept, encoding: .utf8).split(separator: "\n").map(String.init)
            try venue.validate(also: lines)
        }
    }
}

/// Two network namespaces with a slow link between them: `Tests/Tools/slow_link.py`.
final class SlowLink {
    /// Tried, for what a container may do is not written on it.
    static let isPossible: Bool = {
        let trial = try? Program("a trial", [Places.python, "\(Places.tools)/slow_link.py", "--delay-ms", "0"])
        trial?.closeInput()
        return (try? trial?.end()) == 0
    }()

    let near: [String]
    let far: [String]
    /// Of the near end.
    let address: String
    private let program: Program

    init(oneWayMilliseconds delay: Int) throws {
        program = try Program(
            "the slow link", [Places.python, "\(Places.tools)/slow_link.py", "--delay-ms", "\(delay)"])
        let words = try program.line(containing: "ready").split(separator: " ").map(String.init)
        near = ["ip", "netns", "exec", words[1]]
        far = ["ip", "netns", "exec", words[2]]
        address = words[3]
    }

    func close() {
        program.closeInput()
        _ = try? program.end()
    }
}

/// A game with two players who think for the same time: one beside the server, one at the far end of a slow link.
private struct FarEvening {
    let venue: Venue
    let near: Program
    let far: Program
    private let questions: Int

    init(_ link: SlowLink, questions: Int, think: Int) throws {
        self.questions = questions
        venue = try Venue(["--bank-dir", Places.banks], host: "0.0.0.0", inside: link.near)
        let host = try Host(venue, bank: "secrets")
        let auto = ["--auto", "\(Double(think) / 1000)"]
        near = try venue.pythonPlayer("Nia", room: host.room, auto)
        far = try venue.pythonPlayer("Fay", room: host.room, auto, from: link.far, to: link.address)
        for player in [near, far] { _ = try player.errorLine("joined") { Message($0)?.type == "joined" } }
        for number in 1...questions {
            if number == 1 { try host.program.ask("start") } else { try host.program.ask("next") }
            _ = try host.program.event("reveal") { $0.int("question") == number }
            try host.program.ask("next", ["from": "reveal:\(number)"])
        }
    }

    func receipts(of player: Program) throws -> [Message] {
        try (1...questions).map { number in
            let line = try player.errorLine("the receipt for \(number)") {
                Message($0)?.type == "receipt" && Message($0)?.int("question") == number
            }
            guard let receipt = Message(line) else { throw Missed("not a message: \(line)") }
            return receipt
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
            [Places.python, "\(Places.tools)/crowd.py"] + options + [
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
