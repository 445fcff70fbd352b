/// Chance for property tests (SplitMix64): a failing seed can be thrown again.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0xD1B5_4A32_D192_ED03 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    init(seed: UInt64) { state = seed }

    /// From 0 to one less than `sides`.
    mutating func roll(_ sides: Int) -> Int { Int(next() % UInt64(sides)) }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    mutating func heads() -> Bool { Bool.random(using: &self) }
    mutating func one<Element>(of choices: [Element]) -> Element { choices[number(0...choices.count - 1)] }
    mutating func maybe<Value>(_ value: (inout Dice) -> Value) -> Value? { heads() ? value(&self) : nil }

    /// Text of every sort: plain, quoted, escaped, foreign, with controls and joined pictures.
    mutating func text(_ most: Int = 12) -> String {
        let pieces = [
            "a", "Ada", " ", "\"", "\\", "/", "\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "e\u{301}", "ß", "数", "👩‍👩‍👧",
            "\u{2028}", "\u{10FFFF}", "{", "}", "p3", "null",
        ]
        return (0..<number(0...most)).map { _ in one(of: pieces) }.joined()
    }
}
