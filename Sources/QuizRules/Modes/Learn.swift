/// Alone: lesson cards first, then each question with its full solution, and no score.
struct Learn: SelfPacedMode {
    static let name = ModeName.learn
    var hasLesson: Bool { true }
    var hasScore: Bool { false }
}
