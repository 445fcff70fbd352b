/// Which of the known names somebody may have meant: the one with the fewest slips of the keyboard (optimal string
/// alignment: a letter too few, too many, another, or two that changed places), if they are few for its length.
func nearest(to typed: String, among names: [String]) -> String? {
    let typed = Array(typed.utf8.prefix(40)).map(\.lowercased)
    let ranked = names.map { (name: $0, slips: slips(typed, Array($0.utf8))) }
    guard let best = ranked.min(by: { $0.slips < $1.slips }) else { return nil }
    return best.slips <= max(1, best.name.utf8.count / 3) ? best.name : nil
}

private func slips(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
        var row = [i]
        for j in 1...b.count {
            let isSame = a[i - 1] == b[j - 1]
            var least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, before[j - 2] + 1) }
            row.append(least)
        }
        before = last
        last = row
    }
    return last[b.count]
}

extension UInt8 {
    fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
