import Foundation
import Testing

extension EndToEnd {
    @Suite struct Secrecy {
        @Test func `nobody is sent a byte of a solution before its reveal`() throws {
            let venue = try Venue(["--bank-dir", Places.banks])
            defer { venue.close() }
            let host = try Host(venue, bank: "secrets", options: ["seed": 3])
            let crowd = try Curious(venue, host)
            for number in 1...6 {
                try host.program.ask(number == 1 ? "start" : "next")
                let question = try OpenQuestion(try host.program.event("question"))
                try crowd.poke(about: question)
                // Somebody never answers, so the question is still open: now nothing may be known.
                try crowd.expectSecret(from: number)
                try host.program.ask("close")
                try crowd.seeReveal(of: number)
                crowd.expectTold(number)
                _ = try host.goOn(from: "reveal:\(number)", to: "leaderboard")
            }
        }
    }
}

/// Everybody who might hope to be told too much, and all they can do while a question is open.
private final class Curious {
    private let venue: Venue
    private let host: Host
    private let typist: TextGuest
    /// Leaves and comes back, on a new connection each time.
    private var player: Program
    private let program: ProgramGuest
    private let watcher: Program
    private let projector: Program
    private let otherHost: Program
    private let resume: String
    /// Came while a question was open.
    private var late: [Program] = []

    private var everybody: [Program] {
        [typist.program, player, program.program, watcher, projector, otherHost] + late
    }

    init(_ venue: Venue, _ host: Host) throws {
        (self.venue, self.host) = (venue, host)
        typist = TextGuest(name: "Tina", program: try venue.nc("Tina"))
        try typist.arrive(in: host.room)
        player = try venue.nc("Paul")
        resume = try player.ask("join", ["room": host.room, "name": "Paul"], expect: "joined").string("resume") ?? ""
        program = ProgramGuest(name: "Petra", program: try venue.pythonPlayer("Petra", room: host.room))
        try program.arrive(in: host.room)
        let silent = try venue.nc("Sven")
        try silent.ask("join", ["room": host.room, "name": "Sven"], expect: "joined")
        watcher = try venue.nc("the watcher")
        try watcher.ask("watch", ["room": host.room], expect: "watching")
        projector = try venue.nc("the projector")
        try projector.type("watch \(host.room)")
        otherHost = try venue.nc("a host who did not ask")
        try otherHost.ask("host", ["room": host.room, "token": host.token], expect: "hosting")
        late = [silent]
    }

    /// Answers rightly and wrongly, comes late, comes back, asks for standings, watches anew, pauses and goes on.
    func poke(about question: OpenQuestion) throws {
        let number = question.number
        _ = try typist.answer(question, question.wrong)
        _ = try program.answer(question, question.right)
        _ = try player.event("question")
        try player.ask("answer", ["question": number, "choice": 7], expect: "error")
        try player.ask("standings", expect: "standings")
        let newcomer = try venue.nc("Nora \(number)")
        try newcomer.ask("join", ["room": host.room, "name": "Nora \(number)"], expect: "joined")
        let returning = try venue.nc("Paul again \(number)")
        try returning.ask("resume", ["room": host.room, "code": resume], expect: "resumed")
        _ = try player.event("bye")
        let onlooker = try venue.nc("a new watcher \(number)")
        try onlooker.ask("watch", ["room": host.room], expect: "watching")
        late += [newcomer, player, onlooker]
        try host.program.ask("pause")
        try host.program.ask("continue")
        for guest in [newcomer, onlooker, watcher, otherHost] { _ = try guest.event("continued") }
        player = returning
    }

    func seeReveal(of number: Int) throws {
        for guest in [watcher, otherHost] { _ = try guest.event("reveal") { $0.int("question") == number } }
        for guest in [typist.program, projector] { try guest.wait(forText: "SECRETCHECK\(number)") }
    }

    /// Looks through every byte that anybody was sent.
    func expectSecret(from number: Int) throws {
        for guest in everybody {
            let text = guest.text + String(decoding: guest.capturedErrors, as: UTF8.self)
            if let told = (number...6).flatMap(secrets).first(where: { text.contains($0) }) {
                throw Missed("\(guest.name) was sent “\(told)” before the reveal of question \(number)")
            }
            let messages = text.split(separator: "\n").compactMap { Message(String($0)) }
            let telling = messages.first {
                $0.type != "reveal" && ($0.line.contains("\"correct\"") || $0.line.contains("\"solution\""))
            }
            if let telling { throw Missed("\(guest.name) was sent too much: \(telling.line)") }
        }
    }

    /// What was hidden is what is now told: else the search would have found nothing for want of a needle.
    func expectTold(_ number: Int) {
        for secret in secrets(number) where !secret.hasPrefix("SECRETSPELLING") {
            #expect(watcher.text.contains(secret))
        }
        #expect(typist.program.text.contains("SECRETSTEP\(number)"))
    }

    private func secrets(_ number: Int) -> [String] {
        let common = ["SECRETSTEP\(number)", "SECRETWHY\(number)", "SECRETCHECK\(number)"]
        switch number {
        case 5: return common + ["SECRETWORD5", "SECRETSPELLING5"]
        case 6: return common + ["71830465"]
        default: return common
        }
    }
}
