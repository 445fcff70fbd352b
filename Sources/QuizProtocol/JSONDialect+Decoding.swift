internal import QuizRules

extension JSONDialect {
    /// Decodes one line (without its `\n`). The id is kept even when the rest is wrong, so that the error can carry it.
    public static func decode(_ line: UnsafeRawBufferPointer) -> (id: RequestID?, result: Result<Request, Problem>) {
        var id: RequestID?
        do throws(Problem) {
            let members = JSONMembers(object: try object(of: line))
            id = try requestID(of: members)
            return (id, .success(try request(of: members)))
        } catch {
            return (id, .failure(error))
        }
    }

    private static func object(of line: UnsafeRawBufferPointer) throws(Problem) -> JSONElement {
        let root: JSONElement
        do throws(JSONElement.Failure) {
            root = try JSONElement.parse(line)
        } catch {
            throw JSONFault.problem(in: line, error)
        }
        guard root.kind == .object else {
            throw Problem(
                .notAnObject,
                "A request is one JSON object in braces, such as {\"type\":\"ping\"}; that was \(root.kind.inWords).")
        }
        return root
    }

    private static func requestID(of members: JSONMembers) throws(Problem) -> RequestID? {
        guard let value = members.optional("id") else { return nil }
        if value.kind == .integer, let integer = value.integer { return .integer(integer) }
        guard let utf8 = value.utf8, utf8.count <= 64 else {
            throw .bad("id", "a string of at most 64 bytes, or a whole number of at most 64 bits")
        }
        return .string(String(decoding: utf8, as: UTF8.self))
    }

    private static func name(of members: JSONMembers) throws(Problem) -> RequestName {
        let whatItIs = "which request it is, such as \"join\""
        let type = try members.required("type", whatItIs)
        // Nearly all that comes are answers.
        if type.isText("answer") { return .answer }
        guard let text = type.string else { throw .bad("type", "a string: \(whatItIs)") }
        guard let name = RequestName(rawValue: text) else { throw unknown(text) }
        return name
    }

    private static func request(of members: JSONMembers) throws(Problem) -> Request {
        let name = try name(of: members)
        switch name {
        case .answer:
            return .answer(question: try members.question(), .form(try members.answer()))
        case .hello:
            return .hello(client: try members.optionalText("client", "what the client calls itself"))
        case .ping:
            return .ping(t: try members.echo())
        case .banks:
            return .banks
        case .create:
            let mode = try members.mode()
            return .create(
                banks: try members.banks(), mode: mode, options: try members.gameOptions(for: mode),
                key: try members.optionalText("key", "the server's host key"))
        case .host:
            return .host(
                room: try members.room(), token: try members.text("token", "the room's host token"),
                solutions: try members.flag("solutions"))
        case .join:
            return .join(
                room: try members.room(), name: try members.text("name", "what the others will call you"),
                team: try members.optionalText("team", "the name of your team"))
        case .resume:
            return .resume(
                room: try members.room(),
                code: try members.text("code", "the resume code that you were given when you joined"))
        case .watch:
            return .watch(room: try members.room())
        case .buzz:
            return .buzz(question: try members.question())
        case .practice:
            return .practice(
                bank: try members.text("bank", "the name of a bank"), mode: try members.optionalMode(),
                name: try members.optionalText("name", "what you are called"),
                code: try members.optionalText("code", "the code that you were given before"),
                options: try members.gameOptions(for: .practice))
        case .stake:
            return .stake(
                question: try members.question(),
                points: try members.integer("points", 0...1_000_000_000, "how many points you stake"))
        case .hint:
            return .hint(question: try members.question())
        case .standings:
            return .standings(
                top: try members.optionalInteger("top", 0...100),
                around: try members.optionalInteger("around", 0...20))
        case .leave:
            return .leave
        default:
            return .command(try hostCommand(name, members))
        }
    }

    private static func hostCommand(_ name: RequestName, _ members: JSONMembers) throws(Problem) -> HostCommand {
        switch name {
        case .players: .players(after: try members.optionalPlayer("after"))
        case .code: .code(try members.player())
        case .extraTime:
            .extraTime(
                try members.player(), percent: try members.percent("factor", 1...10, "how many times the usual time"))
        case .start: .start
        case .next:
            .next(from: try members.optionalText("from", "the phase that it goes on from, such as \"reveal:3\""))
        case .pause: .pause
        case .continue: .continue
        case .extend: .extend(seconds: try members.integer("seconds", 1...600, "how many seconds more"))
        case .close: .close
        case .skip: .skip
        case .lock: .lock
        case .unlock: .unlock
        case .kick: .kick(try members.player())
        case .ban: .ban(try members.player())
        case .rename: .rename(try members.player(), name: try members.text("name", "the player's new name"))
        case .team: .team(try members.player(), team: try members.text("team", "the team's name"))
        case .adjust:
            .adjust(
                try members.player(),
                points: try members.integer("points", -1_000_000...1_000_000, "points to give or, negative, to take"),
                reason: try members.text("reason", "why, in a few words"))
        case .void: .void(question: try members.correctedQuestion())
        case .regrade: .regrade(question: try members.correctedQuestion(), correct: try members.correct())
        case .judge: .judge(try members.player(), right: try members.requiredFlag("right", "whether it was right"))
        case .say: .say(try members.text("text", "what to say to all"))
        case .end: .end
        case .answer, .hello, .ping, .banks, .create, .host, .join, .resume, .watch, .practice, .buzz, .stake, .hint,
            .standings, .leave:
            preconditionFailure("not a host's command")
        }
    }

