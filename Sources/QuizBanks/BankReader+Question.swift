import QuizRules
import Yams

// What every question has, whatever its kind.
extension BankReader {
    private static let questionMembers = [
        "id", "kind", "text", "points", "seconds", "topic", "difficulty", "hint", "explanation", "mistakes", "check",
        "media", "source", "shuffle",
    ]

    mutating func question(_ node: Node) -> Question? {
        let known = Self.questionMembers + KindName.membersOfAnyKind
        guard let members = members(of: node, named: known, noun: "a question") else { return nil }
        let id = questionID(members)
        let text = questionText(members)
        let kindName: KindName? = required("kind", in: members).flatMap { word($0, "'kind'") }
        let kind = kindName.flatMap { self.kind($0, members, gaps: text) }
        let mistakes = self.mistakes(members, kindName, kind)
        var question: Question?
        if let id, let text, let kind { question = Question(id: id, text: text, kind: kind) }
        readPlay(members, into: &question)
        readSolution(members, into: &question)
        question?.mistakes = mistakes
        return question
    }

    private mutating func questionID(_ members: Members) -> String? {
        guard let node = required("id", in: members), let id = identifier(node, "'id'") else { return nil }
        if let first = ids[id] {
            error("its 'id' is that of the question in line \(first) too; ids must be unique in a bank", at: node.line)
        } else {
            ids[id] = node.line ?? 0
        }
        place = "question '\(id)'"
        return id
    }

    private mutating func questionText(_ members: Members) -> String? {
        guard let node = required("text", in: members),
            let text = text(node, "'text'", limit: BankLimits.questionText, lines: .several)
        else { return nil }
        let folded = text.lowercased()
        if let first = texts[folded] {
            warning("the question in line \(first) has the same text", at: node.line)
        } else {
            texts[folded] = node.line ?? 0
        }
        return text
    }

    /// - Parameter question: Nil where it cannot be made any more; what is wrong with its members is still told.
    private mutating func readPlay(_ members: Members, into question: inout Question?) {
        let points = members["points"].flatMap { whole($0, "'points'", in: BankLimits.points) }
        let seconds = members["seconds"].flatMap { whole($0, "'seconds'", in: 0...0, BankLimits.seconds) }
        let shuffle = members["shuffle"].flatMap { boolean($0, "'shuffle'") }
        let topic = members["topic"].flatMap { self.text($0, "'topic'", limit: BankLimits.topic) }
        let difficulty: Difficulty? = members["difficulty"].flatMap { word($0, "'difficulty'") }
        let media = members["media"].flatMap { self.media($0) }
        if let points = points ?? roundSettings.points { question?.points = points }
        if let seconds = seconds ?? roundSettings.seconds { question?.seconds = seconds }
        if let shuffle { question?.shuffle = shuffle }
        question?.topic = topic
        question?.difficulty = difficulty
        question?.media = media
    }

    private mutating func readSolution(_ members: Members, into question: inout Question?) {
        let hint = members["hint"].flatMap { self.text($0, "'hint'", lines: .several) }
        let check = members["check"].flatMap { self.text($0, "'check'") }
        let source = members["source"].flatMap { self.text($0, "'source'", limit: BankLimits.source) }
        let explanation = members["explanation"].map { self.steps($0) }
        if explanation == nil, question?.kind.isGraded != false {
            warning("has no 'explanation'; players learn most from one", at: members.line)
        }
        question?.hint = hint
        question?.check = check
        question?.source = source
        question?.explanation = explanation ?? []
    }

    private mutating func steps(_ node: Node) -> [String] {
        let steps = list(node, "'explanation'", 1...BankLimits.steps, of: "steps") ?? []
        return steps.enumerated().compactMap { position, step in
            text(step, "step \(position + 1) of the explanation", lines: .several)
        }
    }

    private mutating func media(_ node: Node) -> Media? {
        guard let members = members(of: node, named: ["url", "alt"], noun: "'media'") else { return nil }
        let url = required("url", in: members).flatMap { webAddress($0) }
        guard let altNode = members["alt"] else {
            error("'media' needs an 'alt': what it shows, for those who cannot see it", at: members.line)
            return nil
        }
        guard let alt = text(altNode, "'alt'"), let url else { return nil }
        return Media(url: url, alt: alt)
    }

    /// RFC 3986 in outline: http or https, an authority, and no space or quote that would end it in a text.
    private mutating func webAddress(_ node: Node) -> String? {
        guard let url = text(node, "'url'", limit: BankLimits.url) else { return nil }
        let scheme = ["https://", "http://"].first { url.lowercased().hasPrefix($0) }
        let rest = url.dropFirst(scheme?.count ?? 0)
        let isGood = scheme != nil && rest.first.map { $0 != "/" && $0 != "?" && $0 != "#" } ?? false
        guard isGood, !url.contains(where: { $0.isWhitespace || "<>\"\\^`{|}".contains($0) }) else {
            error("'url' must be an address that begins with https:// or http://, not '\(url.brief)'", at: node.line)
            return nil
        }
        return url
    }
}
