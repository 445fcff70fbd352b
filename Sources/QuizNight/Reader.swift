import QuizProtocol
import QuizRules

/// A person at a terminal: what stands before them, and how they want it. Programs have none.
final class Reader {
    var style = TextStyle()
    var isQuiet = false
    /// A player who is out, and watches on.
    var isOut = false
    private(set) var context = TextContext()
    /// What was before the person until the question now open was shown, and when that was.
    private var earlier = TextContext()
    private var questionShownAt: Milliseconds?
    /// As their telnet reported it last.
    private var windowWidth: Int?
    /// When they were last told how many have answered.
    var lastCount: Milliseconds?

    /// What a telnet reports holds from then on; what was typed since then (`width 44`) stands until the window changes.
    func windowIs(_ columns: Int) {
        guard columns != windowWidth else { return }
        windowWidth = columns
        style.width = min(250, max(40, columns))
    }

    /// They have come into a room.
    func enter(as role: Role, _ scene: Scene) {
        context.role = role.text
        context.isSelfPaced = scene.isSelfPaced
        isOut = scene.isOut
        show(scene.phase, scene.question, isByBuzz: scene.isByBuzz, word: scene.word)
    }

    /// Notes what an announcement changes of what stands before them.
    func note(_ told: Told, at now: Milliseconds) {
        switch told.what {
        case .opened: if context.role != .player { show(.open) }
        case .round(let opened): show(.round(opened.round))
        case .stakeOpen(let opened): show(.stake(opened.shown.number))
        case .question(let opened):
            earlier = context
            questionShownAt = now
            show(.question(opened.shown.number), opened.shown, isByBuzz: opened.isByBuzz)
        case .buzzed(let buzzed):
            context.phase = .buzzed(buzzed.shown.number)
            context.word = buzzed.player
        case .buzzResult(let result):
            context.phase = .question(result.question)
            context.word = nil
        case .reveal(let reveal): show(.reveal(reveal.question.number))
        case .leaderboard(let board): show(.board(board.after))
        case .gameOver: show(.over)
        case .hostAway, .hostBack, .paused, .continued, .extended, .skipped, .adjusted, .voided, .regraded, .said: break
        }
    }

    /// The same for what is this one's alone.
    func note(_ event: PersonalEvent, at now: Milliseconds) {
        switch event {
        case .lesson(let lesson): show(.lesson(lesson.number))
        case .question(let own):
            earlier = context
            questionShownAt = now
            show(.question(own.shown.number), own.shown)
        case .reveal(let reveal): show(.reveal(reveal.question.number))
        case .finished: show(.over)
        case .feedback, .seated, .renamed: break
        }
    }

    private func show(_ phase: Phase, _ question: ShownQuestion? = nil, isByBuzz: Bool = false, word: PlayerID? = nil) {
        context.phase = phase
        context.isByBuzz = isByBuzz
        context.word = word
        context.question = question?.number
        context.kind = question?.kind
        context.options = question?.options.map(\.text) ?? []
    }

    /// What a line belongs to that came at `received`: sooner after the question than the network's round trip, its
    /// writer cannot have seen it, so it belongs to what stood before.
    func context(forLineAt received: Milliseconds, roundTrip: Int) -> TextContext {
        // At one's own pace each line is taken only once all before it has been answered.
        guard !context.isSelfPaced else { return context }
        guard let shown = questionShownAt, received.value - shown.value < Int64(roundTrip) else { return context }
        return earlier
    }
}
