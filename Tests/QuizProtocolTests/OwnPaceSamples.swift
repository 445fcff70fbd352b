import QuizProtocol
import QuizRules

/// What one is told at one's own pace.
extension Sample {
    static let ownPace = [
        Sample(
            .hint(Hint(question: 1, text: "It builds.")), re: .integer(3),
            #"{"type":"hint","re":3,"question":1,"text":"It builds."}"#),
        Sample(
            .personal(.lesson(LessonShown(number: 1, of: 2, card: LessonCard(title: "Dev", text: "One.\n\nTwo.")))),
            #"{"type":"lesson","at":1795430000123,"card":1,"of":2,"title":"Dev","text":"One.\n\nTwo."}"#),
        Sample(
            .personal(.question(.once)),
            #"{"type":"question","at":1795430000123,"question":2,"of":16,"round":1,"kind":"number","text":"How high is it?","unit":"m","points":500,"seconds":0,"topic":"Towers","media":{"url":"https://example.org/tower.png","alt":"A tower"},"you":{"attempts":3,"has_hint":true}}"#
        ),
        Sample(
            .personal(.question(.again)),
            #"{"type":"question","at":1795430000123,"question":2,"of":16,"round":1,"kind":"number","text":"How high is it?","unit":"m","points":500,"seconds":0,"closes_at":1795430600123,"topic":"Towers","media":{"url":"https://example.org/tower.png","alt":"A tower"},"again":true,"you":{"attempts":2,"has_hint":true,"hint":"Count the steps."}}"#
        ),
        Sample(
            .personal(.feedback(Feedback(question: 2, attempt: 1, left: 2, isPartlyRight: false, mistake: "Too low."))),
            #"{"type":"feedback","at":1795430000123,"question":2,"attempt":1,"left":2,"mistake":"Too low."}"#),
        Sample(
            .personal(.feedback(Feedback(question: 2, attempt: 3, left: 0, isPartlyRight: true, mistake: nil))),
            #"{"type":"feedback","at":1795430000123,"question":2,"attempt":3,"left":0,"partly":true}"#),
        Sample(
            .personal(
                .reveal(
                    OwnReveal(
                        question: .blanks, solution: Solution(.blanks),
                        you: Reveal.You(
                            status: .accepted, correct: true, points: 667, elapsed: 4310, score: 1667, rank: 1,
                            streak: 2), comesBack: true, hasScore: true))),
            #"{"type":"reveal","at":1795430000123,"question":1,"correct":[{"blanks":["B","A"]}],"explanation":["First build.","Then test."],"again":true,"you":{"status":"accepted","correct":true,"points":667,"elapsed":4310,"score":1667,"rank":1,"streak":2}}"#
        ),
        Sample(
            .personal(.seated(SeatInTeam(team: "Owls", others: ["Ben"]))),
            #"{"type":"seated","at":1795430000123,"team":"Owls","others":["Ben"]}"#),
        Sample(.personal(.renamed("Benedict")), #"{"type":"renamed","at":1795430000123,"name":"Benedict"}"#),
        Sample(.done(.locked), #"{"type":"ok"}"#),
        Sample(.personal(.finished), #"{"type":"finished","at":1795430000123}"#),
        Sample(
            .joined(.ada(team: nil, .ownPace)),
            #"{"type":"joined","room":"K7QX","player":"p3","name":"Ada","resume":"maple-otter-427","state":{"phase":"open","paused":false,"mode":"practice","title":"MLOps and DevOps","players":1,"questions":16,"locked":false,"seq":0,"closes_at":1795430600123,"you":{"player":"p3","name":"Ada","score":0,"rank":1,"phase":"question:2","attempts":3},"now":[{"type":"question","at":1795430000123,"question":2,"of":16,"round":1,"kind":"number","text":"How high is it?","unit":"m","points":500,"seconds":0,"topic":"Towers","media":{"url":"https://example.org/tower.png","alt":"A tower"},"you":{"attempts":3,"has_hint":true}}]}}"#
        ),
        Sample(
            .told(Told(seq: 7, at: Sample.now, what: .gameOver(.ownPace)), you: PlayerID(number: 1)),
            #"{"type":"game_over","seq":7,"at":1795430000123,"podium":[],"players":1,"you":{"rank":1,"score":640,"correct":1,"of":2,"verdict":[{"topic":"Towers","verdict":"shaky","correct":1,"of":2,"again":[2]},{"verdict":"strong","correct":1,"of":1}],"boxes":[1,0,0,2,0]}}"#
        ),
    ]
}

extension OwnQuestion {
    static let once = OwnQuestion(shown: .unlimited, attempts: 3, hasHint: true)
    static let again = OwnQuestion(
        shown: .unlimited, closesAt: 1_795_430_600_123, attempts: 2, hasHint: true, hint: "Count the steps.",
        isAgain: true)
}

extension ShownQuestion {
    fileprivate static let unlimited = {
        var question = Question.number
        question.seconds = 0
        return ShownQuestion(question, number: 2, of: 16, round: 1)
    }()
}

extension StateView {
    fileprivate static let ownPace = {
        var state = StateView(
            phase: .open, paused: false, mode: .practice, title: "MLOps and DevOps", players: 1, questions: 16,
            locked: false, seq: 0, you: .ada, now: [])
        state.you?.phase = .question(2)
        state.you?.attempts = 3
        state.closesAt = 1_795_430_600_123
        state.own = [Personal(to: .ada, at: Sample.now, what: .question(.once))]
        return state
    }()
}

extension GameOver {
    fileprivate static let ownPace = {
        var you = GameOver.You(rank: 1, score: 640, correct: 1, of: 2)
        you.verdicts = [
            TopicVerdict(topic: "Towers", verdict: .shaky, correct: 1, of: 2, again: [2]),
            TopicVerdict(topic: nil, verdict: .strong, correct: 1, of: 1, again: []),
        ]
        you.boxes = [1, 0, 0, 2, 0]
        return GameOver(podium: [], teams: nil, players: 1, you: [you])
    }()
}
