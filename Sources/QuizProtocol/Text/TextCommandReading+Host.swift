internal import QuizRules

/// What a host types. Names with spaces stand in quotes where they could be read in two ways.
extension TextCommandReading {
    func hostCommand() throws(Problem) -> HostCommand {
        switch verb {
        case .start: return .start
        case .next: return .next(from: context.phase.description)
        case .pause: return .pause
        case .continue: return .continue
        case .close: return .close
        case .skip: return .skip
        case .lock: return .lock
        case .unlock: return .unlock
        case .end: return .end
        case .extend: return .extend(seconds: try number(from: seconds, 1...600, "extend 10"))
        case .players: return .players(after: try after())
        case .code: return .code(try player("code NAME"))
        case .kick: return .kick(try player("kick NAME"))
        case .ban: return .ban(try player("ban NAME"))
        case .rename: return try rename()
        case .team: return try team()
        case .adjust: return try adjust()
        case .extraTime: return try extraTime()
        case .void: return try void()
        case .regrade: return try regrade()
        case .judge: return try judge()
        case .say:
            let text = words.rest(after: 1)
            guard !text.isEmpty else {
                throw Problem(.missingMember, "What you want to tell all goes after say, for instance: say Well done!")
            }
            return .say(text)
        default: preconditionFailure("read among the commands of everybody")
        }
    }

    /// `10`, `10s`, `10 seconds`.
    private var seconds: String {
        var text = words.text(from: 1).lowercased()
        for unit in ["seconds", "second", "sec", "s"] where text.hasSuffix(unit) {
            text = text.dropLast(unit.count).trimmingBlanks
            break
        }
        return text
    }

    private func after() throws(Problem) -> PlayerID? {
        guard words.count > 1 else { return nil }
        let last = words[words.count - 1].text.lowercased()
        let isWhole = words.count == 2 || (words.count == 3 && words[1].lowercased == "after")
        guard isWhole, let player = PlayerID(last) else {
            throw Problem(.badMember, "Type players, or to see those after a player: players after p200")
        }
        return player
    }

    /// `judge right`, or with a name before it.
    private func judge() throws(Problem) -> HostCommand {
        let form = "judge right, or: judge wrong"
        guard words.count > 1, let isRight = Self.verdict(words[words.count - 1].lowercased) else {
            throw Problem(.missingMember, "Was it right? Type: \(form)")
        }
        if words.count > 2 { return .judge(reference(1..<(words.count - 1)), right: isRight) }
        guard let word = context.word else { throw Problem(.wrongPhase, "Nobody has the word just now.") }
        return .judge(.id(word), right: isRight)
    }

    static func verdict(_ word: String) -> Bool? {
        switch word {
        case "right", "correct": true
        case "wrong", "incorrect": false
        default: TextFlag.read(word)
        }
    }

    // MARK: - Players by name

    /// One player, who takes the rest of the line.
    private func player(_ form: String) throws(Problem) -> PlayerReference {
        guard words.count > 1 else { throw Problem(.missingMember, "Which player? Type: \(form)") }
        return reference(1..<words.count)
    }

    /// `p3` is a number, unless it stands in quotes.
    private func reference(_ range: Range<Int>) -> PlayerReference {
        if range.count == 1, !words[range.lowerBound].isQuoted, let id = PlayerID(words[range.lowerBound].lowercased) {
            return .id(id)
        }
        return .name(words.text(range))
    }

    /// Where the name of the player ends and the rest begins: after the first word if that is quoted or a number, or
    /// there is but one more; after all words before a `to`; else it is not known.
    private func endOfName(from first: Int = 1) -> Int? {
        guard words.count > first + 1 else { return nil }
        let isPlain = words[first].isQuoted || PlayerID(words[first].lowercased) != nil || words.count == first + 2
        return isPlain ? first + 1 : nil
    }

    private func rename() throws(Problem) -> HostCommand {
        let form = "rename \"OLD NAME\" NEW NAME"
        if let to = words.words.indices.dropFirst(2).first(where: {
            !words[$0].isQuoted && words[$0].lowercased == "to"
        }),
            to + 1 < words.count
        {
            return .rename(reference(1..<to), name: words.text(from: to + 1))
        }
        guard words.count > 2 else { throw Problem(.missingMember, "Who, and what should the name be? Type: \(form)") }
        guard let end = endOfName() else {
            throw Problem(.badMember, "Where does the old name end? Please put quotes around it: \(form)")
        }
        return .rename(reference(1..<end), name: words.text(from: end))
    }

    private func team() throws(Problem) -> HostCommand {
        let form = "team NAME @TEAM"
        if let at = words.words.indices.dropFirst(2).first(where: { words[$0].text.hasPrefix("@") }) {
            let name = words.text(from: at).dropFirst().trimmingBlanks
            guard !name.isEmpty else { throw Problem(.missingMember, "Which team? Type: \(form)") }
            return .team(reference(1..<at), team: name)
        }
        guard words.count > 2 else { throw Problem(.missingMember, "Who goes to which team? Type: \(form)") }
        guard let end = endOfName() else {
            throw Problem(.badMember, "Where does the name end? Please put an @ before the team: \(form)")
        }
        return .team(reference(1..<end), team: words.text(from: end))
    }

    private func adjust() throws(Problem) -> HostCommand {
        let form = "adjust NAME +100 REASON"
        let points = words.words.indices.dropFirst(2).first {
            !words[$0].isQuoted && Self.points(words[$0].text) != nil
        }
        guard let points, let value = Self.points(words[points].text) else {
            throw Problem(.missingMember, "How many points, more or less, for whom, and why? Type: \(form)")
        }
        let reason = words.text(from: points + 1)
        guard !reason.isEmpty else { throw Problem(.missingMember, "Please say why, for the record: \(form)") }
        return .adjust(reference(1..<points), points: value, reason: reason)
    }

    /// `100`, `+100`, `-100`, also with a proper minus sign.
    private static func points(_ word: String) -> Int? { Int(word.replacing("\u{2212}", with: "-")) }

    private func extraTime() throws(Problem) -> HostCommand {
        let form = "extra_time NAME 1.5"
        guard words.count > 2 else {
            throw Problem(.missingMember, "Who, and how many times the usual time? Type: \(form)")
        }
        var last = words[words.count - 1].lowercased
        let isPercent = last.hasSuffix("%")
        if isPercent || last.hasSuffix("x") || last.hasSuffix("×") { last.removeLast() }
        guard let number = Double(last.replacing(",", with: ".")), number.isFinite,
            (100...1000).contains((number * (isPercent ? 1 : 100)).rounded())
        else {
            throw Problem(.badMember, "The last word is how many times the usual time, from 1 to 10: \(form)")
        }
        let percent = Int((number * (isPercent ? 1 : 100)).rounded())
        return .extraTime(reference(1..<(words.count - 1)), percent: percent)
    }
}
