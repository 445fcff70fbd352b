import QuizProtocol
import QuizRules

/// One of each thing that a server says, taken from a game of 10,000 that was played, by the name it has on the wire.
struct SampleEvents {
    let replies: [(String, Event)]
    let announcements: [(String, Told)]
    let personal: [(String, Event)]
    let player = PlayerID(number: 1)
    /// What is encoded, and its time.
    let told: (question: Told, receipt: Receipt, reveal: Told, board: Told)
    let at: Milliseconds

    init(players: Int) {
        var night = SampleNight(players: players)
        let state = night.game.state(for: player, at: night.now)
        told = night.playQuestion()
        at = night.now
        guard case .reveal(let reveal) = told.reveal.what, case .leaderboard(let board) = told.board.what else {
            preconditionFailure("a question has a reveal and a board")
        }
        replies = Self.replies(state, told.receipt, board)
        personal = Self.personal(reveal)
        let boardAt = told.board.at
        announcements =
            [("question", told.question), ("reveal", told.reveal), ("leaderboard", told.board)]
            + Self.announcements(reveal, board, at: at).map { ($0, Told(seq: 7, at: boardAt, what: $1)) }
    }

    private static func replies(_ state: StateView, _ receipt: Receipt, _ board: Board) -> [(String, Event)] {
        let ada = PlayerID(number: 1)
        let seat = Seat(room: "K7QX", player: ada, name: "Ada", team: nil, resume: "maple-otter-427", state: state)
        let bank = BankSummary(name: "pub-quiz", title: "Pub quiz", questions: 30, rounds: 3, language: "en")
        let rows = (1...100).map { number in
            PlayerRow(
                player: PlayerID(number: number), name: "player-\(number)", team: nil, connected: true, answered: false,
                score: 892, roundTrip: 23)
        }
        return [
            ("welcome", .welcome(version: "0.1.0")), ("pong", .pong(t: .integer(1))),
            ("banks (10)", .banks([BankSummary](repeating: bank, count: 10))),
            ("created", .created(room: "K7QX", hostToken: "7kq2-m4xd-9s3f-1a2b", join: ["192.0.2.7:7777"])),
            ("hosting", .hosting(room: "K7QX", state)), ("joined", .joined(seat)), ("resumed", .resumed(seat)),
            ("watching", .watching(room: "K7QX", state)), ("receipt", .receipt(receipt)),
            ("hint", .hint(Hint(question: 1, text: "It rises in the Black Forest."))),
            ("standings", .standings(board, around: Array(board.top.prefix(5)), you: ada)),
            ("players (100)", .players(rows)),
            ("code", .code(ada, name: "Ada", room: "K7QX", resume: "maple-otter-427")), ("ok", .ok),
            ("ok, of what was done", .done(.kicked("Ada"))),
            ("error", .error(Problem(.wrongPhase, "Question 3 is not open yet."))),
            ("lobby", .lobby(LobbyCount(players: 10_000, joined: ["Ada", "Ben"]))),
            ("seats", .seats([SeatChange(player: ada, name: "Ada", connected: false)])),
            ("progress", .progress(Progress(question: 1, answered: 5000, players: 10_000, waiting: nil))),
            (
                "team_answer",
                .teamAnswer(TeamAnswer(question: 1, player: ada, name: "Ada", answer: .choice("B")))
            ),
            ("bye", .bye(.shuttingDown)),
        ]
    }

    private static func personal(_ reveal: Reveal) -> [(String, Event)] {
        let card = LessonCard(title: "Rivers", text: "The Danube passes Vienna, Bratislava, Budapest and Belgrade.")
        let of: [(String, PersonalEvent)] = [
            ("seated", .seated(SeatInTeam(team: "Otters", others: ["Ben", "Cleo"]))), ("renamed", .renamed("Ada")),
            ("lesson", .lesson(LessonShown(number: 1, of: 5, card: card))),
            ("question to one", .question(OwnQuestion(shown: reveal.question, attempts: 3, hasHint: true))),
            (
                "feedback",
                .feedback(Feedback(question: 1, attempt: 1, left: 2, isPartlyRight: false, mistake: "It is near."))
            ),
            (
                "reveal to one",
                .reveal(
                    OwnReveal(
                        question: reveal.question, solution: reveal.solution, you: reveal.you[0], comesBack: false,
                        hasScore: true))
            ),
            ("finished", .finished),
        ]
        return of.map { ($0, .personal($1)) }
    }

    private static func announcements(
        _ reveal: Reveal, _ board: Board, at: Milliseconds
    ) -> [(String, Announcement)] {
        let ada = PlayerID(number: 1)
        let shown = reveal.question
        let clock = Clock(remaining: .seconds(12), closesAt: at + .seconds(12))
        let adjusted = reveal.you.map { Adjusted(points: 50, score: $0.score, rank: $0.rank) }
        let over = reveal.you.map { GameOver.You(rank: $0.rank, score: $0.score, correct: 12, of: 16) }
        return [
            ("opened", .opened(ClassOpened(questions: 16, closesAt: at))),
            ("round", .round(RoundOpened(round: 2, name: "Rivers", of: 3))),
            (
                "stake_open",
                .stakeOpen(
                    StakesOpened(
                        shown: shown, seconds: 20, silent: 0, clock: clock,
                        most: [Int](repeating: 500, count: reveal.you.count)))
            ),
            ("buzzed", .buzzed(Buzzed(shown: shown, player: ada, name: "Ada", seconds: 10))),
            (
                "buzz_result",
                .buzzResult(
                    BuzzResult(question: 1, player: ada, name: "Ada", right: false, reopened: true, clock: clock))
            ),
            ("host_away", .hostAway), ("host_back", .hostBack), ("paused", .paused), ("continued", .continued(clock)),
            ("extended", .extended(clock)), ("skipped", .skipped(question: 1)),
            (
                "adjusted",
                .adjusted(
                    Adjustment(player: ada, name: "Ada", points: 50, reason: "for a good joke", you: adjusted))
            ),
            ("voided", .voided(question: 1, you: adjusted)),
            ("regraded", .regraded(Regraded(question: 1, correct: [.choice("B")], you: adjusted))),
            ("said", .said("A break of five minutes.")),
            (
                "game_over",
                .gameOver(
                    GameOver(podium: Array(board.top.prefix(3)), teams: nil, players: board.players, you: over))
            ),
        ]
    }
}
