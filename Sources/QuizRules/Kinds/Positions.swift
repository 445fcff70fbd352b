extension [Int] {
    /// Where an old position has gone in a new order of all positions.
    func position(of old: Int) -> Int {
        guard let new = firstIndex(of: old) else { preconditionFailure("an order holds every position") }
        return new
    }
}

extension String {
    /// Without the blanks at both ends.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
