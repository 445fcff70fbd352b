/// How well a topic is known, after a test.
public struct TopicVerdict: Hashable, Sendable {
    public enum Verdict: String, Sendable, CaseIterable {
        /// At least 80 % right, hard ones among them where there were any.
        case strong
        /// At least half.
        case shaky
        case weak
    }

    /// Nil: of the questions without a topic.
    public let topic: String?
    public let verdict: Verdict
    public let correct: Int
    public let of: Int
    /// The questions to look at again, by their numbers.
    public let again: [Int]

    package init(topic: String?, verdict: Verdict, correct: Int, of: Int, again: [Int]) {
        self.topic = topic
        self.verdict = verdict
        self.correct = correct
        self.of = of
        self.again = again
    }
}

extension Walk {
    /// A verdict for each topic, in the order in which they were asked.
    var verdicts: [TopicVerdict] {
        var topics: [String?] = []
        for step in steps where !topics.contains(step.question.topic) { topics.append(step.question.topic) }
        return topics.map { topic in
            let numbers = steps.indices.filter { steps[$0].question.topic == topic }
            let right = numbers.filter { steps[$0].isRight }
            let hard = numbers.filter { steps[$0].question.difficulty == .hard }
            let hasHard = hard.isEmpty || hard.contains { steps[$0].isRight }
            let verdict: TopicVerdict.Verdict =
                if right.count * 100 >= numbers.count * 80, hasHard {
                    .strong
                } else if right.count * 2 >= numbers.count {
                    .shaky
                } else {
                    .weak
                }
            return TopicVerdict(
                topic: topic, verdict: verdict, correct: right.count, of: numbers.count,
                again: numbers.filter { !steps[$0].isRight }.map { $0 + 1 })
        }
    }
}
