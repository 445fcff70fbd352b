import QuizRules

/// Which table a spreadsheet gets.
public enum ReportTable: String, Sendable, CaseIterable {
    case players, teams, questions, answers
}

extension Report {
    /// One table as comma-separated values (RFC 4180): a header, then a row each.
    public func csv(_ table: ReportTable) -> String {
        let rows =
            switch table {
            case .players: playerRows
            case .teams: teamRows
            case .questions: questionRows
            case .answers: answerRows
            }
        return rows.map { $0.map(\.field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// With the points of every question.
    private var playerRows: [[CSVCell]] {
        let header: [CSVCell] =
            ["rank", "player", "name", "team", "score", "right", "of"]
            + results.questions.map { .text("points_\($0.number)") }
        return [header]
            + ranking.map { player in
                [
                    .integer(player.rank), .text(player.player.description), .text(player.name),
                    .text(player.team ?? ""), .integer(player.score), .integer(player.correct),
                    .integer(results.scored),
                ]
                    + results.questions.map { played in
                        .integer(line(of: player.player, in: played)?.points)
                    }
            }
    }

    private var teamRows: [[CSVCell]] {
        [["rank", "team", "score", "players"]]
            + teamRanking.map { [.integer($0.rank), .text($0.name), .integer($0.score), .integer($0.players)] }
    }

    private var questionRows: [[CSVCell]] {
        [
            [
                "question", "round", "text", "topic", "difficulty", "void", "asked", "answered", "right", "p",
                "point_biserial", "median_ms", "correct", "strongest_wrong", "strongest_wrong_count", "remarks",
            ]
        ]
            + items.map { item in
                [
                    .integer(item.number), .text(item.round), .text(item.text), .text(item.topic ?? ""),
                    .text(item.stated?.rawValue ?? ""), .text(item.isVoid ? "yes" : "no"), .integer(item.asked),
                    .integer(item.answered), .integer(item.right), .number(item.difficulty),
                    .number(item.discrimination), .number(item.medianTime),
                    .text(item.correct.joined(separator: " | ")), .text(item.strongestWrong?.text ?? ""),
                    .integer(item.strongestWrong?.count), .text(item.remarks.joined(separator: "; ")),
                ]
            }
    }

    private var answerRows: [[CSVCell]] {
        var rows: [[CSVCell]] = [
            ["question", "player", "name", "team", "answer", "right", "elapsed_ms", "points", "score"]
        ]
        for played in results.questions {
            for player in results.players {
                guard let line = line(of: player.player, in: played), line.wasAsked || line.given != nil else {
                    continue
                }
                rows.append([
                    .integer(played.number), .text(player.player.description), .text(player.name),
                    .text(player.team ?? ""), .text(line.given.map { AnswerWords.short($0.form) } ?? ""),
                    .text(line.given.map { $0.isRight ? "yes" : "no" } ?? ""),
                    .integer(line.given.map { Int($0.elapsed.value) }), .integer(line.points), .integer(line.score),
                ])
            }
        }
        return rows
    }

    func line(of player: PlayerID, in played: GameResults.Played) -> GameResults.Line? {
        played.players.indices.contains(player.index) ? played.players[player.index] : nil
    }
}

private enum CSVCell: ExpressibleByStringLiteral {
    case text(String)
    case integer(Int?)
    case number(Double?)

    init(stringLiteral text: String) { self = .text(text) }

    var field: String {
        switch self {
        case .integer(let number): number.map { "\($0)" } ?? ""
        case .number(let number): number.map { "\($0)" } ?? ""
        case .text(let text): Self.quoted(Self.harmless(text))
        }
    }

    /// A spreadsheet runs what begins like a formula; a name may be one (OWASP, CSV injection).
    private static func harmless(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
