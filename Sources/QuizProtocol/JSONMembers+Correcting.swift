internal import QuizRules

/// What a host says of a question that is over.
extension JSONMembers {
    func correctedQuestion() throws(Problem) -> Int {
        try integer("question", 1...1_000_000, "the number of the question")
    }

    /// One answer, or a list of answers, each in its form.
    func correct() throws(Problem) -> [GivenAnswer] {
        let whatItIs = "what is right, in the form of an answer, such as {\"choice\":\"B\"}, or a list of such"
        let value = try required("correct", whatItIs)
        let elements = value.elements ?? [value]
        guard !elements.isEmpty else { throw .bad("correct", whatItIs) }
        var answers: [GivenAnswer] = []
        for element in elements {
            guard element.kind == .object else { throw .bad("correct", whatItIs) }
            answers.append(.form(try JSONMembers(object: element).answer()))
        }
        return answers
    }
}
