public import QuizRules

/// Banks as `bank list` and `bank show` print them: at most 79 columns, no colour.
public enum BankListing {
    /// A table of a library's banks, each with its description beneath it.
    public static func table(of library: BankLibrary) -> String {
        guard !library.all.isEmpty else { return "There are no banks." }
        let heads = ["Name", "Language", "Questions", "Rounds", "Title"]
        let rows = library.all.map { file in
            let bank = file.bank
            return [bank.name, bank.language, "\(bank.questionCount)", "\(bank.rounds.count)", bank.title]
        }
        let widths = heads.indices.map { column in
            ([heads] + rows).map { Columns.count($0[column]) }.max() ?? 0
        }
        var lines = [row(heads, widths)]
        for (file, cells) in zip(library.all, rows) {
            lines.append(row(cells, widths))
            if let description = file.description { lines.append(Columns.wrapped(description, lead: "    ")) }
        }
        return lines.joined(separator: "\n")
    }

    /// Numbers stand at the right of their column, and the title, last, may go on below.
    private static func row(_ cells: [String], _ widths: [Int]) -> String {
        var lead = ""
        for (column, cell) in cells.enumerated().dropLast() {
            let fill = String(repeating: " ", count: widths[column] - Columns.count(cell))
            lead += (column == 2 || column == 3 ? fill + cell : cell + fill) + "  "
        }
        let title = cells.last ?? ""
        // With very long names the title has no room beside them.
        guard Columns.count(lead) <= Columns.width - 20 else {
            return lead.dropLast(2) + "\n" + Columns.wrapped(title, lead: "  ")
        }
        return Columns.wrapped(title, lead: lead)
    }

    /// All questions of a bank, with their solutions.
    public static func text(of bank: Bank) -> String {
        let size = "\(counted(bank.questionCount, "question")) in \(counted(bank.rounds.count, "round"))"
        var blocks = [Columns.wrapped(bank.title) + "\n" + Columns.wrapped("\(bank.name), \(bank.language), \(size)")]
        var number = 0
        for (position, round) in bank.rounds.enumerated() {
            if !round.name.isEmpty {
                blocks.append(Columns.wrapped(round.name, lead: "Round \(position + 1): "))
            }
            for question in round.questions {
                number += 1
                blocks.append(QuestionListing.text(of: question, number: number))
            }
        }
        return blocks.joined(separator: "\n\n")
    }
}
