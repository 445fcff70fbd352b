import ArgumentParser
import Foundation
import QuizJournal

/// Which journal, where a command works with one.
struct JournalSource: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The data directory. (default: QUIZLINE_DATA, or quizline in the system's state directory)",
            valueName: "dir"))
    var data: String?

    func directory() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let location =
            (data ?? environment["QUIZLINE_DATA"]).map { DataDirectory($0) } ?? .standard(environment: environment)
        guard case .directory(let path) = location else {
            throw failure(JournalProblem("There is no journal in :memory:. Name a directory with --data."))
        }
        return path
    }

    func reader() throws -> JournalReader {
        let path = try directory()
        do { return try JournalReader(path) } catch {
            if case .missing = error {
                throw failure(
                    JournalProblem("There is no journal in \(path). Name another directory with --data."))
            }
            throw failure(error)
        }
    }
}

struct JournalProblem: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A game as a person names one: its number, or the code of its room where only one game was played under it.
struct GameReference: ParsableArguments {
    @Argument(
        help: ArgumentHelp("The game's number, or its room's code (see 'quizline games').", valueName: "game"))
    var game: String

    func find(in reader: JournalReader) throws -> GameID {
        do {
            let games = try reader.games()
            guard !games.isEmpty else { throw JournalProblem("There are no games in this journal yet.") }
            if let number = Int(game), let found = games.first(where: { $0.id.number == number }) { return found.id }
            let code = game.uppercased()
            let matching = games.filter { $0.room.uppercased() == code }
            if matching.count == 1 { return matching[0].id }
            guard matching.isEmpty else {
                let numbers = matching.map { "\($0.id)" }.joined(separator: ", ")
                throw JournalProblem("Several games were played in room \(code): \(numbers). Name one by its number.")
            }
            throw JournalProblem("There is no game '\(game)' in this journal. 'quizline games' lists them.")
        } catch {
            throw failure(error)
        }
    }
}