    private static func unknown(_ type: String) -> Problem {
        let shown = type.count > 40 ? type.prefix(39) + "…" : type[...]
        let advice =
            nearest(to: type, among: RequestName.allCases.map(\.rawValue)).map { "Did you mean “\($0)”?" }
            ?? "To play: {\"type\":\"join\",\"room\":\"K7QX\",\"name\":\"Ada\"}"
        return Problem(.unknownType, "There is no request of type “\(shown)”. \(advice)")
    }
}

extension JSONMembers {
    func room() throws(Problem) -> String { try text("room", "the room's code, such as \"K7QX\"") }

    func question() throws(Problem) -> Int {
        try integer("question", 1...1_000_000, "the number of the question that is answered")
    }

    func echo() throws(Problem) -> Echo? {
        guard let t = optional("t") else { return nil }
        if t.kind == .integer, let integer = t.integer { return .integer(integer) }
        if let number = t.number { return .number(number) }
        guard let string = t.string else { throw .bad("t", "a string or a number") }
        return .string(string)
    }

    func banks() throws(Problem) -> [String] {
        let value = try required("bank", "the name of a bank, or a list of names")
        if let name = value.string { return [name] }
        guard let names = value.texts, !names.isEmpty else {
            throw .bad("bank", "the name of a bank, or a list of names")
        }
        return names
    }

    func mode() throws(Problem) -> ModeName { try optionalMode() ?? .classic }

    func optionalMode() throws(Problem) -> ModeName? {
        guard let value = optional("mode") else { return nil }
        let names = ModeName.allCases.map(\.rawValue)
        guard let typed = value.string else { throw .bad("mode", "one of \(names.joined(separator: ", "))") }
        guard let mode = ModeName(rawValue: typed) else {
            let advice = nearest(to: typed, among: names).map { " Did you mean “\($0)”?" } ?? ""
            throw Problem(
                .badMember, "The member “mode” must be one of \(names.joined(separator: ", ")).\(advice)")
        }
        return mode
    }

    private static let answerForms = "choice, choices, blanks, order, pairs, text and number"

    private func pairs() throws(Problem) -> [AnswerForm.Pair]? {
        guard let value = optional("pairs") else { return nil }
        let pairs = value.members?.map { name, value in
            value.string.map { AnswerForm.Pair(left: name, option: $0) }
        }
        guard let pairs, !pairs.contains(nil) else {
            throw .bad("pairs", "an object with an option's key for each number, such as {\"1\":\"B\",\"2\":\"A\"}")
        }
        return pairs.compactMap { $0 }
    }

    /// What was answered: exactly one of the forms, whichever the question's kind asks for.
    func answer() throws(Problem) -> AnswerForm {
        var form: AnswerForm?
        var count = 0
        if let choice = try optionalText("choice", "an option's key, such as \"B\"") {
            form = .choice(choice)
            count += 1
        }
        if let choices = try texts("choices", "a list of options' keys, such as [\"A\",\"C\"]") {
            form = .choices(choices)
            count += 1
        }
        if let blanks = try texts("blanks", "a list with an option for each gap, such as [\"B\",\"A\"]") {
            form = .blanks(blanks)
            count += 1
        }
        if let order = try texts("order", "a list of all options' keys in order, such as [\"C\",\"A\",\"B\"]") {
            form = .order(order)
            count += 1
        }
        if let pairs = try pairs() {
            form = .pairs(pairs)
            count += 1
        }
        if let text = try optionalText("text", "the answer as it is typed") {
            form = .text(text)
            count += 1
        }
        if let value = optional("number") {
            guard let number = value.number else { throw .bad("number", "a number") }
            form = .number(number)
            count += 1
        }
        guard let form else {
            throw Problem(
                .missingMember,
                "An answer needs what its question's kind asks for: one of \(Self.answerForms).")
        }
        guard count == 1 else {
            throw Problem(
                .badMember, "An answer holds only one of \(Self.answerForms); that had \(count).")
        }
        return form
    }
}

extension JSONElement.Kind {
    fileprivate var inWords: String {
        switch self {
        case .null: "null"
        case .boolean: "true or false"
        case .integer, .unsigned, .double: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
