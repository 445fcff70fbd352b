import QuizProtocol
import QuizRules
import Testing

/// Single pages, beyond those of an evening that goes well.
struct TextPageTests {
    static let ada = PlayerID(number: 1)

    @Test func `who comes back in the midst of a question sees it with the time that is left and the answer given`() {
        let shown = TextScene.choice(2, "The capital of Australia?", ["Sydney", "Canberra", "Perth"])
        let told = TextScene.told(7, TextScene.open(shown, remaining: 11_200))
        let state = TextScene.state(
            .question(2), paused: true, you: TextScene.you("Ada", score: 892, rank: 2, answer: .choice("B")),
            now: [told])
        let seat = Seat(
            room: "K7QX", player: Self.ada, name: "Ada", team: nil, resume: "maple-otter-427", state: state)
        #expect(
            TextReader.read(.resumed(seat), as: .player) == """
                Welcome back, Ada! You are in room K7QX: MLOps and DevOps, 3 questions. You
                have 892 points, 2nd of 3.
                If you drop out, come back with:   resume K7QX maple-otter-427

                Question 2 of 3    medium    1000 points    20 seconds
                  The capital of Australia?
                    A  Sydney    B  Canberra    C  Perth
                  One letter, for instance: b
                  12 seconds left.
                  Your answer is in: B
                  You may change it until time is up.
                  The game is paused just now.

                """)
    }

    @Test func `a number is revealed with its unit, a text with its other spellings`() {
        func reveal(_ question: ShownQuestion, _ correct: [AnswerForm]) -> String {
            let reveal = Reveal(
                question: question, solution: TextScene.solution(correct),
                tally: Tally(answered: 0, right: 0, options: []), players: 1,
                you: [TextScene.result(false, -250, score: 0, rank: 1)])
            var reader = TextReader(.player)
            reader.hears(TextScene.told(1, .reveal(reveal)), as: Self.ada)
            return reader.text
        }
        #expect(
            reveal(TextScene.number(1, "How far is the moon?", unit: "km"), [.number(384_400)]) == """

                Not this time. That costs you 250 points. 0 in all.
                  Answer     384400 km
                  0 of 1 player answered.

                """)
        #expect(
            reveal(TextScene.text(1, "Who?"), [.text("Ada Lovelace"), .text("Lovelace"), .text("Augusta Ada King")])
                .contains("  Answer     Ada Lovelace (also right: Lovelace, Augusta Ada King)\n"))
    }

    @Test func `a result says what became of the answer`() {
        func result(_ you: Reveal.You) -> String {
            let reveal = Reveal(
                question: TextScene.text(1, "Who?"), solution: TextScene.solution([.text("Ada")]),
                tally: Tally(answered: 1, right: 1, options: []), players: 12, you: [you])
            var bytes: [UInt8] = []
            TextDialect.renderPersonal(
                TextScene.told(1, .reveal(reveal)), you: Self.ada, style: TextStyle(), into: &bytes)
            return String(decoding: bytes, as: UTF8.self)
        }
        #expect(
            result(TextScene.result(true, 1100, score: 4000, rank: 3, streak: 4))
                == "\nRight! 1100 points for you, 4000 in all, 3rd of 12. That makes 4 right in a row.\n".wrapped)
        #expect(
            result(TextScene.result(false, 400, score: 400, rank: 11))
                == "\nPartly right! 400 points for you, 400 in all, 11th of 12.\n")
        #expect(
            result(TextScene.result(false, 0, score: 0, rank: 12, status: nil))
                == "\nNo answer from you this time. 0 in all, 12th of 12.\n")
        #expect(
            result(TextScene.result(false, 0, score: 1, rank: 1, status: .late))
                == "\nYour answer came too late to count. 1 in all, 1st of 12.\n")
    }

    @Test func `teams stand above their players`() {
        let board = Board(
            after: 4,
            top: [
                TextScene.standing(1, 1, "Ada", 1200, team: "Reds"),
                TextScene.standing(2, 2, "Ben", 900, team: "Blues"),
            ],
            teams: [
                TeamStanding(rank: 1, name: "Reds", score: 1200, players: 1, moved: 1),
                TeamStanding(rank: 2, name: "Blues", score: 900, players: 7, moved: -1),
            ], players: 8, you: [])
        #expect(
            TextReader.read(.told(TextScene.told(1, .leaderboard(board)), you: nil), as: .host) == """

                The board after question 4
                  1  Reds   1200  1 player   up 1    ##############################
                  2  Blues   900  7 players  down 1  #######################
                  Players
                  1  Ada  @Reds   1200  ##############################
                  2  Ben  @Blues   900  #######################
                  and 6 players more
                  To go on, type: next (or press Enter)

                """)
    }

    @Test func `a player's standing shows those around`() {
        let board = Board(
            after: 4, top: [TextScene.standing(1, 9, "Zoe", 3000)], teams: nil, players: 40,
            you: [.init(rank: 20, score: 1500, behind: .init(name: "Ben", by: 10))])
        let around = [TextScene.standing(19, 2, "Ben", 1510), TextScene.standing(20, 1, "Ada", 1500)]
        #expect(
            TextReader.read(.standings(board, around: around, you: Self.ada), as: .player) == """

                You are 20th of 40 with 1500 points, 10 behind Ben.
                   1  Zoe  3000  ##############################
                  19  Ben  1510  ###############
                  20  Ada  1500  ###############
                  and 37 players more

                """)
    }

    @Test func `nobody leads before anybody has scored`() {
        let board = Board(
            after: 0, top: [TextScene.standing(1, 1, "Ada", 0), TextScene.standing(1, 2, "Ben", 0)], teams: nil,
            players: 2,
            you: [.init(rank: 1, score: 0, behind: nil), .init(rank: 1, score: 0, behind: nil)])
        #expect(
            TextReader.read(.standings(board, around: nil, you: Self.ada), as: .player) == """

                You have no points yet; nor has anybody else.
                  1  Ada  0
                  1  Ben  0

                """)
    }

    @Test func `equals share the lead and the first place`() {
        let both = [TextScene.standing(1, 1, "Ada", 900), TextScene.standing(1, 2, "Ben", 900)]
        let board = Board(
            after: 1, top: both, teams: nil, players: 2, you: [.init(rank: 1, score: 900, behind: nil)])
        #expect(
            TextReader.read(.standings(board, around: nil, you: Self.ada), as: .player)
                .hasPrefix("\nYou share the lead with 900 points.\n"))
        let over = GameOver(
            podium: both, teams: nil, players: 2, you: [.init(rank: 1, score: 900, correct: 1, of: 2)])
        #expect(
            TextReader.read(.told(TextScene.told(1, .gameOver(over)), you: Self.ada), as: .player)
                .hasPrefix("\nYou share the first place! 900 points, and 1 of 2 right.\n"))
    }

    @Test func `wide and combining characters keep the columns of a board straight`() {
        let board = Board(
            after: 1,
            top: [
                TextScene.standing(1, 1, "山田太郎", 900), TextScene.standing(2, 2, "Zoe\u{308}", 800),
                TextScene.standing(3, 3, "🦊 Fox", 700), TextScene.standing(4, 4, "🇫🇷👍🏽", 600),
                TextScene.standing(5, 5, "김영희", 500),
            ], teams: nil, players: 5, you: [])
        let rows = TextReader.read(.standings(board, around: nil, you: nil), as: .watcher).split(separator: "\n")
        #expect(rows.count == 5)
        #expect(rows[0].hasPrefix("  1  山田太郎  900  #"))
        #expect(rows[1].hasPrefix("  2  Zoe\u{308}       800  #"))
        #expect(rows[2].hasPrefix("  3  🦊 Fox    700  #"))
        #expect(rows[3].hasPrefix("  4  🇫🇷👍🏽      600  #"))
        #expect(rows[4].hasPrefix("  5  김영희    500  #"))
    }

    @Test func `options stand in a row, in columns, or one below another, as they fit`() {
        func options(_ options: [String], width: Int = 79) -> [Substring] {
            let told = TextScene.told(1, TextScene.open(TextScene.choice(1, "?", options)))
            let text = TextReader.read(.told(told, you: Self.ada), as: .player, width: width)
            return text.split(separator: "\n").filter { $0.hasPrefix("    ") }
        }
        #expect(options(["one", "two"]) == ["    A  one    B  two"])
        #expect(
            options(["a swift brown fox", "a lazy dog", "a slow loris", "a wise old owl"], width: 50) == [
                "    A  a swift brown fox    B  a lazy dog", "    C  a slow loris         D  a wise old owl",
            ])
        #expect(
            options(["a text that is too long for any column", "short"], width: 40) == [
                "    A  a text that is too long for any", "       column", "    B  short",
            ])
    }

    @Test func `an end with a tie, with teams, and with nobody, still ends well`() {
        func end(_ podium: [Standing], teams: [TeamStanding]? = nil) -> String {
            let over = GameOver(podium: podium, teams: teams, players: podium.count, you: [])
            return TextReader.read(.told(TextScene.told(1, .gameOver(over)), you: nil), as: .host)
        }
        #expect(
            end([TextScene.standing(1, 1, "Ada", 900), TextScene.standing(1, 2, "Ben", 900)])
                .contains(
                    "  ***  First place is shared by Ada and Ben, with 900 points each!\n       Congratulations!\n"))
        let teams = [TeamStanding(rank: 1, name: "Reds", score: 900, players: 1, moved: 0)]
        #expect(
            end([TextScene.standing(1, 1, "Ada", 900, team: "Reds")], teams: teams)
                .contains("  ***  The winning team is Reds, with 900 points! Congratulations!\n"))
        #expect(end([]).contains("  Nobody played this time.\n"))
        #expect(end([TextScene.standing(1, 1, "Ada", 0)]).contains("  Nobody scored this time."))
    }

    @Test func `who may take longer is told so`() {
        let clock = Clock(
            closesAt: TextScene.start + .seconds(20),
            extra: [ExtraTime(player: Self.ada, closesAt: TextScene.start + .seconds(30))])
        let told = TextScene.told(1, .question(QuestionOpened(shown: TextScene.text(1, "Who?"), clock: clock)))
        var bytes: [UInt8] = []
        TextDialect.renderPersonal(told, you: Self.ada, style: TextStyle(), into: &bytes)
        TextDialect.renderPersonal(told, you: PlayerID(number: 2), style: TextStyle(), into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "\nYour own time for the next question: 30 seconds.\n")
    }

    @Test func `colour and line ends are as they were asked for`() {
        var reader = TextReader(.player)
        reader.reads(.receipt(TextScene.receipt(1, .accepted)))
        #expect(reader.text == "  Got it, after 4.3 s. You may change it until time is up.\n")
        reader = TextReader(.player)
        reader.style.colour = true
        reader.style.carriageReturns = true
        reader.reads(.receipt(TextScene.receipt(1, .accepted, credit: 151)))
        #expect(
            reader.text
                == "  \u{1B}[32mGot it\u{1B}[0m, after 4.3 s (151 ms of network delay taken off). You may change it\r\n"
                + "  until time is up.\r\n")
    }

    @Test func `times are told in words`() {
        func left(_ milliseconds: Milliseconds) -> String {
            var reader = TextReader(.player)
            reader.isTold(left: milliseconds)
            return reader.text
        }
        #expect(left(10_000) == "  10 seconds left.\n")
        #expect(left(4_001) == "  5 seconds left.\n")
        #expect(left(1) == "  1 second left.\n")
        #expect(left(90_000) == "  1 minute 30 seconds left.\n")
        #expect(left(120_000) == "  2 minutes left.\n")
    }

    @Test func `the lines to join with suit the addresses of the server`() {
        let event = Event.created(
            room: "K7QX", hostToken: "t", join: ["192.0.2.7:7777", "[2001:db8::7]:7777", "quiz.example"])
        let lines = TextReader.read(event, as: .host).split(separator: "\n")
        #expect(lines.contains("    nc 192.0.2.7 7777"))
        #expect(lines.contains("    nc 2001:db8::7 7777"))
        #expect(lines.contains("    nc quiz.example"))
    }
}

extension String {
    /// Broken once, before the last word.
    fileprivate var wrapped: String {
        guard let space = lastIndex(of: " ") else { return self }
        return self[..<space] + "\n" + self[index(after: space)...]
    }
}
