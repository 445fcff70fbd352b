/// What a game came to, question by question and player by player, with all corrections: what reports are made of.
public struct GameResults: Sendable {
    public struct Competitor: Sendable {
        public let player: PlayerID
        public let name: String
        public let team: String?
        public let score: Int
        /// Among those who are still in the game; nil: left or was put out.
        public let rank: Int?
        public let correct: Int
    }

    public struct Given: Sendable {
        public let form: AnswerForm
        public let isRight: Bool
        public let share: Share
        public let elapsed: Milliseconds
        /// Who gave it: in teams any member.
        public let by: PlayerID
    }

    /// One player's, or one team's, side of a question.
    public struct Line: Sendable {
        /// Asked, and in the game at the close: it was for them to answer.
        public let wasAsked: Bool
        public let given: Given?
        /// An answer came, but too late to count.
        public let isLate: Bool
        public let points: Int
        /// The score after it, as it now counts.
        public let score: Int
    }

    public struct Played: Sendable {
        public let number: Int
        public let round: String
        /// With its options in the order shown.
        public let question: Question
        /// The keys of its options.
        public let keys: [String]
        /// What is accepted, in the end.
        public let correct: [AnswerForm]
        public let isVoid: Bool
        public let isRegraded: Bool
        /// By `PlayerID.index`, of those who had joined by its close.
        public let players: [Line]
        /// By team, in modes where teams answer; empty in others.
        public let teams: [Line]

        /// Whether anything is right or wrong in it.
        public var isGraded: Bool { !correct.isEmpty }
    }

    public let title: String
    public let mode: ModeName
    /// By `PlayerID.index`.
    public let players: [Competitor]
    /// In modes where teams answer, in the order of the lines of `Played.teams`.
    public let teams: [TeamStanding]
    /// In the order they were scored.
    public let questions: [Played]
    public let isOver: Bool
    /// Questions that count.
    public let scored: Int
}

extension Game {
    public var results: GameResults {
        var played: [GameResults.Played] = []
        var counting = self
        counting.recount { entry, gained, game in
            played.append(game.played(entry, gained, roundNames: programme.rounds.map(\.name)))
        }
        if let alone { played = results(alone) }
        let lines = board(top: 1).you
        return GameResults(
            title: setup.title, mode: setup.mode,
            players: players.map { player in
                GameResults.Competitor(
                    player: player.id, name: player.name, team: player.team, score: player.score,
                    rank: player.presence.isIn ? lines[player.id.index].rank : nil, correct: player.record.correct)
            },
            teams: answersByTeam ? teamsInOrder() : [], questions: played, isOver: phase == .over,
            scored: alone == nil ? scored : played.count)
    }

    private func teamsInOrder() -> [TeamStanding] {
        let ranked = board(top: 1).teams ?? []
        return teams.map { team in
            ranked.first { $0.name == team.name }
                ?? TeamStanding(rank: ranked.count + 1, name: team.name, score: team.record.score, players: 0, moved: 0)
        }
    }

    /// `self`: as it is counted up to this question.
    private func played(_ entry: PlayedQuestion, _ gained: [Int], roundNames: [String]) -> GameResults.Played {
        let question = entry.question, kind = question.kind, absent = Set(entry.absent)
        let lines = question.turns.indices.map { index in
            let player = players[index]
            let standing: StandingAnswer? =
                entry.members.isEmpty
                ? question.turns[index].standing
                : entry.members.firstIndex { $0.contains(player.id) }.flatMap { question.teamAnswers[$0] }
            return GameResults.Line(
                wasAsked: entry.mode.isInPlay(player.id) && !absent.contains(player.id),
                given: standing.map { given($0, kind) }, isLate: question.turns[index].hasLateAnswer,
                points: gained[index], score: player.score)
        }
        let teamLines = entry.members.indices.map { index in
            let member = entry.members[index].first
            return GameResults.Line(
                wasAsked: entry.members[index].contains { !absent.contains($0) },
                given: question.teamAnswers[index].map { given($0, kind) }, isLate: false,
                points: member.map { gained[$0.index] } ?? 0, score: teams[index].record.score)
        }
        return GameResults.Played(
            number: entry.number, round: roundNames[question.item.round - 1], question: question.item.question,
            keys: kind.keys, correct: entry.correct, isVoid: entry.isVoid, isRegraded: entry.key != nil,
            players: lines, teams: teamLines)
    }

    func given(_ standing: StandingAnswer, _ kind: any QuestionKind) -> GameResults.Given {
        GameResults.Given(
            form: kind.form(standing.answer), isRight: standing.grade.right, share: standing.grade.share,
            elapsed: standing.elapsed, by: standing.by)
    }
}
