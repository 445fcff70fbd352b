import QuizRules

/// What is asked in a session, and in which order.
extension OwnPaceModel {
    /// The rest of a box: none in the first, then 20 hours, twice as long in each that follows.
    private static func rest(inBox number: Int) -> Int { number < 2 ? 0 : (20 * 3_600_000) << (number - 2) }

    func start() {
        if isOver {
            for index in walks.indices { (walks[index].points, walks[index].streak, walks[index].correct) = (0, 0, 0) }
            record.saw(.practisedAgain)
        }
        isOpen = true
        isOver = false
        begunAt = now
        pauses = []
        for index in walks.indices where walks[index].isIn { begin(index) }
    }

    func begin(_ player: Int) {
        let ids = graded.map(\.id)
        var due = Set(ids)
        if setup.mode == .practice {
            let ripe = ids.filter { id in
                walks[player].boxes[id].map { $0.since + Self.rest(inBox: $0.number) <= now } ?? true
            }
            // Who comes back too early may practise all the same.
            if !ripe.isEmpty { due = Set(ripe) }
            if ripe.count < ids.count, !ripe.isEmpty { record.saw(.someQuestionsRest) }
        }
        walks[player].due = due
        walks[player].rank = walks[player].boxes.mapValues(\.number)
        walks[player].planned = setup.mode == .test ? min(10, due.count) : due.count
        walks[player].steps = []
        walks[player].returning = []
        walks[player].hasFinished = false
        let cards = setup.mode == .learn ? bank.bank.lesson.count : 0
        walks[player].place = cards > 0 ? .lesson(1) : .question(1)
    }

    func advance(_ player: Int) {
        switch walks[player].place {
        case .lesson(let number) where number < bank.bank.lesson.count: walks[player].place = .lesson(number + 1)
        case .lesson: walks[player].place = .question(1)
        case .reveal(let number): goOn(player, after: number)
        case .question(let number):
            record.expect(walks[player].steps[number - 1].question.takesSeveral, "a question is passed over")
            if revealsEach { close(player, number) } else { goOn(player, after: number) }
        case .over where !isClass: start()
        case .lobby, .over: record.fail("p\(player + 1) goes on from \(walks[player].place)")
        }
    }

    func goOn(_ player: Int, after number: Int) {
        let isMore = number < walks[player].planned || !walks[player].returning.isEmpty
        walks[player].place = isMore ? .question(number + 1) : .over
        walks[player].hasFinished = !isMore
    }

    /// A question stands before a player for the first time: is it one that must come now?
    func asks(_ own: OwnQuestion, _ number: Int, of player: Int) {
        guard let question = bank.question(own.shown.text) else { return record.fail("a question of no bank") }
        let name = "p\(player + 1)"
        var returns = 0
        if number <= walks[player].planned {
            record.expect(walks[player].due.contains(question.id), "\(name) is asked what need not be asked now")
            record.expect(
                !walks[player].steps.contains { $0.question.id == question.id }, "\(name) is asked the same twice")
            let boxes = (walks[player].steps.map(\.question.id) + [question.id])
                .map { walks[player].rank[$0] ?? 1 }
            if setup.mode == .practice {
                record.expect(boxes == boxes.sorted(), "\(name) is not asked the least known first")
            }
        } else if walks[player].returning.isEmpty {
            return record.fail("\(name) is asked one question too many")
        } else {
            let next = walks[player].returning.removeFirst()
            record.expect(next.id == question.id, "\(name) is not asked what was to come back")
            returns = next.returns
        }
        record.expect(own.isAgain == (returns > 0), "\(name) is told that it is asked again, or is not")
        record.expect(own.hasHint == (setup.mode != .test && question.question.hint != nil), "a hint, or none")
        let points = returns > 0 || setup.mode == .learn ? 0 : question.question.points
        record.expect(own.shown.points == points, "\(own.shown.points) points for question \(question.id)")
        walks[player].steps.append(
            Step(question: question, returns: returns, openedAt: now, shown: own.shown))
    }
}
