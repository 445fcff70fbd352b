import QuizRules
import Yams

// Common wrong turns: a remark, or a wrong answer with its reason.
extension BankReader {
    /// - Parameter kind: Nil where the question's answer is in error: then no mistake's answer can be judged.
    mutating func mistakes(_ members: Members, _ name: KindName?, _ kind: (any QuestionKind)?) -> [Mistake] {
        guard let node = members["mistakes"] else { return [] }
        var mistakes: [Mistake] = []
        for (position, entry) in (list(node, "'mistakes'", 1...BankLimits.mistakes, of: "mistakes") ?? []).enumerated()
        {
            let what = "mistake \(position + 1)"
            guard case .mapping = entry else {
                if let why = text(entry, what, lines: .several) { mistakes.append(Mistake(why: why)) }
                continue
            }
            guard let parts = self.members(of: entry, named: ["answer", "why"], noun: "a mistake") else { continue }
            let why = required("why", in: parts).flatMap { text($0, "'why' of \(what)", lines: .several) }
            let answer = required("answer", in: parts).flatMap { wrongAnswer($0, what, name, kind) }
            if let answer, mistakes.contains(where: { $0.answer == answer }) {
                warning("\(what) is of the same answer as another, '\(answer.brief)'", at: entry.line)
            }
            if let why, let answer { mistakes.append(Mistake(answer: answer, why: why)) }
        }
        return mistakes
    }

    /// The wrong answer as a person would type it.
    private mutating func wrongAnswer(
        _ node: Node, _ what: String, _ name: KindName?, _ kind: (any QuestionKind)?
    ) -> String? {
        guard let name, let kind, let (given, written) = given(node, what, name, kind) else { return nil }
        do throws(Refusal) {
            let answer = try kind.read(.form(given))
            guard kind.grade(answer).right else { return written }
            error("the answer of \(what), '\(written.brief)', is right", at: node.line)
        } catch {
            self.error("the answer of \(what) is none that could be given: \(error.message)", at: node.line)
        }
        return nil
    }

    private mutating func given(
        _ node: Node, _ what: String, _ name: KindName, _ kind: any QuestionKind
    ) -> (AnswerForm, String)? {
        let role = "the answer of \(what)"
        switch name {
        case .choice:
            return option(node, role, of: kind.options).map { (.choice(kind.keys[$0]), kind.options[$0]) }
        case .truefalse:
            return boolean(node, role).map { (.choice($0 ? "T" : "F"), $0 ? "true" : "false") }
        case .multiple:
            return distinctOptions(node, role, role, of: kind.options).map { chosen in
                (
                    .choices(chosen.sorted().map { kind.keys[$0] }),
                    chosen.map { kind.options[$0] }.joined(separator: ", ")
                )
            }
        case .blanks:
            return filledGaps(node, role, kind).map { filled in
                (.blanks(filled.map { kind.keys[$0] }), filled.map { kind.options[$0] }.joined(separator: ", "))
            }
        case .text:
            return text(node, role, limit: BankLimits.option).map { (.text($0), $0) }
        case .number:
            return number(node, role).map { (.number($0), node.plain ?? "\($0)") }
        }
    }

    private mutating func filledGaps(_ node: Node, _ role: String, _ kind: any QuestionKind) -> [Int]? {
        let gaps = kind.gaps ?? 0
        guard let entries = list(node, role, 1...BankLimits.gaps.upperBound, of: "options, one for each gap") else {
            return nil
        }
        guard entries.count == gaps else {
            error("\(role) fills \(entries.count) of \(gaps) gaps", at: node.line)
            return nil
        }
        let filled = entries.compactMap { option($0, role, of: kind.options) }
        return filled.count == gaps ? filled : nil
    }
}
