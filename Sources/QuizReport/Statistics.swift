/// The few measures that a report needs.
enum Statistics {
    static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    /// Of a whole population: divided by n.
    static func variance(_ values: [Double]) -> Double {
        let mean = mean(values)
        return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }

    /// The middle value, or the mean of the two in the middle; nil: of nothing.
    static func median(_ values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted(), middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The correlation of a yes or no with a measure: (M₁ − M₀) / σ × √(p(1 − p)), which is Pearson's r of the two. Nil
    /// where one of them does not vary, or there are fewer than three.
    static func pointBiserial(_ pairs: [(yes: Bool, measure: Double)]) -> Double? {
        let yes = pairs.filter(\.yes).map(\.measure), no = pairs.filter { !$0.yes }.map(\.measure)
        guard pairs.count > 2, !yes.isEmpty, !no.isEmpty else { return nil }
        let variance = variance(pairs.map(\.measure))
        guard variance > 1e-18 else { return nil }
        let p = Double(yes.count) / Double(pairs.count)
        return (mean(yes) - mean(no)) / variance.squareRoot() * (p * (1 - p)).squareRoot()
    }
}
