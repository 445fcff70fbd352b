import ArgumentParser
import Foundation
import QuizJournal
import QuizReport
import QuizRules

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Results of an evening by player, team and question, with item analysis.",
        discussion: """
            The HTML report is one file that needs no network. CSV has one table: choose it with --table. Works while the \
            server runs, on an evening under way too.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json, html }

    @OptionGroup var game: GameReference
    @OptionGroup var source: JournalSource

    @Option(help: "text, csv, json or html. (default: what the name of the output file ends in, else text)")
    var format: Format?

    @Option(help: "What CSV is of: players, teams, questions or answers. (default: players)")
    var table: ReportTable?

    @Option(name: [.short, .long], help: ArgumentHelp("A file to write to.", valueName: "file"))
    var output: String?

    func validate() throws {
        if table != nil, chosen != .csv { throw ValidationError("--table is for --format csv.") }
    }

    private var chosen: Format {
        format ?? output.flatMap { Format(rawValue: URL(fileURLWithPath: $0).pathExtension.lowercased()) } ?? .text
    }

    func run() throws {
        let reader = try source.reader()
        let id = try game.find(in: reader)
        let replayed: ReplayedGame
        do throws(JournalError) { replayed = try ReplayedGame(id, reader) } catch { throw failure(error) }
        if let difference = replayed.difference {
            let warning = "quizline: this report differs from what was told that evening. \(difference)\n"
            FileHandle.standardError.write(Data(warning.utf8))
        }
        let heading = ReportHeading(
            game: id.number, room: replayed.stored.room, startedAt: replayed.stored.startedAt,
            endedAt: replayed.stored.endedAt)
        let report = Report(replayed.game.results, heading: heading)
        if table == .teams, replayed.game.results.teams.isEmpty {
            throw failure(JournalProblem("There were no teams in game \(id)."))
        }
        try OutputFile(path: output).write(Array(try render(report).utf8))
        if let output { print("Wrote \(output)") }
    }

    private func render(_ report: Report) throws -> String {
        switch chosen {
        case .text: report.text
        // Excel takes a file for UTF-8 only where it begins so.
        case .csv: (output == nil ? "" : "\u{FEFF}") + report.csv(table ?? .players)
        case .json: try report.json()
        case .html: report.html
        }
    }
}

extension ReportTable: ExpressibleByArgument {}
