import Foundation
import Testing

/// An evening of five: two with `nc`, one with `telnet`, one with the Python client, one with the bash client; a host who
/// knows the solutions; and two who watch, one as JSON and one as text.
final class MixedNight {
    let venue: Venue
    private let host: Host
    private let guests: [any Guest]
    private let watcher: Program
    private let projector: TextGuest
    private var times: [String: TimeTaken] = [:]
    private var scores: [String: Int] = [:]
    private var last: OpenQuestion?

    init() throws {
        venue = try Venue()
        host = try Host(venue, bank: "mlops-devops", options: ["seed": 7])
        guests = [
            TextGuest(name: "Ada", program: try venue.nc("Ada")),
            TextGuest(name: "Cleo", program: try venue.telnet("Cleo")),
            ProgramGuest(name: "Dora", program: try venue.pythonPlayer("Dora", room: host.room)),
            ProgramGuest(name: "Emil", program: try venue.bashPlayer("Emil", room: host.room)),
            TextGuest(name: "Ben", program: try venue.nc("Ben")),
        ]
        for guest in guests { try guest.arrive(in: host.room) }
        watcher = try venue.nc("the watcher")
        try watcher.ask("watch", ["room": host.room], expect: "watching")
        projector = TextGuest(name: "the projector", program: try venue.nc("the projector"))
        try projector.program.type("watch \(host.room)")
        try projector.program.line(containing: host.room)
    }

    /// The next question; nil once the podium is there.
    func nextQuestion() throws -> OpenQuestion? {
        if let last {
            try host.program.ask("next", ["from": "board:\(last.number)"])
            guard last.number < last.count else { return nil }
        } else {
            try host.program.ask("start")
        }
        let question = try OpenQuestion(try host.program.event("question"))
        #expect(question.number == (last?.number ?? 0) + 1)
        last = question
        return question
    }

    /// Everybody answers one after another, now and then wrongly; and now and then each waits until the host has been told
    /// of the one before, which is four times a second at most, so that speed counts.
    func answer(_ question: OpenQuestion) throws {
        for (seat, guest) in guests.enumerated() {
            if question.number % 4 == 1, seat > 0 {
                _ = try host.program.event("progress") {
                    $0.int("question") == question.number && $0.int("answered") == seat
                }
            }
            times[guest.name] = try guest.answer(question, isRight(seat, question) ? question.right : question.wrong)
        }
    }

    /// Each is wrong at another rate, so that no two end with the same score.
    private func isRight(_ seat: Int, _ question: OpenQuestion) -> Bool { question.number % (seat + 2) != 0 }

    /// Holds what everybody is told against the formula.
    func reveal(_ question: OpenQuestion) throws {
        _ = try host.program.event("reveal") { $0.int("question") == question.number }
        for (seat, guest) in guests.enumerated() {
            let told = try guest.reveal(question)
            let isRight = isRight(seat, question)
            let earned = isRight ? times[guest.name]?.points(for: question) ?? 0...0 : 0...0
            #expect(
                earned.contains(told.points),
                "question \(question.number): \(guest.name), \(times[guest.name] as Any), \(isRight)")
            scores[guest.name, default: 0] += told.points
            #expect(told.score == scores[guest.name], "question \(question.number): \(guest.name)")
        }
    }

    /// Everybody who looks sees one and the same board, and it is the right one.
    func compareBoards(after question: OpenQuestion) throws {
        let board = try host.goOn(from: "reveal:\(question.number)", to: "leaderboard").messages("top").map(Row.init)
        expectRight(board, players: guests.count)
        let watched = try watcher.event("leaderboard") { $0.int("after") == question.number }
        #expect(watched.messages("top").map(Row.init) == board)
        #expect(!watched.has("you"))
        for onlooker in guests + [projector] {
            let seen = try onlooker.board(after: question)
            #expect(seen == board, "\(onlooker.name), question \(question.number)")
        }
    }

    func podium() throws {
        let over = try host.program.event("game_over")
        let podium = over.messages("podium").map(Row.init)
        expectRight(podium, players: 3)
        #expect(over.int("players") == guests.count)
        #expect(try watcher.event("game_over").messages("podium").map(Row.init) == podium)
        for onlooker in guests + [projector] {
            let seen = try onlooker.podium()
            #expect(seen == podium, "\(onlooker.name)")
        }
    }

    private func expectRight(_ board: [Row], players: Int) {
        #expect(board.count >= players)
        for row in board {
            #expect(row.score == scores[row.name], "\(row.name) on the board")
            let better = scores.values.count { $0 > row.score }
            let equal = scores.values.count { $0 == row.score }
            // Equal scores are ranked by time, which those who play by text know to a tenth of a second only.
            #expect((better + 1..<better + 1 + max(1, equal)).contains(row.rank), "the rank of \(row)")
        }
        #expect(board.map(\.rank) == board.map(\.rank).sorted())
    }
}
