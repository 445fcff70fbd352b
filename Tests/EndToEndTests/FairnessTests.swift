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
        }
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
