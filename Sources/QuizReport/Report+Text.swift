import QuizRules

extension Report {
    /// For a terminal: results, then what the answers say of the questions.
    public var text: String {
        var lines = ["\(results.title)", subtitle, ""]
        var board = PlainTable(["", "Player"] + (hasTeams ? ["Team"] : []) + ["Points", "Right"], right: [0, -1, -2])
        for player in ranking {
            board.add(
                [player.rank.map { "\($0)" } ?? "–", player.name] + (hasTeams ? [player.team ?? ""] : [])
                    + ["\(player.score)", "\(player.correct) of \(results.scored)"])
        }
        lines += board.lines
        if hasTeams {
            var teams = PlainTable(["", "Team", "Points", "Players"], right: [0, -1, -2])
            for team in teamRanking { teams.add(["\(team.rank)", team.name, "\(team.score)", "\(team.players)"]) }
            lines += [""] + teams.lines
        }
        lines += ["", "Questions"] + questionTable.lines
        if !topics.isEmpty {
            var table = PlainTable(["Topic", "Right", "Questions"], right: [-1, -2])
            for topic in topics { table.add([topic.topic, Figures.percent(topic.share), "\(topic.questions)"]) }
            lines += [""] + table.lines
        }
        lines += [
            "",
            "p: the share right of those asked. r: corrected point-biserial, how far this question goes with the rest.",
        ]
        if let reliability { lines.append("Reliability of the whole (KR-20): \(Figures.hundredths(reliability))") }
        return lines.joined(separator: "\n") + "\n"
    }

    var hasTeams: Bool { !results.teams.isEmpty }

    var subtitle: String {
        let players = Figures.count(results.players.count, "player")
        let questions = Figures.count(results.questions.count, "question")
        let state = results.isOver ? "" : ", not over yet"
        return
            "Game \(heading.game), room \(heading.room), \(Figures.moment(heading.startedAt)): \(results.mode.rawValue), "
            + "\(players), \(questions)\(state)"
    }

    private var questionTable: PlainTable {
        var table = PlainTable(
            ["", "p", "r", "Median", "Asked", "Question", "Remarks"], right: [0, 1, 2, 3, 4])
        for item in items {
            table.add([
                "\(item.number)", item.difficulty.map(Figures.hundredths) ?? "–",
                item.discrimination.map(Figures.hundredths) ?? "–", item.medianTime.map(Figures.seconds) ?? "–",
                "\(item.asked)", item.text.onOneLine(36), item.remarks.joined(separator: "; "),
            ])
        }
        return table
    }
}

extension String {
    func onOneLine(_ most: Int) -> String {
        let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.count > most ? line.prefix(most - 1) + "…" : line
    }
}
