internal import Histogram

/// All figures of a run, by what was measured. A figure has one value for each time it was measured, or a distribution of
/// many; distributions of several times are added up.
struct Ledger {
    private(set) var subjects: [String] = []
    private var values: [String: [Figure: [Double]]] = [:]
    private var distributions: [String: [Figure: Histogram<UInt64>]] = [:]
    private(set) var remarks: [String] = []

    mutating func note(_ subject: String, _ figure: Figure, _ value: Double?) {
        guard let value, value.isFinite else { return }
        enter(subject)
        values[subject, default: [:]][figure, default: []].append(value)
    }

    /// Adds a distribution, and its median to the figure's values. Milliseconds; what is below 0 counts as 0.
    mutating func note(_ subject: String, _ figure: Figure, each milliseconds: [Double]) {
        guard !milliseconds.isEmpty else { return }
        enter(subject)
        var histogram =
            distributions[subject]?[figure]
            ?? Histogram<UInt64>(highestTrackableValue: 600_000_000, numberOfSignificantValueDigits: .three)
        for value in milliseconds { histogram.record(UInt64(max(0, value * 1000))) }
        distributions[subject, default: [:]][figure] = histogram
        let sorted = milliseconds.sorted()
        values[subject, default: [:]][figure, default: []].append(sorted[sorted.count / 2])
    }

    mutating func remark(_ text: String) {
        if !remarks.contains(text) { remarks.append(text) }
    }

    private mutating func enter(_ subject: String) {
        if !subjects.contains(subject) { subjects.append(subject) }
    }

    func all(_ subject: String, _ figure: Figure) -> [Double] { values[subject]?[figure] ?? [] }

    func median(_ subject: String, _ figure: Figure) -> Double? { all(subject, figure).median }

    /// In milliseconds; nil where the figure is no distribution.
    func percentile(_ subject: String, _ figure: Figure, _ percentile: Double) -> Double? {
        distributions[subject]?[figure].map { Double($0.valueAtPercentile(percentile)) / 1000 }
    }

    func count(_ subject: String, _ figure: Figure) -> Int? {
        distributions[subject]?[figure].map { Int($0.totalCount) }
    }

    static let percentiles = [50, 90, 99, 99.9, 100]
}

extension [Double] {
    /// Of an even number, the mean of the two in the middle.
    var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        let middle = count / 2
        return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
