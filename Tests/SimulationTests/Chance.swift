import QuizRules

/// A stream of chance. All that a simulated evening draws comes from its one seed; whoever acts on their own has a stream
/// of their own, so that the order in which a dictionary is walked changes nothing.
final class Chance {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    func next() -> UInt64 { generator.next() }

    /// Another stream.
    func stream() -> Chance { Chance(seed: next()) }

    func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
    }

    func span(_ range: ClosedRange<Int>) -> Milliseconds { Milliseconds(number(range)) }

    /// Comes true so many times in a hundred.
    func percent(_ likelihood: Int) -> Bool { number(1...100) <= likelihood }

    func one<Element>(of elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    /// A span that is mostly short and sometimes much longer: the mean of an exponential distribution, cut at ten means.
    func around(_ mean: Int) -> Milliseconds {
        // Halvings of a whole number, so that no machine rounds differently.
        var halvings = 0
        while halvings < 10, next() % 2 == 0 { halvings += 1 }
        return Milliseconds(1 + halvings * mean + number(0...max(1, mean)) / 2)
    }
}
