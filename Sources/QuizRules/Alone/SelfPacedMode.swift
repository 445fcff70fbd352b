/// What one way of going at one's own pace does otherwise than another: alone, or a class in which each goes on when
/// they like. Each is one file in `Modes`, and answers only where it differs from `practice`.
package protocol SelfPacedMode: Mode {
    /// How often a question may be tried.
    var attempts: Int { get }
    /// Whether a question's hint is given to who asks for it.
    var hasHints: Bool { get }
    /// Whether the bank's lesson cards come before its questions.
    var hasLesson: Bool { get }
    /// Whether the solution is told after each question; else all of them at the end.
    var revealsEach: Bool { get }
    /// Whether right answers earn points.
    var hasScore: Bool { get }
    /// Whether a question that was not known comes back, now and in later sessions.
    var comesBack: Bool { get }
    /// How many questions are drawn from the bank; nil: all are asked.
    var drawn: Int? { get }
}

extension SelfPacedMode {
    package var speedCounts: Bool { false }
    package var attempts: Int { 1 }
    package var hasHints: Bool { true }
    package var hasLesson: Bool { false }
    package var revealsEach: Bool { true }
    package var hasScore: Bool { true }
    package var comesBack: Bool { false }
    package var drawn: Int? { nil }
}

extension ModeName {
    /// Whether each player goes at their own pace: `learn`, `practice` and `test`.
    public var isSelfPaced: Bool { mode is any SelfPacedMode }

    /// What a host may run for others.
    public var isForHosts: Bool { !isSelfPaced || self == .test }
}
