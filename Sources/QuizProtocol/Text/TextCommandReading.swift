internal import QuizRules

/// Reads what follows a command word.
struct TextCommandReading {
    let verb: TextVerb
    /// The command word first.
    let words: TextWords
    let context: TextContext

    init(_ verb: TextVerb, _ words: TextWords, in context: TextContext) {
        self.verb = verb
        self.words = words
        self.context = context
    }

    func request() throws(Problem) -> Request {
        if verb.standsAlone, words.count > 1 {
            // "end of the round" should not end the game.
            throw Problem(
                .badMember, "Nothing goes after \(verb.rawValue). If you mean it, type just: \(verb.rawValue)")
        }
        return try requestWithRest()
    }

    private func requestWithRest() throws(Problem) -> Request {
        switch verb {
        case .help: .view(.help)
        case .hello: .hello(client: nil)
        case .ping: .ping(t: nil)
        case .banks: .banks
        case .join: try join()
        case .resume: try resume()
        case .watch: .watch(room: try room("watch ROOM"))
        case .host: try host()
        case .create: try TextCreateReading(words).request()
        case .practice: try TextPracticeReading(words).request()
        case .answer: try answer()
        case .buzz: try buzz()
        case .stake: try stake()
        case .who: .view(.who)
        case .score: .view(.score)
        case .top: .view(.top(try number(from: words.text(from: 1), 1...100, unlessGiven: 10, "top 10")))
        case .hint: try hint()
        case .leave: .leave
        case .width: .view(.width(try number(from: words.text(from: 1), 40...250, "width 79")))
        case .colour: try colour()
        case .quiet, .verbose: .view(.quiet(verb == .quiet))
        default: .command(try hostCommand())
        }
    }

    // MARK: - Coming in

    private func join() throws(Problem) -> Request {
        let form = "join ROOM YOUR-NAME"
        let room = try room(form)
        // A team's name begins at the first word with an @, and takes the rest of the line.
        let at = words.words.indices.dropFirst(2).first { words[$0].text.hasPrefix("@") && !words[$0].isQuoted }
        let name = words.text(2..<(at ?? words.count))
        guard !name.isEmpty else {
            throw Problem(.missingMember, "Your name is missing. Type: join \(room.clipped(to: 16)) YOUR-NAME")
        }
        guard name.lowercased() != "your-name" else {
            throw Problem(
                .badName, "YOUR-NAME is where your own name goes, for instance: join \(room.clipped(to: 16)) Ada")
        }
        guard let at else { return .join(room: room, name: name, team: nil) }
        let team = words.text(from: at).dropFirst().trimmingBlanks
        guard !team.isEmpty else {
            throw Problem(.missingMember, "The name of the team goes after the @, for instance: \(form) @Reds")
        }
        return .join(room: room, name: name, team: team)
    }

    private func resume() throws(Problem) -> Request {
        // A host who means "go on".
        if context.role == .host, words.count == 1 { return .command(.continue) }
        let form = "resume ROOM CODE"
        let room = try room(form)
        guard words.count > 2 else {
            throw Problem(.missingMember, "The code is missing; it was shown to you when you joined. Type: \(form)")
        }
        return .resume(room: room, code: words.words[2...].map(\.text).joined(separator: "-"))
    }

    private func host() throws(Problem) -> Request {
        let form = "host ROOM TOKEN"
        let room = try room(form)
        guard words.count > 2 else {
            throw Problem(
                .missingMember,
                "The token is missing; whoever created the room was shown it. Type: \(form). To open a room of your own, "
                    + "type: create BANK")
        }
        guard words.count > 3 else { return .host(room: room, token: words[2].text, solutions: nil) }
        let last = words.text(from: 3).lowercased()
        switch last {
        case "solutions", "solutions on", "solutions=on":
            return .host(room: room, token: words[2].text, solutions: true)
        case "solutions off", "solutions=off": return .host(room: room, token: words[2].text, solutions: false)
        default:
            throw Problem(.badMember, "After the token only the word solutions may follow. Type: \(form) solutions")
        }
    }

    private func room(_ form: String) throws(Problem) -> String {
        guard words.count > 1 else { throw Problem(.missingMember, "Which room? Its host knows. Type: \(form)") }
        guard words[1].text != "ROOM" else {
            throw Problem(.noSuchRoom, "ROOM is where the code of your room goes; its host knows it. Type: \(form)")
        }
        return words[1].text
    }

    // MARK: - In a room

    private func answer() throws(Problem) -> Request {
        let typed = words.rest(after: 1)
        let question: Int
        switch (context.question, context.phase) {
        case (let open?, _): question = open
        case (nil, .reveal(let closed)), (nil, .board(let closed)): question = closed
        default: throw .noQuestion
        }
        guard !typed.isEmpty else {
            throw Problem(.badAnswer, "Your answer goes after the word, for instance: answer b")
        }
        return .answer(question: question, .typed(typed))
    }

    private func buzz() throws(Problem) -> Request {
        switch context.phase {
        case .question(let question), .buzzed(let question), .reveal(let question), .board(let question):
            return .buzz(question: question)
        case .lobby, .lesson, .round, .stake, .open, .over: throw .noQuestion
        }
    }

    private static let stakes = 0...1_000_000_000

    static func stake(_ points: Int, on question: Int) throws(Problem) -> Request {
        guard stakes.contains(points) else { throw Problem(.badMember, "Stake a number of points, 0 or more.") }
        return .stake(question: question, points: points)
    }

    private func stake() throws(Problem) -> Request {
        let points = try number(from: words.text(from: 1), Self.stakes, "stake 300")
        switch context.phase {
        case .stake(let question), .question(let question), .buzzed(let question), .reveal(let question),
            .board(let question):
            return .stake(question: question, points: points)
        case .lobby, .lesson, .round, .open, .over: throw Problem(.wrongPhase, "Nothing is staked just now.")
        }
    }

    private func hint() throws(Problem) -> Request {
        if let question = context.question { return .hint(question: question) }
        switch context.phase {
        case .reveal(let closed), .board(let closed): return .hint(question: closed)
        default: throw context.isSelfPaced ? .noOwnQuestion : .noQuestion
        }
    }

    private func colour() throws(Problem) -> Request {
        guard words.count == 2, let isOn = TextFlag.read(words[1].text) else {
            throw Problem(.badMember, "Type: colour on, or: colour off")
        }
        return .view(.colour(isOn))
    }

    func number(
        from text: String, _ range: ClosedRange<Int>, unlessGiven: Int? = nil, _ example: String
    ) throws(Problem) -> Int {
        if text.isEmpty, let unlessGiven { return unlessGiven }
        guard let number = Int(text), range.contains(number) else {
            let word = example.prefix { $0 != " " }
            throw Problem(
                .badMember,
                "A whole number from \(range.lowerBound) to \(range.upperBound) goes after \(word), for instance: \(example)"
            )
        }
        return number
    }
}
