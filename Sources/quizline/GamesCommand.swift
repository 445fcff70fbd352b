import ArgumentParser
import Foundation
import QuizJournal
import QuizReport
import QuizRules

struct GamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "games", abstract: "List the games that were played, the latest last.")

    @OptionGroup var source: JournalSource

    func run() throws {
        let games: [GameSummary]
        do { games = try source.reader().games() } catch let error as JournalError { throw failure(error) }
        guard !games.isEmpty else { return print("No games yet.") }
        var table = PlainTable(["Game", "Room", "Started", "Mode", "State", "Inputs", "Title"], right: [0, 5])
        for game in games {
            table.add([
                "\(game.id)", game.room, Moment.text(game.startedAt), game.mode, state(of: game), "\(game.inputs)",
                CleanText.clean(game.title, limit: 60),
            ])
        }
        print(table.lines.joined(separator: "\n"))
        for game in games {
            if let reason = game.setAside { print("Game \(game.id) is not recovered: \(reason)") }
        }
    }

    private func state(of game: GameSummary) -> String {
        if game.setAside != nil { return "set aside" }
        return game.endedAt == nil ? "open" : "ended"
    }
}

/// A moment in the zone of this machine.
enum Moment {
    static func text(_ moment: Milliseconds) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd HH:mm"
        return formatter.string(from: Date(timeIntervalSince1970: Double(moment.value) / 1000))
    }
}
