import ArgumentParser
import Foundation
import QuizJournal
import QuizReport
import QuizRules

struct GamesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "games", abstract: "List the games that were played, the latest last.")

    @OptionGroup var source: JournalSource

    @Flag(help: "Show with what to type a host who lost the token comes back to a game that is not over.")
    var tokens = false

    func run() throws {
        do { try list(try source.reader()) } catch let error as JournalError { throw failure(error) }
    }

    private func list(_ reader: JournalReader) throws {
        let games = try reader.games()
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
        if tokens { try tell(tokensOf: games.filter { state(of: $0) == "open" }, reader) }
    }

    /// Whoever may read the directory may host what is in it, but a list that is shown around must not say how.
    private func tell(tokensOf games: [GameSummary], _ reader: JournalReader) throws {
        let hosted = try games.map { try reader.game($0.id) }.filter(\.setup.isHosted)
        guard !hosted.isEmpty else { return print("No game with a host is open.") }
        print("To host an open game again, connect to its server and type (keep this to yourself):")
        for game in hosted { print("  host \(game.room) \(game.hostToken)") }
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
