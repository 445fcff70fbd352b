/// The questions of a game in the order of play, with their options as they are shown: all that chance decides of them is
/// drawn when the game is made.
struct Programme: Sendable {
    struct Item: Sendable {
        let question: Question
        let shown: ShownQuestion
        /// From 1.
        let round: Int
        let opensRound: Bool
        /// What a wrong answer costs here, where the round says so.
        let penaltyPercent: Int?
    }

    struct Round: Sendable {
        let name: String
        let settings: RoundSettings
    }

    let items: [Item]
    let rounds: [Round]

    init(_ setup: GameSetup, chance: inout SplitMix64) {
        let chosen = setup.options.rounds?.compactMap {
            setup.rounds.indices.contains($0 - 1) ? setup.rounds[$0 - 1] : nil
        }
        let rounds = (chosen ?? setup.rounds).filter { !$0.questions.isEmpty }
        let total = rounds.reduce(0) { $0 + $1.questions.count }
        var items: [Item] = []
        for (index, round) in rounds.enumerated() {
            var questions = round.questions
            if round.settings.shuffleQuestions ?? setup.options.shuffleQuestions { chance.shuffle(&questions) }
            for (place, question) in questions.enumerated() {
                let question = question.shuffled(using: &chance)
                let shown = ShownQuestion(question, number: items.count + 1, of: total, round: index + 1)
                items.append(
                    Item(
                        question: question, shown: shown, round: index + 1, opensRound: place == 0,
                        penaltyPercent: round.settings.penaltyPercent))
            }
        }
        self.items = items
        self.rounds = rounds.map { Round(name: $0.name, settings: $0.announced) }
    }
}

extension Question {
    func shuffled(using chance: inout SplitMix64) -> Question {
        guard kind.mustShuffle || (shuffle && kind.mayShuffle) else { return self }
        var order = Array(kind.options.indices)
        chance.shuffle(&order)
        var question = self
        question.kind = kind.shuffled(order)
        return question
    }
}
