import ArgumentParser
import Foundation
import QuizJournal
import QuizRules

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read a game that was exported into a journal, under a number of its own.",
        discussion: "Refused while a server holds the data directory.")

    @Argument(help: "The exported file; - reads standard input.")
    var file: String
    @OptionGroup var source: JournalSource

    func run() throws {
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let handle, let data = try? handle.readToEnd() ?? Data() else {
            throw failure(JournalProblem("\(file) cannot be read."))
        }
        let path = try source.directory()
        do {
            let store = try JournalStore(.directory(path), rulesVersion: Game.rulesVersion) { problem in
                endHard(problem)
            }
            defer { try? store.close() }
            let id = try store.importGame(data)
            let game = try store.reader.game(id)
            let open = game.endedAt == nil ? " It is not over: the next server on this directory goes on with it." : ""
            print("Game \(id): \(CleanText.clean(game.setup.title, limit: 60)), room \(game.room).\(open)")
        } catch {
            throw failure(error)
        }
    }
}

/// The disk did not confirm a write: nothing may be done as if it had.
func endHard(_ problem: JournalFailure) {
    FileHandle.standardError.write(Data("quizline: \(problem)\n".utf8))
    _exit(1)
}
