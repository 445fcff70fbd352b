/// Alone, or a class against one clock: ten questions drawn over all difficulties, one attempt, nothing told of right
/// and wrong before the end, and then a verdict for each topic.
struct Test: SelfPacedMode {
    static let name = ModeName.test
    var hasHints: Bool { false }
    var revealsEach: Bool { false }
    var drawn: Int? { 10 }
}
