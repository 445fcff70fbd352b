/// The questions of a game in the order of play, with their options as they are shown: all that chance decides of them is
/// drawn when the game is made.
package struct Programme: Sendable {
    /// A reference to what never changes, so that nobody who holds a question copies its texts.
    package final class Item: Sendable {
        package let question: Question
        package let shown: ShownQuestion
        /// From 1.
        package let round: Int
        package let opensRound: Bool
        /// What a wrong answer costs here, where the round says so.
        package let penaltyPercent: Int?
        /// From 1.
        package let number: Int
        /// Whether one answer after another is given, to the end.
        package let takesSeveral: Bool
        /// Whether it is for whoever buzzes first.
        package let isByBuzz: Bool

        package var kind: any QuestionKind { question.kind }

        init(
            _ question: Question, number: Int, of: Int, round: Int, opensRound: Bool, penaltyPercent: Int?,
            mode: any Mode
        ) {
            self.question = question
            shown = ShownQuestion(question, number: number, of: of, round: round)
            self.round = round
            self.opensRound = opensRound
            self.penaltyPercent = penaltyPercent
            self.number = number
            takesSeveral = shown.most != nil
            isByBuzz = mode.isByBuzz(question)
        }
    }

    package struct Round: Sendable {
        package let name: String
        let settings: RoundSettings
    }

    package let items: [Item]
    package let rounds: [Round]

    /// For how many seconds a reveal and a board stand where the game goes on by itself.
    package let ownPace: (reveal: Int, board: Int)?

    /// What is told as a round opens, from 1.
    package func opening(of round: Int) -> RoundOpened {
        RoundOpened(
            round: round, name: rounds[round - 1].name, of: rounds.count, settings: rounds[round - 1].settings,
            goesOnAfter: ownPace?.board)
    }

    package init(_ setup: GameSetup, mode: any Mode, chance: inout SplitMix64) {
        let chosen = setup.options.rounds?.compactMap {
            setup.rounds.indices.contains($0 - 1) ? setup.rounds[$0 - 1] : nil
        }
        let options = setup.options
        ownPace = options.pace == .auto ? (options.revealSeconds, options.boardSeconds) : nil
        let rounds = (chosen ?? setup.rounds).filter { !$0.questions.isEmpty }
        let total = rounds.reduce(0) { $0 + $1.questions.count }
        var items: [Item] = []
        for (index, round) in rounds.enumerated() {
            var questions = round.questions
            if round.settings.shuffleQuestions ?? setup.options.shuffleQuestions { chance.shuffle(&questions) }
            for (place, question) in questions.enumerated() {
                items.append(
                    Item(
                        question.shuffled(using: &chance), number: items.count + 1, of: total, round: index + 1,
                        opensRound: place == 0, penaltyPercent: round.settings.penaltyPercent, mode: mode))
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
