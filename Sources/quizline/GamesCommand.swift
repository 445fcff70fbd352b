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
        let states = games.map { state(of: $0, reader) }
        guard !games.isEmpty else { return print("No games yet.") }
        var table = PlainTable(["Game", "Room", "Started", "Mode", "State", "Inputs", "Title"], right: [0, 5])
        for (game, state) in zip(games, states) {
            table.add([
                "\(game.id)", game.room, Moment.text(game.startedAt), game.mode, state.rawValue, "\(game.inputs)",
                CleanText.clean(game.title, limit: 60),
            ])
        }
        print(table.lines.joined(separator: "\n"))
        for game in games {
            if let reason = game.setAside { print("Game \(game.id) is not recovered: \(reason)") }
        }
        if tokens { try tell(tokensOf: zip(games, states).filter { $1 == .open }.map(\.0), reader) }
    }

    /// Whoever may read the directory may host what is in it, but a list that is shown around must not say how.
    private func tell(tokensOf games: [GameSummary], _ reader: JournalReader) throws {
        let hosted = try games.map { try reader.game($0.id) }.filter(\.setup.isHosted)
        guard !hosted.isEmpty else { return print("No game with a host is open.") }
        print("To host an open game again, connect to its server and type (keep this to yourself):")
        for game in hosted { print("  host \(game.room) \(game.hostToken)") }
    }

    private enum State: String {
        case open
        /// The podium was shown; the room is there for a day after the last has gone.
        case over
        /// So is the room.
        case ended
        case setAside = "set aside"
    }

    /// Whether an open game has come to its podium is known by playing it.
    private func state(of game: GameSummary, _ reader: JournalReader) -> State {
        if game.setAside != nil { return .setAside }
        if game.endedAt != nil { return .ended }
        guard let replayed = try? ReplayedGame(game.id, reader), !replayed.isOfOtherRules else { return .open }
        return replayed.game.setup.isHosted && replayed.game.phase == .over ? .over : .open
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
