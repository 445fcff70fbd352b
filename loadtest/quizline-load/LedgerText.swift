/// A ledger as people read it.
struct LedgerText {
    private let ledger: Ledger

    init(_ ledger: Ledger) { self.ledger = ledger }

    var text: String {
        var parts = [figures, distributions].filter { !$0.isEmpty }.map(\.text)
        if !ledger.remarks.isEmpty { parts.append(ledger.remarks.map { "- " + $0 }.joined(separator: "\n")) }
        return parts.joined(separator: "\n\n")
    }

    /// Medians over all times a figure was measured, one column for each subject.
    private var figures: Table {
        var table = Table(["figure (median)"] + ledger.subjects)
        for figure in Figure.allCases {
            let medians = ledger.subjects.map { ledger.median($0, figure) }
            guard medians.contains(where: { $0 != nil }) else { continue }
            let unit = figure.unit.isEmpty ? "" : ", " + figure.unit
            table.add([figure.title + unit] + medians.map(digits))
        }
        return table
    }

    private var distributions: Table {
        var table = Table(["distribution, ms", "of", "p50", "p90", "p99", "p99.9", "max", "count"])
        for figure in Figure.allCases {
            for subject in ledger.subjects {
                guard let count = ledger.count(subject, figure) else { continue }
                let values = Ledger.percentiles.map { digits(ledger.percentile(subject, figure, $0)) }
                table.add([figure.title, subject] + values + ["\(count)"])
            }
        }
        return table
    }
}
