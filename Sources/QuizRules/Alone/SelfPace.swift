/// What a game keeps in which everybody goes at their own pace.
package struct SelfPace: Sendable {
    package let mode: any SelfPacedMode
    package let lesson: [LessonCard]
    /// All questions of the game but polls, whose point is what many say.
    package let pool: [Programme.Item]
    /// Positions in `pool` of those that are asked, in order.
    package var drawn: [Int]
    /// By `PlayerID.index`.
    package var walks: [Walk] = []
    /// Of a class: how long all have; nil: as long as they like.
    package var limit: Milliseconds?

    /// How often a question comes back in one session: who cannot remember it today had better sleep over it.
    static let mostReturns = 2

    init?(_ setup: GameSetup, _ programme: Programme, chance: inout SplitMix64) {
        guard let mode = setup.mode.mode as? any SelfPacedMode else { return nil }
        self.mode = mode
        lesson = mode.hasLesson ? setup.lesson : []
        pool = programme.items.filter(\.question.kind.isGraded)
        drawn = Self.draw(mode, pool, &chance)
        limit = setup.options.totalSeconds.map { .seconds($0) }
    }

    private static func draw(
        _ mode: any SelfPacedMode, _ pool: [Programme.Item], _ chance: inout SplitMix64
    ) -> [Int] {
        guard let count = mode.drawn else { return Array(pool.indices) }
        return TestDraw.draw(count, from: pool.map(\.question), using: &chance)
    }

    /// Another session: other questions, where they are drawn.
    mutating func redraw(using chance: inout SplitMix64) { drawn = Self.draw(mode, pool, &chance) }

    // MARK: - A session

    /// The questions that a player is asked in a session that begins now.
    func questions(for walk: Walk, at now: Milliseconds) -> [Int] {
        guard mode.comesBack, !walk.boxes.isEmpty else { return drawn }
        let due = drawn.filter { walk.boxes[$0].due <= now }
        // Who comes back too early may practise all the same, the least known first.
        let asked = due.isEmpty ? drawn : due
        return asked.sorted { a, b in
            let (one, other) = (walk.boxes[a].number, walk.boxes[b].number)
            return one == other ? a < b : one < other
        }
    }

    /// One of the questions that were drawn, as it is shown with its solution at the end of a test.
    package func review(_ number: Int) -> ShownQuestion {
        let item = pool[drawn[number - 1]]
        var question = item.question
        question.seconds = 0
        return ShownQuestion(question, number: number, of: drawn.count, round: item.round)
    }

    func shown(_ step: Int, of walk: Walk) -> ShownQuestion {
        let taken = walk.steps[step]
        var question = taken.question
        question.seconds = 0
        if !mode.hasScore || taken.returns > 0 { question.points = 0 }
        return ShownQuestion(question, number: step + 1, of: walk.steps.count, round: pool[taken.item].round)
    }
}
