/// As classic, but speed earns nothing, and equal scores share a rank.
struct Steady: Mode {
    static let name = ModeName.steady
    var speedCounts: Bool { false }
}
