/// What somebody who comes now is shown, and what the room may know of the open question.
extension Game {
    private static let namedWaiting = 20

    /// Where the game stands, as `player` (nil: a watcher or a host) would have it. `at`: now.
    public func state(for player: PlayerID?, at: Milliseconds) -> StateView {
        let moment = max(now, at)
        let you = player.flatMap { players.indices.contains($0.index) ? players[$0.index] : nil }.map { player in
            StateView.You(
                player: player.id, name: player.name, team: player.team, score: player.score, rank: rank(of: player.id),
                answer: standingForm(of: player.id), lives: mode.lives(of: player.id), out: mode.isOut(player.id),
                stake: standingStake(of: player.id))
        }
        var state = StateView(
            phase: phase, paused: isPaused, mode: setup.mode, title: setup.title, players: playerCount,
            questions: programme.items.count, locked: isLocked, seq: seq, you: you,
            now: scene.map { shown($0, at: moment) })
        addPlace(of: player, to: &state)
        return state
    }

    /// At one's own pace, what one has before oneself.
    private func addPlace(of player: PlayerID?, to state: inout StateView) {
        state.closesAt = aloneClose
        state.isHosted = setup.isHosted
        guard let pace = alone else { return }
        state.questions = pace.drawn.count
        guard let player, pace.walks.indices.contains(player.index) else { return }
        let walk = pace.walks[player.index]
        if !walk.steps.isEmpty { state.questions = walk.steps.count }
        state.you?.phase = walk.place
        guard let event = standing(of: player) else { return }
        if case .question(let own) = event { state.you?.attempts = own.attempts }
        state.own = [Personal(to: player, at: placeSince(walk), what: event)]
    }

    private func placeSince(_ walk: Walk) -> Milliseconds {
        guard let step = walk.current.map({ walk.steps[$0] }) else { return phaseSince }
        if case .reveal = walk.place, let last = step.attempts.last { return last.receivedAt }
        return step.openedAt
    }

    private func shown(_ told: Told, at moment: Milliseconds) -> Told {
        let what: Announcement
        switch told.what {
        case .question(var opened):
            opened.clock = clock(at: moment, withRemaining: true)
            what = .question(opened)
        case .stakeOpen(var opened):
            opened.clock = clock(at: moment, withRemaining: true)
            what = .stakeOpen(opened)
        default: return told
        }
        return Told(seq: told.seq, at: told.at, what: what)
    }

    /// What a player has staked: on the question that comes, or on the open one, where silence has staked too.
    private func standingStake(of player: PlayerID) -> Int? {
        guard mode.takesStakes else { return nil }
        switch phase {
        case .stake: return mode.stake(of: player)
        case .question(let number): return staking?.number == number ? mode.stake(of: player) ?? mode.silentStake : nil
        case .lobby, .lesson, .round, .buzzed, .reveal, .board, .open, .over: return nil
        }
    }

    private func standingForm(of player: PlayerID) -> AnswerForm? {
        guard case .question = phase, let current else { return nil }
        return standingAnswer(of: player).map { current.kind.form($0.answer) }
    }

    /// The open question's number, and what is known of it. It stays open while somebody has the word.
    public var openQuestion: Int? {
        switch phase {
        case .question(let number), .buzzed(let number): number
        case .lobby, .lesson, .round, .stake, .reveal, .board, .open, .over: nil
        }
    }

    public var openSolution: Solution? {
        openQuestion == nil ? nil : current.map { Solution($0.item.question) }
    }

    /// How many players are asked the open question, how many have answered, and the names of at most 20 who have not;
    /// before it, the same of those who stake.
    public var progress: (question: Int, answered: Int, players: Int, waiting: [String])? {
        if let pace = alone { return progress(pace) }
        let number: Int, attendance: Attendance
        switch (phase, current, staking) {
        case (.question(let open), let current?, _), (.buzzed(let open), let current?, _):
            (number, attendance) = (open, current.attendance)
        case (.stake(let next), _, let staking?): (number, attendance) = (next, staking.attendance)
        default: return nil
        }
        let waiting = attendance.waiting.first(Self.namedWaiting).map { players[$0.index].name }
        return (number, attendance.answered, attendance.asked, waiting)
    }

    /// Of a class at its own pace: how many have finished.
    private func progress(_ pace: SelfPace) -> (question: Int, answered: Int, players: Int, waiting: [String])? {
        guard phase == .open else { return nil }
        let playing = players.filter { $0.presence.isIn }
        let waiting = playing.filter { pace.walks[$0.id.index].finishedAt == nil }
        return (
            pace.drawn.count, playing.count - waiting.count, playing.count,
            waiting.prefix(Self.namedWaiting).map(\.name)
        )
    }

    /// The shuffled order in which the open question is to be served: those who were here when it opened.
    public var serviceOrder: [PlayerID] { openQuestion == nil ? [] : current?.serviceOrder ?? [] }

    /// A newcomer finds a line of their own in what the phase is made of.
    mutating func addToScene(_ id: PlayerID) {
        guard let told = scene.first else { return }
        let player = players[id.index]
        let rank = rank(of: id)
        let rest = scene.dropFirst()
        scene = []
        let what: Announcement
        switch told.what {
        case .reveal(var reveal):
            reveal.you.append(
                Reveal.You(
                    status: nil, correct: false, points: 0, elapsed: nil, score: player.score, rank: rank, streak: 0,
                    lives: mode.lives(of: id), out: mode.isOut(id), watched: true))
            what = .reveal(reveal)
        case .stakeOpen(var opened):
            opened.most.append(mode.mostStake(score: player.score))
            what = .stakeOpen(opened)
        case .leaderboard(var board):
            board.you.append(Board.You(rank: rank, score: player.score, behind: nil))
            what = .leaderboard(board)
        default:
            what = told.what
        }
        scene = [Told(seq: told.seq, at: told.at, what: what)] + rest
    }
}
