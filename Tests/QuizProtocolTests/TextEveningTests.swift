import QuizProtocol
import QuizRules
import Testing

/// A whole short evening, as each of those present reads it.
struct TextEveningTests {
    static let ada = PlayerID(number: 1)
    static let ben = PlayerID(number: 2)

    static let first = TextScene.blanks(
        1, "DevOps automates ___ and ___.", ["testing", "build", "deployment", "monitoring"], gaps: 2)
    static let second = TextScene.choice(
        2, "Which of these does a model registry keep?",
        ["The weights of each version, with where they came from", "The passwords of the team", "The office plants"])
    static let third = TextScene.text(
        3, "What is it called when the data of today no longer look like those trained on?")

    static let solution = TextScene.solution(
        [.blanks(["B", "A"])],
        why: [
            "DevOps joins those who write software and those who run it.",
            "What it automates first is build and testing.",
        ],
        mistakes: [Mistake(answer: "monitoring", why: "that comes once the thing runs")],
        remember: "Build, test, then ship.")

    static let reveal = Announcement.reveal(
        Reveal(
            question: first, solution: solution,
            tally: Tally(
                answered: 2, right: 1,
                options: [
                    .init(key: "A", count: 2), .init(key: "B", count: 1), .init(key: "C", count: 1),
                    .init(key: "D", count: 0),
                ]),
            players: 3,
            you: [
                TextScene.result(true, 892, score: 892, rank: 1, streak: 1),
                TextScene.result(false, 0, score: 0, rank: 2),
                TextScene.result(false, 0, score: 0, rank: 2, status: nil),
            ]))

    static let board = Announcement.leaderboard(
        Board(
            after: 1,
            top: [
                TextScene.standing(1, 1, "Ada", 892, moved: 1), TextScene.standing(2, 2, "Ben", 0, moved: -1),
                TextScene.standing(2, 3, "Cleo", 0),
            ],
            teams: nil, players: 3,
            you: [
                .init(rank: 1, score: 892, behind: nil), .init(rank: 2, score: 0, behind: .init(name: "Ada", by: 892)),
                .init(rank: 2, score: 0, behind: .init(name: "Ada", by: 892)),
            ]))

    static let over = Announcement.gameOver(
        GameOver(
            podium: [
                TextScene.standing(1, 1, "Ada", 2310), TextScene.standing(2, 2, "Ben", 1620),
                TextScene.standing(3, 3, "Cleo", 870),
            ],
            teams: nil, players: 3,
            you: [
                .init(rank: 1, score: 2310, correct: 3, of: 3), .init(rank: 2, score: 1620, correct: 2, of: 3),
                .init(rank: 3, score: 870, correct: 1, of: 3),
            ]))

