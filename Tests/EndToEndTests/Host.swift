import Foundation

/// Whoever runs the evening: a JSON client through `nc` that asked to see the solutions.
struct Host {
    let program: Program
    let room: String
    let token: String

    init(_ venue: Venue, bank: Any, mode: String = "classic", options: [String: Any] = [:]) throws {
        program = try venue.nc("the host")
        let created = try program.ask(
            "create", ["bank": bank, "mode": mode, "options": options, "key": venue.hostKey], expect: "created")
        guard let room = created.string("room"), let token = created.string("host_token") else {
            throw Missed("no room in \(created.line)")
        }
        (self.room, self.token) = (room, token)
        try program.ask("host", ["room": room, "token": token, "solutions": true], expect: "hosting")
    }

    /// Goes on from a phase, and waits for what comes of it.
    func goOn(from phase: String, to event: String) throws -> Message {
        try program.ask("next", ["from": phase])
        return try program.event(event)
    }
}

/// An open question as the host sees it, with what may be typed to answer it.
struct OpenQuestion {
    let number: Int
    let count: Int
    let kind: String
    let points: Int
    let seconds: Int
    let keys: [String]
    /// Each accepted answer in its form: one text, or a list of keys.
    private let accepted: [[String]]

    init(_ message: Message) throws {
        guard let number = message.int("question"), let solution = message.message("solution") else {
            throw Missed("no solution in \(message.line)")
        }
        self.number = number
        count = message.int("of") ?? 0
        kind = message.string("kind") ?? ""
        points = message.int("points") ?? 0
        seconds = message.int("seconds") ?? 0
        keys = message.messages("options").compactMap { $0.string("key") }
        accepted = solution.messages("correct").map { answer in
            for member in ["choice", "text"] {
                if let text = answer.string(member) { return [text] }
            }
            if let number = answer.int("number") { return ["\(number)"] }
            return answer.strings("choices") + answer.strings("blanks")
        }
    }

    /// The model answer as a person types it.
    var right: String { accepted.first.map { $0.joined(separator: " ") } ?? "" }

    /// An answer that can be one, and has nothing right in it: no part of it earns points.
    var wrong: String {
        let wanted = accepted.first?.count ?? 1
        // Keys in a row, from each key on, until such a row has no key where one of the accepted answers has it.
        let rows = keys.indices.map { first in (0..<wanted).map { keys[(first + $0) % keys.count] } }
        let other = rows.first { row in accepted.allSatisfy { hasNothing(of: $0, row) } }
        return other?.joined(separator: " ") ?? "1"
    }

    private func hasNothing(of right: [String], _ row: [String]) -> Bool {
        kind == "blanks" ? zip(right, row).allSatisfy { $0 != $1 } : right.sorted() != row.sorted()
    }
}
