/// What a round does otherwise than the rest of the game. Nil: as the questions and the game's options say.
public struct RoundSettings: Hashable, Sendable {
    /// Of each question: 5 to 600; 0: open until the host closes it.
    public var seconds: Int?
    /// Of each question: 0 to 5000.
    public var points: Int?
    /// The part of a question's points that a wrong answer costs, in percent: 0 to 100.
    public var penaltyPercent: Int?
    public var shuffleQuestions: Bool?

    public init() {}

    public var isEmpty: Bool { self == RoundSettings() }
}

/// What a host wants of one round.
public struct RoundWish: Hashable, Sendable {
    public enum Round: Hashable, Sendable {
        /// From 1, over the rounds of all banks.
        case number(Int)
        case name(String)
    }

    public var round: Round
    public var settings: RoundSettings

    public init(round: Round, settings: RoundSettings) {
        self.round = round
        self.settings = settings
    }
}

extension GameSetup {
    /// Puts what the host wants of rounds into them: over what their bank says, and for every question of theirs. Throws
    /// where there is no such round.
    public mutating func settleRounds() throws(Refusal) {
        for wish in options.roundWishes { rounds[try place(of: wish.round)].settle(wish.settings) }
        options.roundWishes = []
    }

    private func place(of round: RoundWish.Round) throws(Refusal) -> Int {
        switch round {
        case .number(let number):
            guard rounds.indices.contains(number - 1) else {
                let there = rounds.count == 1 ? "there is only one" : "there are \(rounds.count)"
                throw Refusal(.badMember, "There is no round \(number): \(there).")
            }
            return number - 1
        case .name(let name):
            let folded = FoldedText(name)
            let places = rounds.indices.filter { FoldedText(rounds[$0].name) == folded }
            if places.count == 1 { return places[0] }
            let shown = CleanText.clean(name, limit: 40)
            guard places.isEmpty else {
                throw Refusal(.badMember, "More than one round is named “\(shown)”. Say which by its number.")
            }
            let names = rounds.prefix(10).enumerated().map { "\($0 + 1) \($1.name)" }.joined(separator: ", ")
            throw Refusal(.badMember, "There is no round “\(shown)”. Rounds: \(names)")
        }
    }
}

extension Bank.Round {
    fileprivate mutating func settle(_ wanted: RoundSettings) {
        settings.seconds = wanted.seconds ?? settings.seconds
        settings.points = wanted.points ?? settings.points
        settings.penaltyPercent = wanted.penaltyPercent ?? settings.penaltyPercent
        settings.shuffleQuestions = wanted.shuffleQuestions ?? settings.shuffleQuestions
        for index in questions.indices {
            if let seconds = wanted.seconds { questions[index].seconds = seconds }
            if let points = wanted.points { questions[index].points = points }
        }
    }

    /// What of its settings holds for all its questions, so that it can be told before the first.
    var announced: RoundSettings {
        var told = settings
        if questions.contains(where: { $0.seconds != settings.seconds }) { told.seconds = nil }
        if questions.contains(where: { $0.kind.isGraded && $0.points != settings.points }) { told.points = nil }
        return told
    }
}