    @Test func `a player reads the evening`() {
        var ada = TextReader(.player)
        ada.types("join k7qx Ada")
        ada.reads(
            .joined(
                Seat(
                    room: "K7QX", player: Self.ada, name: "Ada", team: nil, resume: "maple-otter-427",
                    state: TextScene.state(.lobby, you: TextScene.you("Ada")))))
        ada.hears(TextScene.told(1, TextScene.open(Self.first)), as: Self.ada)
        ada.types("c a")
        ada.reads(.receipt(TextScene.receipt(1, .accepted)))
        ada.isTold(left: .seconds(10))
        ada.types("b a")
        ada.reads(.receipt(TextScene.receipt(1, .changed, elapsed: 11_960)))
        ada.hears(TextScene.told(2, Self.reveal), as: Self.ada)
        ada.hears(TextScene.told(3, Self.board), as: Self.ada)
        ada.hears(TextScene.told(4, .round(RoundOpened(round: 2, name: "Models", of: 2))), as: Self.ada)
        ada.hears(TextScene.told(5, TextScene.open(Self.second)), as: Self.ada)
        ada.hears(TextScene.told(6, TextScene.open(Self.third)), as: Self.ada)
        ada.types("drift")
        ada.hears(TextScene.told(7, Self.over), as: Self.ada)
        ada.reads(.bye(.roomEnded))
        #expect(
            ada.text == """
                > join k7qx Ada
                Hello Ada! You are in room K7QX: MLOps and DevOps, 3 questions.
                3 players so far. The game begins soon; for help, type: help
                If you drop out, come back with:   resume K7QX maple-otter-427

                Question 1 of 3    1000 points    20 seconds
                  DevOps automates ___ and ___.
                    A  testing    B  build    C  deployment    D  monitoring
                  Two letters in order, for instance: c a
                > c a
                  Got it, after 4.3 s. You may change it until time is up.
                  10 seconds left.
                > b a
                  Changed, after 12.0 s. This one counts now.

                Right! 892 points for you, 892 in all, 1st of 3.
                  Answer     build, testing  (B A)
                  Why        1. DevOps joins those who write software and those who run it.
                             2. What it automates first is build and testing.
                  Mistakes   monitoring: that comes once the thing runs
                  Remember   Build, test, then ship.
                  2 of 3 players answered, 1 right.
                    A  testing     2  ##############################
                    B  build       1  ###############
                    C  deployment  1  ###############
                    D  monitoring  0

                You are in the lead with 892 points.
                The board after question 1
                  1  Ada   892  up 1    ##############################
                  2  Ben     0  down 1
                  2  Cleo    0

                Round 2 of 2: Models
                  Get ready.

                Question 2 of 3    medium    1000 points    20 seconds
                  Which of these does a model registry keep?
                    A  The weights of each version, with where they came from
                    B  The passwords of the team
                    C  The office plants
                  One letter, for instance: b

                Question 3 of 3    1000 points    20 seconds
                  What is it called when the data of today no longer look like those trained
                  on?
                  Type your answer in a word or two.
                  Every line is your answer now. Commands begin with a /, such as /help
                > drift

                You won! 2310 points, and 3 of 3 right.

                ===================== The quiz is over =====================

                  In third place   Cleo   870 points
                  In second place  Ben   1620 points

                  ***  And the winner is Ada, with 2310 points! Congratulations!

                ================ Thank you all for playing ================
                Type leave to go, or score to see the board once more.
                The room has closed. Thank you for playing, and goodbye!

                """)
    }

    @Test func `a host reads the evening`() {
        var host = TextReader(.host)
        host.reads(.created(room: "K7QX", hostToken: "fjord-a7k2-93xq-lm40-zz", join: ["192.0.2.7:7777"]))
        host.reads(.lobby(LobbyCount(players: 2, joined: ["Ada", "Ben"])))
        host.reads(.lobby(LobbyCount(players: 3, joined: ["Cleo"])))
        host.types("start")
        host.reads(.ok)
        host.hears(TextScene.told(1, TextScene.open(Self.first, solution: Self.solution)))
        host.reads(.progress(Progress(question: 1, answered: 2, players: 3, waiting: ["Cleo"])))
        host.hears(TextScene.told(2, Self.reveal))
        host.hears(TextScene.told(3, Self.board))
        host.hears(TextScene.told(4, .round(RoundOpened(round: 2, name: "Models", of: 2))))
        host.hears(TextScene.told(7, Self.over))
        #expect(
            host.text == """
                Your room is open. Its code is K7QX.

                To join, everybody types in a terminal:
                    nc 192.0.2.7 7777
                and then:
                    join K7QX YOUR-NAME
                For a screen that all can see, the same with:
                    watch K7QX

                If you drop out, come back with:   host K7QX fjord-a7k2-93xq-lm40-zz
                With the word solutions after it, you see the answer with each question.

                Type start when all are in. Type help for everything else that a host can do.
                  Ada and Ben joined. 2 players.
                  Cleo joined. 3 players.
                > start
                  OK.

                Question 1 of 3    1000 points    20 seconds
                  DevOps automates ___ and ___.
                    A  testing    B  build    C  deployment    D  monitoring
                  Answer     build, testing  (B A)
                  To end it early, type: close (also: extend 10, pause, skip)
                  2 of 3 have answered. Waiting for Cleo.

                The answer to question 1
                  Answer     build, testing  (B A)
                  Why        1. DevOps joins those who write software and those who run it.
                             2. What it automates first is build and testing.
                  Mistakes   monitoring: that comes once the thing runs
                  Remember   Build, test, then ship.
                  2 of 3 players answered, 1 right.
                    A  testing     2  ##############################
                    B  build       1  ###############
                    C  deployment  1  ###############
                    D  monitoring  0
                  For the board, type: next (or press Enter)

                The board after question 1
                  1  Ada   892  up 1    ##############################
                  2  Ben     0  down 1
                  2  Cleo    0
                  To go on, type: next (or press Enter)

                Round 2 of 2: Models
                  For its first question, type: next (or press Enter)

                ===================== The quiz is over =====================

                  In third place   Cleo   870 points
                  In second place  Ben   1620 points

                  ***  And the winner is Ada, with 2310 points! Congratulations!

                ================ Thank you all for playing ================
                Type top 100 for the whole board, or leave when you are done.

                """)
    }

    @Test func `a watcher reads the evening`() {
        var wall = TextReader(.watcher)
        wall.reads(.watching(room: "K7QX", TextScene.state(.lobby)))
        wall.hears(TextScene.told(1, TextScene.open(Self.first)))
        wall.reads(.progress(Progress(question: 1, answered: 2, players: 3, waiting: nil)))
        wall.hears(TextScene.told(2, Self.reveal))
        wall.hears(TextScene.told(3, Self.board))
        wall.hears(TextScene.told(4, .round(RoundOpened(round: 2, name: "Models", of: 2))))
        wall.hears(TextScene.told(5, TextScene.open(Self.second)))
        wall.hears(TextScene.told(7, Self.over))
        #expect(
            wall.text == """
                You are watching room K7QX: MLOps and DevOps, 3 questions.
                3 players so far.
                To play along, type on another connection: join K7QX YOUR-NAME


                Question 1 of 3    1000 points    20 seconds

                    DevOps automates ___ and ___.

                        A   testing

                        B   build

                        C   deployment

                        D   monitoring

                  2 of 3 have answered.


                The answer to question 1
                  DevOps automates ___ and ___.

                  Answer     build, testing  (B A)

                  Why        1. DevOps joins those who write software and those who run it.
                             2. What it automates first is build and testing.
                  Mistakes   monitoring: that comes once the thing runs

                  Remember   Build, test, then ship.

                  2 of 3 players answered, 1 right.

                    A  testing     2  #######################################

                    B  build       1  ####################

                    C  deployment  1  ####################

                    D  monitoring  0


                The board after question 1

                    1  Ada   892  up 1    #######################################

                    2  Ben     0  down 1

                    2  Cleo    0


                Round 2 of 2: Models


                Question 2 of 3    medium    1000 points    20 seconds

                    Which of these does a model registry keep?

                        A   The weights of each version, with where they came from

                        B   The passwords of the team

                        C   The office plants



                ===================== The quiz is over =====================

                       In third place: Cleo, with 870 points

                       In second place: Ben, with 1620 points

                  ***  And the winner is Ada, with 2310 points! Congratulations!

                ================ Thank you all for playing ================

                """)
    }
}
