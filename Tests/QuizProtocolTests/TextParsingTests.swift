import QuizProtocol
import QuizRules
import Testing

/// Lines that people type, and what they come to.
struct TextParsingTests {
    static let outside = TextContext()
    static let lobby = TextContext(role: .player, phase: .lobby)
    static let choice = TextContext(role: .player, phase: .question(3), question: 3, kind: .choice)
    static let text = TextContext(role: .player, phase: .question(3), question: 3, kind: .text)
    static let reveal = TextContext(role: .player, phase: .reveal(3))
    static let board = TextContext(role: .player, phase: .board(3))
    static let host = TextContext(role: .host, phase: .reveal(3))

    @Test(
        arguments: [
            ("join K7QX Ada", .join(room: "K7QX", name: "Ada", team: nil)),
            ("JOIN k7qx Ada Lovelace @Reds", .join(room: "k7qx", name: "Ada Lovelace", team: "Reds")),
            (
                "  /join  k7qx   Ada   Lovelace  @ The Reds ",
                .join(room: "k7qx", name: "Ada Lovelace", team: "The Reds")
            ),
            ("join k7qx “Ada @home” @Reds", .join(room: "k7qx", name: "Ada @home", team: "Reds")),
            ("join k7qx \"Ada", .join(room: "k7qx", name: "\"Ada", team: nil)),
            ("resume K7QX maple-otter-427", .resume(room: "K7QX", code: "maple-otter-427")),
            ("Resume K7QX Maple otter 427", .resume(room: "K7QX", code: "Maple-otter-427")),
            ("watch k7qx", .watch(room: "k7qx")),
            ("host K7QX fjord-a7k2", .host(room: "K7QX", token: "fjord-a7k2", solutions: nil)),
            ("host K7QX fjord-a7k2 solutions", .host(room: "K7QX", token: "fjord-a7k2", solutions: true)),
            ("host K7QX fjord-a7k2 solutions off", .host(room: "K7QX", token: "fjord-a7k2", solutions: false)),
            ("banks", .banks), ("help", .view(.help)), ("?", .view(.help)), ("hello", .hello(client: nil)),
            ("ping", .ping(t: nil)), ("quit", .leave), ("Leave", .leave), ("who", .view(.who)),
            ("score", .view(.score)),
            ("top", .view(.top(10))), ("top 5", .view(.top(5))), ("width 120", .view(.width(120))),
            ("colour on", .view(.colour(true))), ("color off", .view(.colour(false))), ("quiet", .view(.quiet(true))),
            ("verbose", .view(.quiet(false))),
        ] as [(String, Request)])
    func `a command is read, whatever its case and spaces`(line: String, request: Request) {
        #expect(read(line, Self.outside) == request)
    }

    @Test(arguments: [
        "b", "2", "B", "true", "yes", "the second one", "join the army", "next", "start", "top hats", "help yourself",
        "who knows", "wide", "leave it", "42", "{}",
    ])
    func `a bare line answers the open question`(line: String) {
        #expect(read(line, Self.choice) == .answer(question: 3, .typed(line)))
    }

    @Test(
        arguments: [
            ("help", .view(.help)), ("?", .view(.help)), ("who", .view(.who)), ("SCORE", .view(.score)),
            ("top 5", .view(.top(5))), ("top", .view(.top(10))), ("leave", .leave), ("quit", .leave),
            ("width 100", .view(.width(100))), ("colour on", .view(.colour(true))), ("quiet", .view(.quiet(true))),
            ("/next", .command(.next(from: "question:3"))), ("/join A B", .join(room: "A", name: "B", team: nil)),
        ] as [(String, Request)])
    func `some commands are heard while a choice is open`(line: String, request: Request) {
        #expect(read(line, Self.choice) == request)
    }

    @Test(arguments: ["help", "who", "leave", "?", "score", "top 5", "join K7QX Ada", "{}", "answer", "start"])
    func `while free text is asked for, every line is the answer`(line: String) {
        #expect(read(line, Self.text) == .answer(question: 3, .typed(line)))
    }

    @Test func `a slash makes a command even while free text is asked for`() {
        #expect(read("/help", Self.text) == .view(.help))
        #expect(read("/ leave", Self.text) == .leave)
        #expect(problem("/hlep", Self.text)?.message == "There is no command “/hlep”. Did you mean: /help?")
        #expect(problem("/", Self.text)?.code == .unknownCommand)
    }

