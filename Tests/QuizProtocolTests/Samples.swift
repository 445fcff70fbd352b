import QuizProtocol
import QuizRules

/// One of everything that the server says, with the line that it must be.
struct Sample: Sendable {
    let event: Event
    var re: RequestID?
    let line: String

    init(_ event: Event, re: RequestID? = nil, _ line: String) {
        self.event = event
        self.re = re
        self.line = line
    }

    /// The server's clock in every sample.
    static let now: Milliseconds = 1_795_430_000_123

    static let all: [Sample] = replies + counts + announcements + ownPace
}

// MARK: - Replies

extension Sample {
    static let replies = [
        Sample(
            .welcome(version: "0.1.0"),
            #"{"type":"welcome","server":"quizline","version":"0.1.0","protocol":1,"hint":"To play, type: join ROOM YOUR-NAME (or help). Programs send one JSON object a line."}"#
        ),
        Sample(.pong(t: nil), re: .integer(-4), #"{"type":"pong","re":-4,"at":1795430000123}"#),
        Sample(.pong(t: .string("a\"b")), #"{"type":"pong","t":"a\"b","at":1795430000123}"#),
        Sample(.pong(t: .integer(.min)), #"{"type":"pong","t":-9223372036854775808,"at":1795430000123}"#),
        Sample(.pong(t: .number(1.5)), #"{"type":"pong","t":1.5,"at":1795430000123}"#),
        Sample(
            .banks([BankSummary(name: "warm-up", title: "Warm up", questions: 6, rounds: 1, language: "en")]),
            #"{"type":"banks","banks":[{"name":"warm-up","title":"Warm up","questions":6,"rounds":1,"language":"en"}]}"#
        ),
        Sample(
            .created(room: "K7QX", hostToken: "nine-lives", join: ["192.0.2.7:7777", "[2001:db8::7]:7777"]),
            re: .string("c1"),
            #"{"type":"created","re":"c1","room":"K7QX","host_token":"nine-lives","join":["192.0.2.7:7777","[2001:db8::7]:7777"]}"#
        ),
        Sample(
            .hosting(room: "K7QX", .lobby(you: nil)),
            #"{"type":"hosting","room":"K7QX","state":{"phase":"lobby","paused":false,"mode":"classic","title":"MLOps and DevOps","players":3,"questions":16,"locked":false,"seq":0,"now":[]}}"#
        ),
        Sample(
            .watching(room: "K7QX", .lobby(you: nil)),
            #"{"type":"watching","room":"K7QX","state":{"phase":"lobby","paused":false,"mode":"classic","title":"MLOps and DevOps","players":3,"questions":16,"locked":false,"seq":0,"now":[]}}"#
        ),
        Sample(
            .joined(.ada(team: nil, .lobby(you: .ada))), re: .integer(1),
            #"{"type":"joined","re":1,"room":"K7QX","player":"p3","name":"Ada","resume":"maple-otter-427","state":{"phase":"lobby","paused":false,"mode":"classic","title":"MLOps and DevOps","players":3,"questions":16,"locked":false,"seq":0,"you":{"player":"p3","name":"Ada","score":0,"rank":1},"now":[]}}"#
        ),
        Sample(
            .resumed(.ada(team: "Owls", .question)),
            #"{"type":"resumed","room":"K7QX","player":"p3","name":"Ada","team":"Owls","resume":"maple-otter-427","state":{"phase":"question:1","paused":false,"mode":"teams","title":"MLOps and DevOps","players":3,"questions":16,"locked":true,"seq":7,"you":{"player":"p3","name":"Ada","team":"Owls","score":892,"rank":2,"answer":{"blanks":["B","A"]}},"now":[{"type":"question","seq":7,"at":1795430000123,"question":1,"of":16,"round":1,"kind":"blanks","text":"DevOps automates ___ and ___.","options":[{"key":"A","text":"testing"},{"key":"B","text":"build"}],"blanks":2,"points":1000,"seconds":20,"remaining":12345,"closes_at":1795430020123,"difficulty":"medium","you":{"closes_at":1795430030123}}]}}"#
        ),
        Sample(
            .resumed(.ada(team: nil, .lobby(you: .lives))),
            #"{"type":"resumed","room":"K7QX","player":"p3","name":"Ada","resume":"maple-otter-427","state":{"phase":"lobby","paused":false,"mode":"classic","title":"MLOps and DevOps","players":3,"questions":16,"locked":false,"seq":0,"you":{"player":"p3","name":"Ada","score":0,"rank":1,"lives":3,"out":false},"now":[]}}"#
        ),
        Sample(
            .resumed(.ada(team: nil, .list)),
            #"{"type":"resumed","room":"K7QX","player":"p3","name":"Ada","resume":"maple-otter-427","state":{"phase":"question:5","paused":false,"mode":"classic","title":"MLOps and DevOps","players":3,"questions":16,"locked":false,"seq":7,"you":{"player":"p3","name":"Ada","score":0,"rank":1,"answer":{"texts":["Anne","Maria"]}},"now":[]}}"#
        ),
        Sample(
            .receipt(
                Receipt(
                    question: 1, status: .accepted, startedAt: 1_795_430_000_123, receivedAt: 1_795_430_004_456,
                    elapsed: 4310, credit: 23)),
            re: .integer(2),
            #"{"type":"receipt","re":2,"question":1,"status":"accepted","started_at":1795430000123,"received_at":1795430004456,"elapsed":4310,"credit":23}"#
        ),
        Sample(
            .standings(.sample(teams: nil), around: [.ada, .ben], you: .ada),
            #"{"type":"standings","after":1,"top":[{"rank":1,"player":"p3","name":"Ada","score":892,"moved":1}],"players":3,"around":[{"rank":1,"player":"p3","name":"Ada","score":892,"moved":1},{"rank":2,"player":"p1","name":"Ben","team":"Owls","score":640,"moved":-1}],"you":{"rank":1,"score":892}}"#
        ),
        Sample(
            .standings(.sample(teams: nil), around: nil, you: nil),
            #"{"type":"standings","after":1,"top":[{"rank":1,"player":"p3","name":"Ada","score":892,"moved":1}],"players":3}"#
        ),
        Sample(
            .players([
                PlayerRow(
                    player: .ada, name: "Ada", team: "Owls", connected: true, answered: false, score: 892, roundTrip: 23
                ),
                PlayerRow(
                    player: .ben, name: "Ben", team: nil, connected: false, answered: true, score: 0, roundTrip: nil),
            ]),
            #"{"type":"players","players":[{"player":"p3","name":"Ada","team":"Owls","connected":true,"answered":false,"score":892,"round_trip":23},{"player":"p1","name":"Ben","connected":false,"answered":true,"score":0}]}"#
        ),
        Sample(
            .code(.ada, name: "Ada", room: "K7QX", resume: "maple-otter-427"),
            #"{"type":"code","player":"p3","resume":"maple-otter-427"}"#),
        Sample(.ok, re: .string(""), #"{"type":"ok","re":""}"#),
        Sample(
            .error(Problem(.nameTaken, "“Ada” is taken here.")), re: .integer(0),
            #"{"type":"error","re":0,"code":"name_taken","message":"“Ada” is taken here."}"#),
    ]
}

// MARK: - Counts, and what is one's own

extension Sample {
    static let counts = [
        Sample(
            .teamAnswer(TeamAnswer(question: 4, player: .ben, name: "Ben", answer: .number(42))),
            #"{"type":"team_answer","at":1795430000123,"question":4,"player":"p1","name":"Ben","number":42}"#),
        Sample(
            .teamAnswer(TeamAnswer(question: 4, player: .ben, name: "Ben", answer: .order(["C", "A", "B"]))),
            #"{"type":"team_answer","at":1795430000123,"question":4,"player":"p1","name":"Ben","order":["C","A","B"]}"#),
        Sample(
            .teamAnswer(
                TeamAnswer(
                    question: 4, player: .ben, name: "Ben", answer: .pairs([AnswerForm.Pair(left: "1", option: "B")]))),
            #"{"type":"team_answer","at":1795430000123,"question":4,"player":"p1","name":"Ben","pairs":{"1":"B"}}"#),
        Sample(.lobby(LobbyCount(players: 3)), #"{"type":"lobby","at":1795430000123,"players":3}"#),
        Sample(
            .lobby(LobbyCount(players: 3, teams: [.init(name: "Owls", players: 2)], joined: ["Ada"], left: ["Cleo"])),
            #"{"type":"lobby","at":1795430000123,"players":3,"teams":[{"name":"Owls","players":2}],"joined":["Ada"],"left":["Cleo"]}"#
        ),
        Sample(
            .seats([SeatChange(player: .ada, name: "Ada", connected: false)]),
            #"{"type":"seats","at":1795430000123,"seats":[{"player":"p3","name":"Ada","connected":false}]}"#),
        Sample(
            .progress(Progress(question: 2, answered: 1, players: 3, waiting: ["Ben", "Cleo"])),
            #"{"type":"progress","at":1795430000123,"question":2,"answered":1,"players":3,"waiting":["Ben","Cleo"]}"#),
        Sample(
            .progress(Progress(question: 2, answered: 1, players: 3, waiting: nil)),
            #"{"type":"progress","at":1795430000123,"question":2,"answered":1,"players":3}"#),
        Sample(.bye(.tooSlow), #"{"type":"bye","at":1795430000123,"reason":"too_slow"}"#),
    ]
}

// MARK: - What all are told

extension Sample {
    private init(_ what: Announcement, you: PlayerID? = nil, _ line: String) {
        self.init(.told(Told(seq: 7, at: Sample.now, what: what), you: you), line)
    }

    static let announcements = [
        Sample(
            .round(RoundOpened(round: 2, name: "Science", of: 4)),
            #"{"type":"round","seq":7,"at":1795430000123,"round":2,"name":"Science","of":4}"#),
        Sample(
            .round(RoundOpened(round: 2, name: "Fast", of: 4, settings: .fast)),
            #"{"type":"round","seq":7,"at":1795430000123,"round":2,"name":"Fast","of":4,"seconds":10,"points":500,"penalty":0.5}"#
        ),
        Sample(
            .stakeOpen(.sample), you: .ben,
            #"{"type":"stake_open","seq":7,"at":1795430000123,"question":1,"difficulty":"medium","seconds":15,"closes_at":1795430020123,"you":{"most":640}}"#
        ),
        Sample(
            .stakeOpen(.sample), you: .ada,
            #"{"type":"stake_open","seq":7,"at":1795430000123,"question":1,"difficulty":"medium","seconds":15,"closes_at":1795430020123,"you":{"most":100,"closes_at":1795430030123}}"#
        ),
        Sample(
            .question(QuestionOpened(shown: .blanks, clock: .whole)), you: .ben,
            #"{"type":"question","seq":7,"at":1795430000123,"question":1,"of":16,"round":1,"kind":"blanks","text":"DevOps automates ___ and ___.","options":[{"key":"A","text":"testing"},{"key":"B","text":"build"}],"blanks":2,"points":1000,"seconds":20,"closes_at":1795430020123,"difficulty":"medium"}"#
        ),
        Sample(
            .question(QuestionOpened(shown: .blanks, clock: .whole)), you: .ada,
            #"{"type":"question","seq":7,"at":1795430000123,"question":1,"of":16,"round":1,"kind":"blanks","text":"DevOps automates ___ and ___.","options":[{"key":"A","text":"testing"},{"key":"B","text":"build"}],"blanks":2,"points":1000,"seconds":20,"closes_at":1795430020123,"difficulty":"medium","you":{"closes_at":1795430030123}}"#
        ),
        Sample(
            .question(QuestionOpened(shown: .number, clock: Clock(), solution: .number)),
            #"{"type":"question","seq":7,"at":1795430000123,"question":2,"of":16,"round":1,"kind":"number","text":"How high is it?","unit":"m","points":500,"seconds":0,"topic":"Towers","media":{"url":"https://example.org/tower.png","alt":"A tower"},"solution":{"correct":[{"number":330}],"explanation":["Count the steps."],"mistakes":["300: that was before the aerial"],"check":"330 m."}}"#
        ),
        Sample(
            .question(
                QuestionOpened(shown: .order, clock: Clock(), solution: Solution(.order))),
            #"{"type":"question","seq":7,"at":1795430000123,"question":3,"of":16,"round":1,"kind":"order","text":"Who was born first?","options":[{"key":"A","text":"Mozart"},{"key":"B","text":"Bach"}],"points":1000,"seconds":0,"solution":{"correct":[{"order":["B","A"]}]}}"#
        ),
        Sample(
            .question(QuestionOpened(shown: .match, clock: Clock(), solution: Solution(.match))),
            #"{"type":"question","seq":7,"at":1795430000123,"question":4,"of":16,"round":1,"kind":"match","text":"Who lives where?","left":[{"key":"1","text":"badger"},{"key":"2","text":"fox"}],"options":[{"key":"A","text":"den"},{"key":"B","text":"sett"}],"points":1000,"seconds":0,"solution":{"correct":[{"pairs":{"1":"B","2":"A"}}]}}"#
        ),
        Sample(
            .question(QuestionOpened(shown: .list, clock: Clock(), solution: Solution(.list))),
            #"{"type":"question","seq":7,"at":1795430000123,"question":5,"of":16,"round":1,"kind":"list","text":"Name them.","most":6,"points":1000,"seconds":0,"solution":{"correct":[{"text":"Anne"},{"text":"Emily"}]}}"#
        ),
        Sample(
            .reveal(
                Reveal(
                    question: .poll, solution: Solution(.poll),
                    tally: Tally(
                        answered: 1, right: nil, options: [.init(key: "A", count: 0), .init(key: "B", count: 1)]),
                    players: 1,
                    you: [
                        .init(
                            status: .accepted, correct: false, points: 0, elapsed: 4310, score: 640, rank: 1, streak: 2)
                    ])),
            you: .ben,
            #"{"type":"reveal","seq":7,"at":1795430000123,"question":6,"correct":[],"tally":{"answered":1,"options":{"A":0,"B":1}},"you":{"status":"accepted","correct":false,"points":0,"elapsed":4310,"score":640,"rank":1,"streak":2}}"#
        ),
        Sample(
            .question(QuestionOpened(shown: .poll, clock: Clock())),
            #"{"type":"question","seq":7,"at":1795430000123,"question":6,"of":16,"round":1,"kind":"poll","text":"Tea or coffee?","options":[{"key":"A","text":"Tea"},{"key":"B","text":"Coffee"}],"points":0,"seconds":0}"#
        ),
        Sample(
            .buzzed(Buzzed(shown: .blanks, player: .ada, name: "Ada", seconds: 8)), you: .ada,
            #"{"type":"buzzed","seq":7,"at":1795430000123,"question":1,"player":"p3","name":"Ada","seconds":8}"#
        ),
        Sample(
            .buzzResult(
                BuzzResult(question: 1, player: .ada, name: "Ada", right: true, reopened: false, clock: Clock())),
            #"{"type":"buzz_result","seq":7,"at":1795430000123,"question":1,"player":"p3","name":"Ada","right":true,"reopened":false}"#
        ),
        Sample(
            .buzzResult(
                BuzzResult(
                    question: 1, player: .ada, name: "Ada", right: false, reopened: true,
                    clock: Clock(remaining: 9000, closesAt: 1_795_430_009_123))),
            #"{"type":"buzz_result","seq":7,"at":1795430000123,"question":1,"player":"p3","name":"Ada","right":false,"reopened":true,"remaining":9000,"closes_at":1795430009123}"#
        ),
        Sample(.hostAway, #"{"type":"host_away","seq":7,"at":1795430000123}"#),
        Sample(.hostBack, you: .ada, #"{"type":"host_back","seq":7,"at":1795430000123}"#),
        Sample(.paused, #"{"type":"paused","seq":7,"at":1795430000123}"#),
        Sample(.continued(Clock()), #"{"type":"continued","seq":7,"at":1795430000123}"#),
        Sample(
            .extended(Clock(remaining: 9000, closesAt: 1_795_430_009_123, extra: Clock.whole.extra)), you: .ada,
            #"{"type":"extended","seq":7,"at":1795430000123,"remaining":9000,"closes_at":1795430009123,"you":{"closes_at":1795430030123}}"#
        ),
        Sample(
            .reveal(.sample), you: .ada,
            #"{"type":"reveal","seq":7,"at":1795430000123,"question":1,"correct":[{"blanks":["B","A"]}],"explanation":["First build.","Then test."],"tally":{"answered":2,"right":1,"options":{"A":2,"B":0}},"you":{"status":"accepted","correct":true,"points":892,"elapsed":4310,"score":892,"rank":1,"streak":1}}"#
        ),
        Sample(
            .reveal(.sample), you: .ben,
            #"{"type":"reveal","seq":7,"at":1795430000123,"question":1,"correct":[{"blanks":["B","A"]}],"explanation":["First build.","Then test."],"tally":{"answered":2,"right":1,"options":{"A":2,"B":0}},"you":{"status":"none","correct":false,"points":0,"score":640,"rank":2,"streak":0}}"#
        ),
        Sample(
            .reveal(.lives), you: .ben,
            #"{"type":"reveal","seq":7,"at":1795430000123,"question":1,"correct":[{"blanks":["B","A"]}],"explanation":["First build.","Then test."],"tally":{"answered":0},"you":{"status":"none","correct":false,"points":0,"score":640,"rank":2,"streak":0,"lives":0,"out":true}}"#
        ),
        Sample(
            .leaderboard(.sample(teams: .owls)), you: .ben,
            #"{"type":"leaderboard","seq":7,"at":1795430000123,"after":1,"top":[{"rank":1,"player":"p3","name":"Ada","score":892,"moved":1}],"teams":[{"rank":1,"name":"Owls","score":766,"players":2,"moved":0}],"players":3,"you":{"rank":2,"score":640,"behind":{"name":"Ada","by":252}}}"#
        ),
        Sample(
            .adjusted(.sample), you: .ben,
            #"{"type":"adjusted","seq":7,"at":1795430000123,"player":"p1","name":"Ben","points":-50,"reason":"a wrong count","you":{"points":-50,"score":590,"rank":3}}"#
        ),
        Sample(.skipped(question: 3), #"{"type":"skipped","seq":7,"at":1795430000123,"question":3}"#),
        Sample(
            .opened(ClassOpened(questions: 10, closesAt: 1_795_430_600_123)),
            #"{"type":"opened","seq":7,"at":1795430000123,"questions":10,"closes_at":1795430600123}"#),
        Sample(
            .voided(question: 2, you: [Adjusted(points: -50, score: 590, rank: 3)]), you: .ben,
            #"{"type":"voided","seq":7,"at":1795430000123,"question":2,"you":{"points":-50,"score":590,"rank":3}}"#),
        Sample(
            .regraded(
                Regraded(
                    question: 2, correct: [.choice("B"), .choice("C")],
                    you: [Adjusted(points: 50, score: 690, rank: 1)])), you: .ben,
            #"{"type":"regraded","seq":7,"at":1795430000123,"question":2,"correct":[{"choice":"B"},{"choice":"C"}],"you":{"points":50,"score":690,"rank":1}}"#
        ),
        Sample(
            .said("Ten minutes’ break.\u{1B}\n"),
            #"{"type":"said","seq":7,"at":1795430000123,"text":"Ten minutes’ break.\u001b\n"}"#),
        Sample(
            .gameOver(
                GameOver(
                    podium: [.ada, .ben], teams: nil, players: 3,
                    you: [.init(rank: 2, score: 640, correct: 10, of: 16)])),
            you: .ben,
            #"{"type":"game_over","seq":7,"at":1795430000123,"podium":[{"rank":1,"player":"p3","name":"Ada","score":892,"moved":1},{"rank":2,"player":"p1","name":"Ben","team":"Owls","score":640,"moved":-1}],"players":3,"you":{"rank":2,"score":640,"correct":10,"of":16}}"#
        ),
    ]
}
