/// Shuffling of our own: the standard library does not promise that its algorithm stays what it is, and a game must
/// replay the same years later.
extension SplitMix64 {
    /// A number from 0 to `bound` − 1, all equally likely: numbers of the uneven rest are drawn again.
    mutating func number(below bound: Int) -> Int {
        precondition(bound > 0)
        let bound = UInt64(bound)
        let rest = (UInt64.max % bound + 1) % bound
        while true {
            let drawn = next()
            if drawn <= UInt64.max - rest { return Int(drawn % bound) }
        }
    }

    /// Fisher and Yates, from the end (Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm P).
    mutating func shuffle<Element>(_ elements: inout [Element]) {
        guard elements.count > 1 else { return }
        for last in stride(from: elements.count - 1, to: 0, by: -1) {
            elements.swapAt(last, number(below: last + 1))
        }
    }
}
