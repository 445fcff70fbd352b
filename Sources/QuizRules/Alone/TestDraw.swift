/// The questions of a test: as many of each difficulty as can be, spread over the topics, by the game's chance; the easy
/// ones first.
enum TestDraw {
    /// Positions of `count` questions, or of all where there are no more. Without a difficulty, one counts as medium.
    static func draw(_ count: Int, from questions: [Question], using chance: inout SplitMix64) -> [Int] {
        var strata: [[Int]] = Difficulty.allCases.map { difficulty in
            questions.indices.filter { (questions[$0].difficulty ?? .medium) == difficulty }
        }
        for index in strata.indices { chance.shuffle(&strata[index]) }
        var topics: [String: Int] = [:]
        return zip(strata, quotas(count, strata.map(\.count))).flatMap { stratum, quota in
            spread(quota, of: stratum, questions, &topics)
        }
    }

    /// How many of each stratum: dealt one at a time, the middle first, as long as there are any.
    private static func quotas(_ count: Int, _ sizes: [Int]) -> [Int] {
        var quotas = sizes.map { _ in 0 }
        var left = min(count, sizes.reduce(0, +))
        while left > 0 {
            for index in [1, 0, 2] where left > 0 && quotas[index] < sizes[index] {
                quotas[index] += 1
                left -= 1
            }
        }
        return quotas
    }

    /// Takes from the topics that have been drawn the least.
    private static func spread(
        _ count: Int, of stratum: [Int], _ questions: [Question], _ topics: inout [String: Int]
    ) -> [Int] {
        var rest = stratum, taken: [Int] = []
        while taken.count < count {
            guard
                let next = rest.indices.min(by: {
                    topics[questions[rest[$0]].topicOrNone, default: 0]
                        < topics[questions[rest[$1]].topicOrNone, default: 0]
                })
            else { break }
            topics[questions[rest[next]].topicOrNone, default: 0] += 1
            taken.append(rest.remove(at: next))
        }
        return taken
    }
}

extension Question {
    fileprivate var topicOrNone: String { topic ?? "" }
}
