import QuizNight
import QuizRules

/// What a game comes to in which each goes at their own pace (learn, practice, test; alone or as a class), by the
/// description of the rules and without a line of their code. After every input it says where each player must stand.
///
/// Its subjects: `OwnPaceModel+Attempts`, `OwnPaceModel+Session` (what is asked, and comes back), `OwnPaceModel+Ending`.
final class OwnPaceModel: RulesModel {
    enum Place: Equatable {
        case lobby
        case lesson(Int)
        case question(Int)
        case reveal(Int)
        case over
    }

    struct Step {
        let question: SimulatedQuestion
        /// How often it has come back in this session.
        let returns: Int
        let openedAt: Int
        /// As it was shown; nil until then.
        var shown: ShownQuestion?
        var attempts: [GivenAnswer] = []
        var misses = 0
        var hasHint = false
        var points = 0
        var isRight = false
        var lastElapsed: Int?
    }

    struct Walk {
        var place = Place.lobby
        var steps: [Step] = []
        /// What is still to come back, in order.
        var returning: [(id: Int, returns: Int)] = []
        /// How many questions this session began with; the others have come back.
        var planned = 0
        var hasFinished = false
        /// By question: which box it is in, and since when.
        var boxes: [Int: (number: Int, since: Int)] = [:]
        /// Those boxes as they were when this session began.
        var rank: [Int: Int] = [:]
        /// The questions that are due in this session.
        var due: Set<Int> = []
        var points = 0
        var streak = 0
        var correct = 0
        var history: Set<Int> = [0]
        var percent = 100
        var isIn = true
    }

    let setup: GameSetup
    let bank: SimulatedBank
    let record: Record
    var walks: [Walk] = []
    var isOpen = false
    var isOver = false
    var begunAt = 0
    /// 0: no clock.
    var seconds = 0
    var pauses: [(from: Int, until: Int?)] = []
    var now = 0

    init(_ setup: GameSetup, _ bank: SimulatedBank, _ record: Record) {
        self.setup = setup
        self.bank = bank
        self.record = record
        seconds = setup.options.totalSeconds ?? 0
    }

    var isClass: Bool { setup.isHosted }
    var attempts: Int { setup.mode == .practice ? 3 : 1 }
    var revealsEach: Bool { setup.mode != .test }
    var isPaused: Bool { pauses.last.map { $0.until == nil } ?? false }
    var awaitsNaming: Bool { false }
    var graded: [SimulatedQuestion] { bank.questions.filter(\.isGraded) }

    func hasHad(score: Int, _ player: PlayerID) -> Bool { walks[player.index].history.contains(score) }

    // MARK: - What happens

    func take(_ input: Input, at: Milliseconds, _ outcome: Outcome, _ game: Game) {
        now = max(now, Int(at.value))
        switch input {
        case .join:
            walks.append(Walk())
            if isOpen { begin(walks.count - 1) }
        case .back(let player):
            walks[player.index].isIn = true
            if isOpen, walks[player.index].place == .lobby { begin(player.index) }
            // In a room of one's own the clock goes on with its player.
            if !isClass, isPaused { pauses[pauses.count - 1].until = now }
        case .leave(let player), .kick(let player), .ban(let player): walks[player.index].isIn = false
        case .extraTime(let player, let percent): walks[player.index].percent = percent
        case .extend(let more): seconds += more
        case .adjust(let player, let points, _): add(points, to: player.index)
        case .start, .next: start()
        case .advance(let player, _): advance(player.index)
        case .hint(let player, _):
            if case .question(let number) = walks[player.index].place {
                walks[player.index].steps[number - 1].hasHint = true
            } else {
                record.fail("a hint to no question")
            }
        case .answer(let player, let number, let given, let received, _):
            if case .receipt(let receipt) = outcome.reply {
                take(receipt, of: player.index, number, given, received, outcome)
            }
        default: break
        }
        for told in outcome.told { hear(told) }
        checkPlaces(game, outcome)
        expectEnd()
    }

    private func hear(_ told: Told) {
        let at = Int(told.at.value)
        switch told.what {
        case .paused: pauses.append((at, nil))
        case .continued: if !pauses.isEmpty { pauses[pauses.count - 1].until = at }
        case .gameOver(let over): end(over)
        case .reveal(let reveal): check(reveal)
        case .question, .skipped, .leaderboard, .round, .stakeOpen, .buzzed, .buzzResult, .voided, .regraded:
            record.fail("something is told to all that each sees in their own time")
        case .opened, .extended, .adjusted, .said, .hostAway, .hostBack: break
        }
    }

    func add(_ points: Int, to player: Int) {
        walks[player].points = max(0, walks[player].points + points)
        walks[player].history.insert(walks[player].points)
    }

    /// Once all have finished there is nothing to wait for.
    private func expectEnd() {
        let playing = walks.filter(\.isIn)
        guard isOpen, !isPaused, setup.options.earlyClose ?? true, !playing.isEmpty else { return }
        record.expect(!playing.allSatisfy(\.hasFinished), "all have finished, and the game goes on")
    }

    // MARK: - Where everybody stands

    private func checkPlaces(_ game: Game, _ outcome: Outcome) {
        for index in walks.indices {
            let player = PlayerID(number: index + 1)
            let state = game.state(for: player, at: Milliseconds(now))
            record.expect(
                state.you?.phase?.description == Self.name(walks[index].place),
                "\(player) stands at \(state.you?.phase?.description ?? "-"), not at \(Self.name(walks[index].place))")
            record.expect(
                state.you?.score == walks[index].points,
                "\(player) has \(state.you?.score ?? -1) points, not \(walks[index].points)")
            if let event = state.own.first?.what { check(event, of: index) }
        }
        guard isOver else { return }
        let isShown = game.state(for: nil, at: Milliseconds(now)).now.contains {
            if case .gameOver = $0.what { true } else { false }
        }
        record.expect(isShown, "who comes after the end is not told of it")
    }

    private static func name(_ place: Place) -> String {
        switch place {
        case .lobby: "lobby"
        case .lesson(let number): "lesson:\(number)"
        case .question(let number): "question:\(number)"
        case .reveal(let number): "reveal:\(number)"
        case .over: "over"
        }
    }

    private func check(_ event: PersonalEvent, of player: Int) {
        let name = "p\(player + 1)"
        switch (event, walks[player].place) {
        case (.lesson(let lesson), .lesson(let number)):
            record.expect(lesson.number == number && lesson.of == bank.bank.lesson.count, "\(name) sees another card")
        case (.question(let own), .question(let number)):
            if number > walks[player].steps.count { asks(own, number, of: player) }
            guard walks[player].steps.indices.contains(number - 1) else { return }
            let step = walks[player].steps[number - 1]
            record.expect(own.attempts == attempts - step.misses, "\(name) has \(own.attempts) attempts left")
            record.expect((own.hint != nil) == step.hasHint, "\(name) is shown the hint, or is not")
            record.expect(
                bank.question(own.shown.text)?.id == step.question.id, "\(name) is shown another question")
        case (.reveal(let reveal), .reveal(let number)): check(reveal, walks[player].steps[number - 1], of: player)
        default: record.fail("\(name) is shown something else than \(walks[player].place)")
        }
    }
}
