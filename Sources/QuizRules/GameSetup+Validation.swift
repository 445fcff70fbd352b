extension GameSetup {
    /// Checks what a game is to start from; throws what is wrong first, and what would be right.
    public func validate() throws(Refusal) {
        guard rounds.contains(where: { !$0.questions.isEmpty }) else {
            throw Refusal(.badMember, "There are no questions to play.")
        }
        try check(options.revealSeconds, 1...600, "reveal_seconds")
        try check(options.boardSeconds, 1...600, "board_seconds")
        try check(Int(options.maxCredit.value), 0...1000, "max_credit")
        try check(Int(options.grace.value), 0...5000, "grace")
        guard (0...100).contains(options.penaltyPercent) else {
            throw Refusal(.badMember, "penalty is from 0 to 1.")
        }
        if let seconds = options.totalSeconds { try check(seconds, 30...86_400, "total_seconds") }
        try check(options.maxPlayers, 1...100_000, "max_players")
        try checkTeams()
        try checkPace()
        try checkRounds()
        for round in rounds { try check(round.settings) }
        try checkAlone()
    }

    private func check(_ value: Int, _ range: ClosedRange<Int>, _ name: String) throws(Refusal) {
        guard range.contains(value) else {
            throw Refusal(.badMember, "\(name) is from \(range.lowerBound) to \(range.upperBound).")
        }
    }

    private func checkPace() throws(Refusal) {
        guard options.totalSeconds != nil, mode != .test else { return }
        throw Refusal(.notAllowedInMode, "Only a test has one clock for all of it. Leave out total_seconds.")
    }

    private func checkAlone() throws(Refusal) {
        guard mode.isSelfPaced else { return }
        let played = options.rounds.map { $0.map { rounds[$0 - 1] } } ?? rounds
        guard played.contains(where: { $0.questions.contains(where: \.kind.isGraded) }) else {
            throw Refusal(
                .badMember, "There are only polls here, and they are for many. There is nothing to learn from them.")
        }
    }

    private func checkTeams() throws(Refusal) {
        guard let teams = options.teams else { return }
        guard mode.mode.answersByTeam else {
            throw Refusal(
                .notAllowedInMode, "There are no teams in mode \(mode.rawValue). Leave out teams, or use mode teams.")
        }
        try check(teams, 2...26, "teams")
    }

    private func check(_ settings: RoundSettings) throws(Refusal) {
        if let seconds = settings.seconds, seconds != 0 { try check(seconds, 5...600, "A round's seconds") }
        if let points = settings.points { try check(points, 0...5000, "A round's points") }
        if let percent = settings.penaltyPercent { try check(percent, 0...100, "A round's penalty in percent") }
    }

    private func checkRounds() throws(Refusal) {
        guard let chosen = options.rounds else { return }
        let numbers = 1...rounds.count
        guard !chosen.isEmpty, chosen.allSatisfy(numbers.contains), Set(chosen).count == chosen.count else {
            throw Refusal(.badMember, "rounds names rounds from 1 to \(rounds.count), each once.")
        }
        guard chosen.contains(where: { !rounds[$0 - 1].questions.isEmpty }) else {
            throw Refusal(.badMember, "There are no questions in these rounds.")
        }
    }
}
