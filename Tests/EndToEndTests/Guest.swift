import Foundation

/// A player at a quiz night, whatever they play with: told what to type, and asked what they were told.
protocol Guest {
    var name: String { get }
    var program: Program { get }
    /// Waits until they are in the room.
    func arrive(in room: String) throws
    /// Sees the question, and types an answer; waits until it was taken. Returns what it says of the time it took.
    func answer(_ question: OpenQuestion, _ typed: String) throws -> TimeTaken
    /// Waits for the reveal. Returns the points for the question, and in all.
    func reveal(_ question: OpenQuestion) throws -> (points: Int, score: Int)
    func board(after question: OpenQuestion) throws -> [Row]
    func podium() throws -> [Row]
}

enum TimeTaken {
    /// As the receipt has it.
    case milliseconds(Int)
    /// As a person reads it, to a tenth.
    case seconds(Double)

    /// What a right answer may earn.
    func points(for question: OpenQuestion) -> ClosedRange<Int> {
        switch self {
        case .milliseconds(let elapsed):
            let points = Scoring.points(
                question.points, share: (1, of: 1), elapsed: elapsed, limit: question.seconds * 1000)
            return points...points
        case .seconds(let seconds):
            return Scoring.points(question.points, shownSeconds: seconds, limit: question.seconds * 1000)
        }
    }
}

/// With a program that speaks JSON and shows on standard error what it was sent.
struct ProgramGuest: Guest {
    let name: String
    let program: Program

    private func event(_ type: String, _ question: Int? = nil, _ path: String = "question") throws -> Message {
        let line = try program.errorLine("a “\(type)”") { line in
            guard let message = Message(line), message.type == type else { return false }
            return question == nil || message.int(path) == question
        }
        guard let message = Message(line) else { throw Missed("\(name): not a message: \(line)") }
        return message
    }

    func arrive(in room: String) throws { _ = try event("joined") }

    func answer(_ question: OpenQuestion, _ typed: String) throws -> TimeTaken {
        _ = try event("question", question.number)
        try program.type(typed)
        let receipt = try event("receipt", question.number)
        guard receipt.string("status") == "accepted", let elapsed = receipt.int("elapsed") else {
            throw Missed("\(name) got \(receipt.line)")
        }
        return .milliseconds(elapsed)
    }

    func reveal(_ question: OpenQuestion) throws -> (points: Int, score: Int) {
        let reveal = try event("reveal", question.number)
        guard let points = reveal.int("you.points"), let score = reveal.int("you.score") else {
            throw Missed("\(name) got \(reveal.line)")
        }
        return (points, score)
    }

    func board(after question: OpenQuestion) throws -> [Row] {
        try event("leaderboard", question.number, "after").messages("top").map(Row.init)
    }

    func podium() throws -> [Row] { try event("game_over").messages("podium").map(Row.init) }
}

/// With nothing but a keyboard and a screen.
struct TextGuest: Guest {
    let name: String
    let program: Program

    func arrive(in room: String) throws {
        try program.type("join \(room) \(name)")
        try program.line(containing: "resume \(room)")
    }

    func answer(_ question: OpenQuestion, _ typed: String) throws -> TimeTaken {
        try program.line(containing: "Question \(question.number) of \(question.count)")
        try program.type(typed.lowercased())
        let receipt = try program.line(containing: "Got it, after ")
        guard let seconds = receipt.split(separator: " ").compactMap({ Double($0) }).first else {
            throw Missed("\(name): no time in “\(receipt)”")
        }
        return .seconds(seconds)
    }

    /// “Right! 892 points for you, 892 in all, 1st of 3.”
    func reveal(_ question: OpenQuestion) throws -> (points: Int, score: Int) {
        let line = try program.line("what it was worth") { $0.contains(" in all, ") }
        let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
        let isRight = line.hasPrefix("Right")
        guard let score = isRight ? numbers.dropFirst().first : numbers.first else {
            throw Missed("\(name): no score in “\(line)”")
        }
        return (isRight ? numbers[0] : 0, score)
    }

    func board(after question: OpenQuestion) throws -> [Row] {
        try program.line(containing: "The board after question \(question.number)")
        return try rows(5)
    }

    /// “In second place  Ben  640 points”, and last the winner: “***  And the winner is Ada, with 892 points!”
    func podium() throws -> [Row] {
        try program.line(containing: "The quiz is over")
        var rows: [Row] = []
        while rows.first?.rank != 1 {
            let line = try program.line("a place on the podium") { $0.hasSuffix(" points") || $0.contains("***") }
            let words = line.split { " ,!".contains($0) }.map(String.init)
            let rank = ["winner": 1, "second": 2, "third": 3].first { words.contains($0.key) }?.value
            let name = words.firstIndex { $0 == "place:" || $0 == "place" || $0 == "is" }.map { words[$0 + 1] }
            let score = words.firstIndex(of: "points").flatMap { Int(words[$0 - 1]) }
            guard let rank, let name, let score else { throw Missed("\(self.name): no place in “\(line)”") }
            rows.insert(Row(rank: rank, name: name, score: score), at: 0)
        }
        return rows
    }

    /// So many rows of a table, one after another.
    func rows(_ count: Int) throws -> [Row] {
        var rows: [Row] = []
        while rows.count < count {
            let line = try program.line("row \(rows.count + 1) of a board") { Row(text: $0) != nil }
            if let row = Row(text: line) { rows.append(row) }
        }
        return rows
    }
}
