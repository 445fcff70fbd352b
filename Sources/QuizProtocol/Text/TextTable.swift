/// Rows whose columns line up, with bars after them: numbers first, so that it reads well aloud.
struct TextTable {
    enum Column {
        case left, right
        /// Names and other texts: shortened where the row would be too wide.
        case text
        /// Left out where the row would be too wide, the last one first.
        case spare
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []
    private var values: [Int] = []

    private static let gap = 2
    private static let longestBar = 30
    private static let shortestBar = 8

    init(_ columns: [Column]) { self.columns = columns }

    /// `value`: how long the row's bar is in proportion to the others; 0: no bar.
    mutating func add(_ cells: [String], value: Int = 0) {
        precondition(cells.count == columns.count)
        rows.append(cells)
        values.append(max(0, value))
    }

    /// - Parameter isLarge: for a screen that is read from afar: air between the rows, and long bars.
    func write(indent: Int, isLarge: Bool = false, into page: inout TextPage) {
        let widths = fitted(to: page.style.width - indent)
        let used = columns.indices.filter { widths[$0] > 0 }
        let columnsTaken = used.reduce(indent + Self.gap * max(0, used.count - 1)) { $0 + widths[$1] }
        let room = page.style.width - columnsTaken - Self.gap
        let longest = min(isLarge ? max(Self.longestBar, page.style.width / 2) : Self.longestBar, room)
        let most = values.max() ?? 0
        for (number, (row, value)) in zip(rows, values).enumerated() {
            if isLarge, number > 0 { page.blank() }
            var line = String(repeating: " ", count: indent)
            for (place, column) in used.enumerated() {
                if place > 0 { line += String(repeating: " ", count: Self.gap) }
                let cell = row[column].clipped(to: widths[column])
                line +=
                    columns[column] == .right ? cell.paddedBefore(to: widths[column]) : cell.padded(to: widths[column])
            }
            if value > 0, longest >= Self.shortestBar {
                let length = max(1, (value * longest + most / 2) / most)
                line += String(repeating: " ", count: Self.gap) + String(repeating: "#", count: length)
            }
            page.writeUnbroken(indent: 0, line.trimmingSpaceAtEnd)
        }
    }

    /// What each column takes: as much as its widest cell, less for texts where the row would not fit.
    private func fitted(to width: Int) -> [Int] {
        var widths = columns.indices.map { column in rows.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        func total() -> Int {
            let used = widths.filter { $0 > 0 }
            return used.reduce(0, +) + Self.gap * max(0, used.count - 1)
        }
        func shorten(to least: Int) {
            while total() > width {
                // The widest text gives way first.
                let texts = columns.indices.filter { columns[$0] == .text && widths[$0] > least }
                guard let widest = texts.max(by: { widths[$0] < widths[$1] }) else { return }
                widths[widest] -= 1
            }
        }
        shorten(to: 12)
        for column in columns.indices.reversed() where columns[column] == .spare && total() > width {
            widths[column] = 0
        }
        shorten(to: 2)
        return widths
    }
}

/// Short texts in as many columns as fit, read along the rows; or one below another.
enum TextColumns {
    private static let gap = 4

    static func write(_ items: [(key: String, text: String)], indent: Int, into page: inout TextPage) {
        let cells = items.map { "\($0.key)  \($0.text)" }
        let widths = cells.map { DisplayWidth.of($0) }
        let width = page.style.width - indent
        let isPlain = !items.contains { $0.text.contains(where: \.isNewline) }
        let count = isPlain ? columns(widths, in: width) : 1
        guard count > 1 else {
            for item in items {
                page.write(
                    item.text, after: String(repeating: " ", count: indent) + item.key + "  ")
            }
            return
        }
        let inOneRow = count == cells.count
        let column = widths.max() ?? 0
        for begin in stride(from: 0, to: cells.count, by: count) {
            let row = cells[begin..<min(begin + count, cells.count)]
            let line = row.map { inOneRow ? $0 : $0.padded(to: column) }.joined(
                separator: String(repeating: " ", count: gap))
            page.writeUnbroken(indent: indent, line.trimmingSpaceAtEnd)
        }
    }

    /// All in one row where they fit; else two columns or more of one width, if the rows come out even.
    private static func columns(_ widths: [Int], in width: Int) -> Int {
        guard let widest = widths.max() else { return 1 }
        if widths.reduce(0, +) + gap * (widths.count - 1) <= width { return widths.count }
        let most = min(widths.count - 1, (width + gap) / (widest + gap))
        guard most > 1 else { return 1 }
        let rows = (widths.count + most - 1) / most
        return (widths.count + rows - 1) / rows
    }
}
