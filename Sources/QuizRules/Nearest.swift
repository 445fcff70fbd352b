/// The candidate that somebody who wrote `given` probably meant: the one with the fewest wrong, missing, added or
/// swapped letters (the optimal string alignment distance), if a third of the letters or fewer are wrong, and no more
/// than three.
package func nearest(to given: String, among candidates: some Sequence<String>) -> String? {
    let letters = Array(given.lowercased())
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let others = Array(candidate.lowercased())
        let most = min(3, max(1, max(letters.count, others.count) / 3))
        guard abs(letters.count - others.count) <= most else { continue }
        let distance = alignmentDistance(letters, others)
        if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

private func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
        var row = [i + 1]
        for j in b.indices {
            var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
            row.append(cost)
        }
        (beforeLast, last) = (last, row)
    }
    return last[b.count]
}
