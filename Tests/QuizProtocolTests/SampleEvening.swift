import QuizProtocol
import QuizRules

extension Adjustment {
    static let sample = Adjustment(
        player: .ben, name: "Ben", points: -50, reason: "a wrong count",
        you: [Adjusted(points: -50, score: 590, rank: 3)])
}

extension RoundSettings {
    static var fast: RoundSettings {
        var settings = RoundSettings()
        settings.seconds = 10
        settings.points = 500
        settings.penaltyPercent = 50
        return settings
    }
}

/// The people, questions and boards that the samples are about.
extension PlayerID {
    static let ben = PlayerID(number: 1)
    static let ada = PlayerID(number: 3)
}

extension Standing {
    static let ada = Standing(rank: 1, player: .ada, name: "Ada", team: nil, score: 892, moved: 1)
    static let ben = Standing(rank: 2, player: .ben, name: "Ben", team: "Owls", score: 640, moved: -1)
}

extension [TeamStanding] {
    static let owls = [TeamStanding(rank: 1, name: "Owls", score: 766, players: 2, moved: 0)]
}

extension Board {
    static func sample(teams: [TeamStanding]?) -> Board {
        Board(
            after: 1, top: [.ada], teams: teams, players: 3,
            you: [
                You(rank: 2, score: 640, behind: .init(name: "Ada", by: 252)), You(rank: 3, score: 0, behind: nil),
                You(rank: 1, score: 892, behind: nil),
            ])
    }
}

extension Reveal {
    static let sample = Reveal(
        question: .blanks, solution: Solution(.blanks),
        tally: Tally(answered: 2, right: 1, options: [.init(key: "A", count: 2), .init(key: "B", count: 0)]),
        players: 3,
        you: [
            You(status: nil, correct: false, points: 0, elapsed: nil, score: 640, rank: 2, streak: 0),
            You(status: .late, correct: true, points: 0, elapsed: 21_000, score: 0, rank: 3, streak: 0),
            You(status: .accepted, correct: true, points: 892, elapsed: 4310, score: 892, rank: 1, streak: 1),
        ])
}

extension Reveal {
    static let lives = Reveal(
        question: .blanks, solution: Solution(.blanks), tally: Tally(answered: 0, right: nil, options: []), players: 3,
        you: [
            You(
                status: nil, correct: false, points: 0, elapsed: nil, score: 640, rank: 2, streak: 0, lives: 0,
                out: true)
        ])
}

extension StakesOpened {
    static let sample = StakesOpened(shown: .blanks, seconds: 15, silent: 100, clock: .whole, most: [640, 100, 100])
}

extension Clock {
    static let whole = Clock(closesAt: 1_795_430_020_123, extra: [ExtraTime(player: .ada, closesAt: 1_795_430_030_123)])
}

extension StateView.You {
    static let ada = StateView.You(player: .ada, name: "Ada", team: nil, score: 0, rank: 1, answer: nil)
    static let lives = StateView.You(
        player: .ada, name: "Ada", team: nil, score: 0, rank: 1, answer: nil, lives: 3, out: false)
}

extension StateView {
    static func lobby(you: You?) -> StateView {
        StateView(
            phase: .lobby, paused: false, mode: .classic, title: "MLOps and DevOps", players: 3, questions: 16,
            locked: false, seq: 0, you: you, now: [])
    }

    static let list = StateView(
        phase: .question(5), paused: false, mode: .classic, title: "MLOps and DevOps", players: 3, questions: 16,
        locked: false, seq: 7,
        you: You(player: .ada, name: "Ada", team: nil, score: 0, rank: 1, answer: .texts(["Anne", "Maria"])), now: [])

    static let question = StateView(
        phase: .question(1), paused: false, mode: .teams, title: "MLOps and DevOps", players: 3, questions: 16,
        locked: true, seq: 7,
        you: You(player: .ada, name: "Ada", team: "Owls", score: 892, rank: 2, answer: .blanks(["B", "A"])),
        now: [
            Told(
                seq: 7, at: Sample.now,
                what: .question(
                    QuestionOpened(
                        shown: .blanks,
                        clock: Clock(remaining: 12_345, closesAt: Clock.whole.closesAt, extra: Clock.whole.extra))))
        ])
}

extension Seat {
    static func ada(team: String?, _ state: StateView) -> Seat {
        Seat(room: "K7QX", player: .ada, name: "Ada", team: team, resume: "maple-otter-427", state: state)
    }
}

// MARK: - Questions

extension ShownQuestion {
    static let blanks = ShownQuestion(.blanks, number: 1, of: 16, round: 1)
    static let number = ShownQuestion(.number, number: 2, of: 16, round: 1)
    static let order = ShownQuestion(.order, number: 3, of: 16, round: 1)
    static let list = ShownQuestion(.list, number: 5, of: 16, round: 1)
    static let poll = ShownQuestion(.poll, number: 6, of: 16, round: 1)
    static let match = ShownQuestion(.match, number: 4, of: 16, round: 1)
}

extension Solution {
    static let number = Solution(.number)
}

extension Question {
    static let blanks = {
        var question = Question(id: "devops", text: "DevOps automates ___ and ___.", kind: TwoGaps())
        question.difficulty = .medium
        question.explanation = ["First build.", "Then test."]
        return question
    }()

    static let number = {
        var question = Question(id: "tower", text: "How high is it?", kind: Height())
        question.points = 500
        question.seconds = 0
        question.topic = "Towers"
        question.media = Media(url: "https://example.org/tower.png", alt: "A tower")
        question.explanation = ["Count the steps."]
        question.mistakes = [Mistake(answer: "300", why: "that was before the aerial")]
        question.check = "330 m."
        return question
    }()
}

extension Question {
    static let order = untimed("Who was born first?", Order(options: ["Mozart", "Bach"], correct: [1, 0]))

    static let match = untimed(
        "Who lives where?", Match(left: ["badger", "fox"], options: ["den", "sett"], correct: [1, 0]))

    static let list = untimed("Name them.", List(items: [["Anne"], ["Emily"]]))

    static let poll = untimed("Tea or coffee?", Poll(options: ["Tea", "Coffee"]))

    private static func untimed(_ text: String, _ kind: any QuestionKind) -> Question {
        var question = Question(id: "untimed", text: text, kind: kind)
        question.seconds = 0
        return question
    }
}

/// Just enough of a kind to show: the rules have the real ones.
private struct TwoGaps: QuestionKind {
    static let name = KindName.blanks
    let options = ["testing", "build"]
    let gaps: Int? = 2
    let solutions = [Answer.blanks([1, 0])]
    let prompt = "Two letters in order, for instance: b a"
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer { .blanks([1, 0]) }
    func grade(_ answer: Answer) -> Grade { .right }
}

private struct Height: QuestionKind {
    static let name = KindName.number
    let unit: String? = "m"
    let solutions = [Answer.number(330)]
    let prompt = "A number, in m"
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer { .number(330) }
    func grade(_ answer: Answer) -> Grade { .right }
}