    @Test func `the word answer makes an answer of anything`() {
        #expect(read("answer /etc", Self.text) == .answer(question: 3, .typed("/etc")))
        #expect(read("answer  help", Self.choice) == .answer(question: 3, .typed("help")))
        #expect(read("/answer who", Self.text) == .answer(question: 3, .typed("who")))
        #expect(read("Answer b", Self.reveal) == .answer(question: 3, .typed("b")))
        #expect(problem("answer", Self.choice) == nil)
        #expect(problem("/answer", Self.choice)?.code == .badAnswer)
        #expect(problem("answer b", Self.lobby)?.code == .wrongPhase)
    }

    @Test func `an option that reads like a command is an answer`() {
        var context = Self.choice
        context.options = ["Leave ", "Remain"]
        #expect(read("leave", context) == .answer(question: 3, .typed("leave")))
        #expect(read("/leave", context) == .leave)
        #expect(read("quit", context) == .leave)
    }

    @Test func `an answer that comes too late belongs to the question just closed`() {
        #expect(read("b", Self.reveal) == .answer(question: 3, .typed("b")))
        #expect(read("concept drift", Self.reveal) == .answer(question: 3, .typed("concept drift")))
        #expect(read("1b 2a", Self.board) == .answer(question: 3, .typed("1b 2a")))
        #expect(read("score", Self.reveal) == .view(.score))
        #expect(problem("scroe", Self.reveal)?.message == "There is no command “scroe”. Did you mean: score?")
        #expect(problem("b", Self.lobby)?.code == .wrongPhase)
    }

    @Test func `an empty line says go on, to a host in between questions only`() {
        #expect(read("", Self.host) == .command(.next(from: "reveal:3")))
        #expect(read("  ", TextContext(role: .host, phase: .board(3))) == .command(.next(from: "board:3")))
        #expect(read("", TextContext(role: .host, phase: .round(2))) == .command(.next(from: "round:2")))
        for phase in [Phase.lobby, .question(3), .over] {
            #expect(TextDialect.parse("", in: TextContext(role: .host, phase: phase)) == nil)
        }
        for context in [Self.outside, Self.lobby, Self.choice, Self.text, Self.reveal] {
            #expect(TextDialect.parse(" \t", in: context) == nil)
        }
    }

    @Test(
        arguments: [
            ("start", .start), ("Next", .next(from: "reveal:3")), ("pause", .pause), ("continue", .continue),
            ("resume", .continue), ("close", .close), ("skip", .skip), ("lock", .lock), ("unlock", .unlock),
            ("end", .end),
            ("extend 10", .extend(seconds: 10)), ("extend 15s", .extend(seconds: 15)),
            ("extend 20 seconds", .extend(seconds: 20)), ("players", .players(after: nil)),
            ("players after p200", .players(after: PlayerID(number: 200))),
            ("players P7", .players(after: PlayerID(number: 7))),
            ("kick Ada Lovelace", .kick(.name("Ada Lovelace"))), ("kick p3", .kick(.id(PlayerID(number: 3)))),
            ("kick \"p3\"", .kick(.name("p3"))), ("ban Ben", .ban(.name("Ben"))), ("code Cleo", .code(.name("Cleo"))),
            ("rename Ada Grace", .rename(.name("Ada"), name: "Grace")),
            ("rename \"Ada Lovelace\" Grace Hopper", .rename(.name("Ada Lovelace"), name: "Grace Hopper")),
            ("rename Ada Lovelace to Grace Hopper", .rename(.name("Ada Lovelace"), name: "Grace Hopper")),
            ("rename p3 Grace Hopper", .rename(.id(PlayerID(number: 3)), name: "Grace Hopper")),
            ("team Ada Reds", .team(.name("Ada"), team: "Reds")),
            ("team Ada Lovelace @The Reds", .team(.name("Ada Lovelace"), team: "The Reds")),
            ("void 3", .void(question: 3)),
            ("regrade 3 b", .regrade(question: 3, correct: [.typed("b")])),
            ("regrade 3 New York |  NYC", .regrade(question: 3, correct: [.typed("New York"), .typed("NYC")])),
            ("adjust Ada 100 for the song", .adjust(.name("Ada"), points: 100, reason: "for the song")),
            ("adjust Ada Lovelace +50 kind", .adjust(.name("Ada Lovelace"), points: 50, reason: "kind")),
            ("adjust p3 −50 shouting", .adjust(.id(PlayerID(number: 3)), points: -50, reason: "shouting")),
            ("extra_time Ada Lovelace 1.5", .extraTime(.name("Ada Lovelace"), percent: 150)),
            ("extra-time p3 2x", .extraTime(.id(PlayerID(number: 3)), percent: 200)),
            ("extra_time Ada 125%", .extraTime(.name("Ada"), percent: 125)),
            ("say  \"Hello\" to  all of you ", .say("\"Hello\" to  all of you")),
        ] as [(String, HostCommand)])
    func `a host's command is read`(line: String, command: HostCommand) {
        #expect(read(line, Self.host) == .command(command))
    }

