/// Columns of text, each as wide as its widest cell.
package struct PlainTable {
    private var rows: [[String]]
    private let right: [Int]

    /// - Parameter right: columns that are set to the right; negative: from the end, −1 the last.
    package init(_ header: [String], right: [Int] = []) {
        rows = [header]
        self.right = right.map { $0 < 0 ? header.count + $0 : $0 }
    }

    package mutating func add(_ row: [String]) { rows.append(row) }

    package var lines: [String] {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let gap = String(repeating: " ", count: widths[column] - cell.count)
                line += (column > 0 ? "  " : "") + (right.contains(column) ? gap + cell : cell + gap)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
