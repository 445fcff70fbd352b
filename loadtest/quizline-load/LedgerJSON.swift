import Foundation

/// A ledger as programs read it.
struct LedgerJSON: Codable {
    struct Entry: Codable {
        var subject: String
        var figure: String
        var title: String
        var unit: String
        var median: Double
        /// One for each time it was measured; of a distribution, the medians.
        var values: [Double]
        /// Of a distribution: p50, p90, p99, p99.9 and max, by name.
        var percentiles: [String: Double]?
        var count: Int?
    }

    var machine = Machine()
    var entries: [Entry] = []
    var aims: [Aim] = []
    var remarks: [String]

    init(_ ledger: Ledger, aims: [Aim] = []) {
        remarks = ledger.remarks
        self.aims = aims
        for subject in ledger.subjects {
            for figure in Figure.allCases {
                guard let median = ledger.median(subject, figure) else { continue }
                let names = ["p50", "p90", "p99", "p99.9", "max"]
                let percentiles = zip(names, Ledger.percentiles).compactMap { name, percentile in
                    ledger.percentile(subject, figure, percentile).map { (name, $0) }
                }
                entries.append(
                    Entry(
                        subject: subject, figure: figure.rawValue, title: figure.title, unit: figure.unit,
                        median: median, values: ledger.all(subject, figure),
                        percentiles: percentiles.isEmpty ? nil : Dictionary(uniqueKeysWithValues: percentiles),
                        count: ledger.count(subject, figure)))
            }
        }
    }

    func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(self)
    }
}