    @Test func `a room is created from banks, a mode, a key and options in any order`() {
        #expect(
            read("create pub-quiz", Self.outside)
                == .create(banks: ["pub-quiz"], mode: .classic, options: GameOptions(), key: nil))
        var options = GameOptions()
        options.pace = .auto
        options.teams = 4
        options.penaltyPercent = 50
        options.rounds = [1, 3]
        options.shuffleQuestions = true
        #expect(
            read(
                "create Pub-Quiz, warm-up +classroom TEAMS pace=auto teams=4 key Open-Sesame penalty=50% rounds=1,3 "
                    + "shuffle-questions=on", Self.outside)
                == .create(
                    banks: ["pub-quiz", "warm-up", "classroom"], mode: .teams, options: options, key: "Open-Sesame"))
    }

    @Test func `a host says what is otherwise in a round`() {
        var options = GameOptions()
        options.pace = .auto
        var fast = RoundSettings()
        fast.seconds = 10
        fast.points = 500
        var hard = RoundSettings()
        hard.penaltyPercent = 50
        hard.shuffleQuestions = true
        options.roundWishes = [
            RoundWish(round: .number(2), settings: fast), RoundWish(round: .name("The last one"), settings: hard),
        ]
        let asked = Request.create(banks: ["tour"], mode: .steady, options: options, key: "k")
        for line in [
            "create tour steady pace=auto key k round 2 seconds 10 points=500 round The last one penalty 50% "
                + "shuffle-questions on",
            "create tour round 2 points 500 seconds=10 steady round \"The last one\" shuffle_questions=on penalty=0.5 "
                + "pace=auto key k",
        ] { #expect(read(line, Self.outside) == asked, "\(line)") }
    }

    @Test(
        arguments: [
            ("join", .missingMember, "Which room? Its host knows. Type: join ROOM YOUR-NAME"),
            ("join K7QX", .missingMember, "Your name is missing. Type: join K7QX YOUR-NAME"),
            ("join K7QX YOUR-NAME", .badName, "YOUR-NAME is where your own name goes, for instance: join K7QX Ada"),
            (
                "join K7QX Ada @", .missingMember,
                "The name of the team goes after the @, for instance: join ROOM YOUR-NAME @Reds"
            ),
            ("k7qx Ada", .unknownCommand, "To play in room K7QX, type: join K7QX Ada"),
            ("K7QX", .unknownCommand, "To play in room K7QX, type: join K7QX YOUR-NAME"),
            ("jion K7QX Ada", .unknownCommand, "There is no command “jion”. Did you mean: join?"),
            ("what", .unknownCommand, "“what” is not a command here. To play, type: join ROOM YOUR-NAME (or help)"),
            ("GET / HTTP/1.1", .unknownCommand, "This is a quiz, not a web server. To play, type: join ROOM YOUR-NAME"),
            ("create", .missingMember, "Which bank of questions? Type: create BANK. To see them all: banks"),
            ("create pub-quiz steddy", .badMember, "There is no mode “steddy”. Did you mean: steady?"),
            ("create pub-quiz pcae=auto", .badMember, "There is no option “pcae”. Did you mean “pace”?"),
            ("create pub-quiz pace", .badMember, "An option is set with an equals sign, for instance: pace=auto"),
            ("create pub-quiz pace=slow", .badMember, "The option pace must be host or auto, for instance: pace=auto"),
            (
                "create x round", .missingMember,
                "Which round, and what is otherwise in it? For instance: round 2 seconds 10"
            ),
            (
                "create x round 2", .missingMember,
                "What is otherwise in round 2? There are seconds, points, penalty, shuffle_questions, for instance: round 2 "
                    + "seconds 10"
            ),
            (
                "create x round 2 seconds", .badMember,
                "The option seconds must be a whole number from 5 to 600, or 0 for no limit, for instance: seconds=10"
            ),
            (
                "create x teams=1", .badMember,
                "The option teams must be a whole number from 2 to 26, for instance: teams=4"
            ),
            ("width 20", .badMember, "A whole number from 40 to 250 goes after width, for instance: width 79"),
            ("extend ten", .badMember, "A whole number from 1 to 600 goes after extend, for instance: extend 10"),
            (
                "rename Ada Lovelace Grace Hopper", .badMember,
                "Where does the old name end? Please put quotes around it: rename \"OLD NAME\" NEW NAME"
            ),
            ("end of the round", .badMember, "Nothing goes after end. If you mean it, type just: end"),
            ("quit smoking", .badMember, "Nothing goes after leave. If you mean it, type just: leave"),
            ("void", .missingMember, "Which question? Type: void 3"),
            ("void 3 please", .badMember, "Name the question by its number: void 3"),
            (
                "regrade 3", .missingMember,
                "And which answer is right? Type: regrade 3 b (or, where several are right: regrade 3 b | c)"
            ),
            (
                "regrade 3 a |", .badMember,
                "There is an answer missing beside a |. Type: regrade 3 b (or, where several are right: regrade 3 b | c)"
            ),
            ("adjust Ada 100", .missingMember, "Please say why, for the record: adjust NAME +100 REASON"),
            (
                "extra_time Ada 0.5", .badMember,
                "The last word is how many times the usual time, from 1 to 10: extra_time NAME 1.5"
            ),
            (
                "extra_time Ada nan", .badMember,
                "The last word is how many times the usual time, from 1 to 10: extra_time NAME 1.5"
            ),
        ] as [(String, Problem.Code, String)])
    func `a line that cannot be read is answered with what to type`(line: String, code: Problem.Code, message: String) {
        #expect(problem(line, Self.outside) == Problem(code, message))
    }

    @Test func `JSON in a text session is met with a word of help`() {
        let line = #"{"type":"join","room":"K7QX","name":"Ada"}"#
        #expect(problem(line, Self.outside)?.message.contains("JSON") == true)
        #expect(problem(line, Self.lobby)?.code == .unknownCommand)
        #expect(problem(line, Self.choice)?.message.contains("JSON") == true)
        #expect(read(line, Self.text) == .answer(question: 3, .typed(line)))
    }

    @Test func `every word that help tells of is a command for those who read it`() {
        for role in [TextContext.Role.stranger, .player, .host, .watcher] {
            let lines = commandsOfHelp(for: role)
            #expect(!lines.isEmpty)
            for line in lines {
                #expect(problem(line, TextContext(role: role, phase: .board(3))) == nil, "\(line)")
            }
        }
    }

    @Test func `what a prompt tells to type is an answer`() {
        let kinds: [(KindName, String)] = [
            (.choice, "b"), (.choice, "2"), (.truefalse, "t"), (.truefalse, "true"), (.multiple, "a c"),
            (.multiple, "ac"),
            (.blanks, "c a"), (.blanks, "deployment, model"), (.number, "42"), (.number, "-3.5"), (.text, "Paris"),
            (.order, "c a b"), (.order, "cab"), (.match, "1b 2a"), (.match, "b a"), (.poll, "b"), (.list, "Mars"),
            (.list, "help"), (.list, "top 5"),
        ]
        for (kind, line) in kinds {
            let context = TextContext(role: .player, phase: .question(1), question: 1, kind: kind)
            #expect(read(line, context) == .answer(question: 1, .typed(line)))
        }
    }

    @Test func `no line of any kind is a trap`() {
        var chance = Dice(seed: 7)
        let pieces = [
            "join", "host", "create", "rename", "say", "\"", "“", "/", "@", "p3", "é", "=", ",", "+", " ", "1e999", "-",
            "𝔸",
        ]
        let contexts = [Self.outside, Self.lobby, Self.choice, Self.text, Self.reveal, Self.board, Self.host]
        for _ in 0..<3_000 {
            let line = (0..<chance.roll(9)).map { _ in
                pieces[chance.roll(pieces.count)] + (chance.roll(2) == 0 ? " " : "")
            }
            .joined()
            _ = TextDialect.parse(line, in: contexts[chance.roll(contexts.count)])
        }
    }

    // MARK: -

    private func read(_ line: String, _ context: TextContext) -> Request? {
        if case .success(let request) = TextDialect.parse(line, in: context) { request } else { nil }
    }

    private func problem(_ line: String, _ context: TextContext) -> Problem? {
        if case .failure(let problem) = TextDialect.parse(line, in: context) { problem } else { nil }
    }

    /// The left column of help, with the words in capitals filled in.
    private func commandsOfHelp(for role: TextContext.Role) -> [String] {
        var reader = TextReader(role)
        reader.asksForHelp()
        return reader.text.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }.flatMap {
            line in
            let command = line.dropFirst(2).prefix(22)
            return command.split(separator: ",").map { part in
                var words = part.split(separator: " ").map(String.init)
                words = words.map { word in
                    switch word {
                    case "ROOM": "K7QX"
                    case "YOUR-NAME", "NAME", "OLD": "Ada"
                    case "NEW", "WORDS", "TEXT", "WHY": "Grace"
                    case "BANK": "warm-up"
                    default: word
                    }
                }
                return words.joined(separator: " ")
            }
        }
    }
}
