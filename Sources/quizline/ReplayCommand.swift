import ArgumentParser
import Foundation
import QuizJournal
import QuizProtocol
import QuizRules

struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Play an evening again from its journal, as a projector showed it.",
        discussion: """
            Every board is compared with the digest of the one that was told that evening. The last line says how many were \
            the same; where one was not, it says which, and the status is 1.
            """)

    @OptionGroup var game: GameReference
    @OptionGroup var source: JournalSource

    @Option(help: ArgumentHelp("Columns, 40 to 250. (default: 79)", valueName: "n"))
    var width: Int?

    @Flag(help: "Only compare the boards; print nothing of the evening.")
    var quiet = false

    func validate() throws {
        guard width.map((40...250).contains) ?? true else { throw ValidationError("--width is from 40 to 250.") }
    }

    func run() throws {
        let reader = try source.reader()
        let id = try game.find(in: reader)
        var style = TextStyle()
        style.width = width ?? style.width
        let replayed: ReplayedGame
        do throws(JournalError) {
            replayed = try ReplayedGame(id, reader) { told in if !quiet { show(told, style) } }
        } catch {
            throw failure(error)
        }
        print("")
        print(try verdict(on: replayed))
    }

    private func show(_ told: Told, _ style: TextStyle) {
        var bytes: [UInt8] = []
        TextDialect.renderShared(told, for: .watcher, style: style, into: &bytes)
        FileHandle.standardOutput.write(Data(bytes))
    }

    private func verdict(on replayed: ReplayedGame) throws -> String {
        let what = "Game \(replayed.stored.id), \(count(replayed.inputs, "input"))"
        guard let difference = replayed.difference else {
            return replayed.boardsAlike == 0
                ? "\(what): no board was told that evening, so there is none to compare."
                : "\(what): \(count(replayed.boardsAlike, "board")) compared, all the same as that evening, byte for byte."
        }
        let why =
            replayed.isOfOtherRules
            ? " It was played by version \(replayed.stored.rulesVersion) of the rules, and this is version "
                + "\(Game.rulesVersion)." : ""
        throw failure(JournalProblem("\(what): not the same as that evening. \(difference)\(why)"))
    }

    private func count(_ number: Int, _ one: String) -> String { "\(number) \(one)\(number == 1 ? "" : "s")" }
}
