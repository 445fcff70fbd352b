import ArgumentParser
import QuizJournal

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a game's journal as JSON lines.",
        discussion: "The host's token and the players' resume codes are in it: keep it as you keep the journal.")

    @OptionGroup var game: GameReference
    @OptionGroup var source: JournalSource

    @Option(name: [.short, .long], help: ArgumentHelp("A file to write to.", valueName: "file"))
    var output: String?

    func run() throws {
        let reader = try source.reader()
        let id = try game.find(in: reader)
        let file = OutputFile(path: output)
        var bytes: [UInt8] = []
        do {
            try reader.export(id) { line in
                bytes += line
                // A file is written whole; a pipe gets what there is.
                guard file.path == nil, bytes.count > 1 << 16 else { return }
                try file.write(bytes)
                bytes = []
            }
        } catch {
            throw failure(error)
        }
        try file.write(bytes, isPrivate: true)
        if let output { print("Wrote \(output)") }
    }
}
