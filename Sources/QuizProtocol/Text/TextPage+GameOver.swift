internal import QuizRules

/// The end of an evening.
extension TextPage {
    mutating func farewell(_ you: GameOver.You, of over: GameOver) {
        let players = over.players
        blank()
        let right = "\(you.correct) of \(you.of) right"
        let points = TextPhrase.points(you.score)
        let place = "\(TextPhrase.ordinal(you.rank)) of \(players)"
        let lead: String
        let rest: String
        switch you.rank {
        case 1 where players > 1 && you.score > 0:
            let isShared = over.podium.dropFirst().first?.rank == 1
            (lead, rest) = (isShared ? "You share the first place!" : "You won!", " \(points), and \(right).")
        case 2...3 where players > 3:
            (lead, rest) = ("On the podium!", " You came \(place) with \(points), and \(right).")
        default: (lead, rest) = ("Game over.", " You came \(place) with \(points), and \(right).")
        }
        write(lead + rest, lead: lead, ink: you.rank == 1 ? .good : .heading)
    }

    mutating func gameOver(_ over: GameOver, for role: TextContext.Role) {
        blank()
        if role == .watcher { blank() }
        rule("The quiz is over")
        if let teams = over.teams, !teams.isEmpty {
            podium(teams.map { (rank: $0.rank, name: $0.name, score: $0.score) }, "The winning team is", role)
            write(indent: 2, "The players:")
            standings(over.podium)
        } else {
            podium(over.podium.map { (rank: $0.rank, name: $0.name, score: $0.score) }, "And the winner is", role)
        }
        blank()
        rule("Thank you all for playing")
        switch role {
        case .player: write("Type leave to go, or score to see the board once more.")
        case .host: write("Type top 100 for the whole board, or leave when you are done.")
        case .watcher, .stranger: break
        }
    }

    /// From the third place up to the first, as it is done on a stage.
    private mutating func podium(
        _ lines: [(rank: Int, name: String, score: Int)], _ announcement: String, _ role: TextContext.Role
    ) {
        guard !lines.isEmpty else { return write(indent: 2, "Nobody played this time.") }
        blank()
        let winners = lines.filter { $0.rank == 1 }
        guard let best = winners.first, best.score > 0 else {
            return write(indent: 2, "Nobody scored this time. There is always another night!")
        }
        runnersUp(lines.filter { $0.rank == 2 || $0.rank == 3 }.reversed(), isSpaced: role == .watcher)
        let names = TextPhrase.list(winners.map(\.name))
        let text =
            winners.count == 1
            ? "\(announcement) \(names), with \(TextPhrase.points(best.score))!"
            : "First place is shared by \(names), with \(TextPhrase.points(best.score)) each!"
        write("\(text) Congratulations!", after: "  ***  ", lead: text, ink: .good)
    }

    private mutating func runnersUp(_ lines: [(rank: Int, name: String, score: Int)], isSpaced: Bool) {
        guard !lines.isEmpty else { return }
        if isSpaced {
            for line in lines {
                write(
                    indent: 7, "In \(Self.place(line.rank)) place: \(line.name), with \(TextPhrase.points(line.score))")
                blank()
            }
        } else {
            var table = TextTable([.left, .text, .right])
            for line in lines {
                table.add(["In \(Self.place(line.rank)) place", line.name, TextPhrase.points(line.score)])
            }
            table.write(indent: 2, into: &self)
            blank()
        }
    }

    private static func place(_ rank: Int) -> String { rank == 2 ? "second" : "third" }

    /// A title in the midst of a line across the page.
    private mutating func rule(_ title: String) {
        let width = min(style.width, 60)
        let side = max(3, (width - DisplayWidth.of(title) - 2) / 2)
        let line = String(repeating: "=", count: side)
        let lead = "\(line) \(title) \(line)"
        write(lead, lead: lead, ink: .heading)
    }
}
