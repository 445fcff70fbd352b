/// What a host puts right after a question is over. The whole board is come to again from the ledger: as if it had been
/// so from the start, but for what had consequences (stakes, buzzes, who was out), which stays as it was.
extension Game {
    /// The most keys that one regrade may name.
    private static let mostKeys = 100

    /// The question counts for nobody: no points, no streak made or broken by it.
    mutating func void(_ number: Int) throws(Refusal) {
        var (place, played) = try played(number)
        if played.isVoid { throw Refusal(.wrongPhase, "Question \(number) is void already.") }
        played.isVoid = true
        ledger[place] = .question(played)
        let you = recountAll()
        tell(.voided(question: number, you: you))
        refreshScene()
    }

    /// The question is graded by another key; one that was void counts again.
    mutating func regrade(_ number: Int, _ correct: [GivenAnswer]) throws(Refusal) {
        var (place, played) = try played(number)
        guard (1...Self.mostKeys).contains(correct.count) else {
            throw Refusal(.badMember, "Name 1 to \(Self.mostKeys) answers that are right.")
        }
        let kind = played.question.kind
        guard !kind.solutions.isEmpty else {
            throw Refusal(.badMember, "Nothing is right or wrong in question \(number), so it cannot be regraded.")
        }
        var key: [Answer] = []
        for given in correct { key.append(try kind.read(given)) }
        let keys = kind.keyed(toAll: key).map { [$0] } ?? key.compactMap { kind.keyed(to: $0) }
        guard !keys.isEmpty else {
            throw Refusal(.badMember, "A question of this kind cannot be regraded. Void it instead.")
        }
        played.key = key
        played.isVoid = false
        played.question.regrade(by: keys)
        ledger[place] = .question(played)
        if current?.number == number { current?.regrade(by: keys) }
        let you = recountAll()
        tell(.regraded(Regraded(question: number, correct: played.correct, you: you)))
        refreshScene()
    }

    private func played(_ number: Int) throws(Refusal) -> (place: Int, PlayedQuestion) {
        if isSelfPaced {
            throw Refusal(.notAllowedInMode, "In mode \(setup.mode.rawValue) no question can be corrected.")
        }
        for (place, entry) in ledger.enumerated() {
            if case .question(let played) = entry, played.number == number { return (place, played) }
        }
        if number == openQuestion {
            throw Refusal(.wrongPhase, "Question \(number) is still open. Close it first, or skip it.")
        }
        guard programme.items.indices.contains(number - 1) else {
            throw Refusal(.noSuchQuestion, "There is no question \(number): this game has \(programme.items.count).")
        }
        let why = number <= openings.count ? "was put aside, and counts for nobody" : "has not been played yet"
        throw Refusal(.noSuchQuestion, "Question \(number) \(why).")
    }

    // MARK: - The ledger

    mutating func keep(_ current: CurrentQuestion) {
        ledger.append(.question(PlayedQuestion(current, mode: mode, teams: teams, players: players)))
    }

    /// Gives all points anew. `each` is handed every question with what each player gained by it, after it was given.
    mutating func recount(_ each: (PlayedQuestion, _ gained: [Int], Game) -> Void = { _, _, _ in }) {
        let mode = mode, members = teams.map(\.members)
        for index in players.indices { players[index].record = Record() }
        for index in teams.indices { teams[index].record = Record() }
        scored = 0
        for entry in ledger {
            switch entry {
            case .adjustment(let player, let team, let points):
                adjust(player, team: team, by: points)
            case .question(let played):
                var gained = players.map { _ in 0 }
                if !played.isVoid {
                    self.mode = played.mode
                    seat(played.members)
                    gained = give(played.question)
                }
                each(played, gained, self)
            }
        }
        self.mode = mode
        seat(members)
    }

    private mutating func seat(_ members: [[PlayerID]]) {
        for index in teams.indices { teams[index].members = members.indices.contains(index) ? members[index] : [] }
    }

    private mutating func recountAll() -> [Adjusted] {
        let before = players.map(\.score)
        recount()
        let mode = mode, speedCounts = mode.speedCounts, players = players
        leaderboard.rekey { players[$0.index].key(mode, speedCounts) }
        return changes(since: before)
    }

    /// What became of everybody's score.
    mutating func changes(since before: [Int]) -> [Adjusted] {
        refreshBoardLines()
        let lines = boardLines?.you ?? []
        return players.map {
            let index = $0.id.index
            return Adjusted(points: $0.score - before[index], score: $0.score, rank: lines[index].rank)
        }
    }

    // MARK: - What stands before everybody

    /// Who comes now is shown what is right now. A board, or the end, is also told again to all: it has changed before
    /// their eyes.
    mutating func refreshScene() {
        guard let told = scene.last else { return }
        switch told.what {
        case .reveal(let reveal): scene = [Told(seq: told.seq, at: told.at, what: .reveal(corrected(reveal)))]
        case .leaderboard:
            scene = [tell(.leaderboard(toldBoard()))]
            rememberRanks()
        case .gameOver: scene = freshReviews() + [tell(.gameOver(gameOver()))]
        default: break
        }
    }

    /// What stands before the end of a test: its solutions, with everybody's score as it is now.
    private func freshReviews() -> [Told] {
        guard let pace = alone, !pace.mode.revealsEach else { return [] }
        return zip(scene, reviews(pace)).map { Told(seq: $0.seq, at: $0.at, what: .reveal($1)) }
    }

    private func corrected(_ reveal: Reveal) -> Reveal {
        var reveal = reveal
        var counting = self
        counting.recount { played, gained, _ in
            guard played.number == reveal.question.number else { return }
            reveal.solution.correct = played.correct
            for index in reveal.you.indices { reveal.you[index].points = gained[index] }
        }
        if let current { reveal.tally = tally(current) }
        let lines = boardLines?.you ?? []
        for index in reveal.you.indices {
            let player = players[index]
            reveal.you[index].correct = standingAnswer(of: player.id)?.grade.right ?? false
            reveal.you[index].score = player.score
            reveal.you[index].rank = lines[index].rank
            reveal.you[index].streak = player.record.streak
        }
        return reveal
    }
}
