internal import QuizRules

/// What a host types of a question that is over: `void 3`, `regrade 3 b`, `regrade 3 b | c` where several are right.
extension TextCommandReading {
    func void() throws(Problem) -> HostCommand {
        .void(question: try question("void 3", isLast: true))
    }

    func regrade() throws(Problem) -> HostCommand {
        let form = "regrade 3 b (or, where several are right: regrade 3 b | c)"
        let question = try question(form, isLast: false)
        let answers = words.rest(after: 2).split(separator: "|", omittingEmptySubsequences: false).map(\.trimmingBlanks)
        guard answers != [""] else { throw Problem(.missingMember, "And which answer is right? Type: \(form)") }
        guard answers.allSatisfy({ !$0.isEmpty }) else {
            throw Problem(.badMember, "There is an answer missing beside a |. Type: \(form)")
        }
        return .regrade(question: question, correct: answers.map { .typed($0) })
    }

    private func question(_ form: String, isLast: Bool) throws(Problem) -> Int {
        guard words.count > 1 else { throw Problem(.missingMember, "Which question? Type: \(form)") }
        guard let number = Int(words[1].text), (1...1_000_000).contains(number), !isLast || words.count == 2 else {
            throw Problem(.badMember, "Name the question by its number: \(form)")
        }
        return number
    }
}
