import QuizRules

/// The end, and what is said then.
extension OwnPaceModel {
    func end(_ over: GameOver) {
        if isOpen, !revealsEach { giveAll() }
        isOpen = false
        isOver = true
        pauses = []
        for index in walks.indices { walks[index].place = .over }
        for (player, you) in over.you.enumerated() where walks.indices.contains(player) {
            let walk = walks[player], name = "p\(player + 1)"
            record.expect(you.score == walk.points, "\(name) ends with \(you.score) points, not \(walk.points)")
            record.expect(you.correct == walk.correct, "\(name) had \(you.correct) right, not \(walk.correct)")
            if revealsEach {
                let asked = walk.steps.count { $0.returns == 0 }
                record.expect(you.of == asked, "\(name) was asked \(you.of) questions, not \(asked)")
            }
            checkBoxes(you.boxes, walk, name)
            checkVerdicts(you.verdicts, walk, name)
        }
        checkRanks(over)
        checkDraw()
    }

    /// The points of a test are kept back until its end.
    private func giveAll() {
        for player in walks.indices {
            for step in walks[player].steps {
                walks[player].streak = step.isRight ? walks[player].streak + 1 : 0
                if step.isRight { walks[player].correct += 1 }
                add(step.points, to: player)
            }
        }
    }

    private func checkRanks(_ over: GameOver) {
        for player in walks.indices where walks[player].isIn {
            let better = walks.count { $0.isIn && $0.points > walks[player].points }
            record.expect(
                over.you[player].rank == better + 1, "p\(player + 1) is ranked \(over.you[player].rank)")
        }
    }

    private func checkBoxes(_ boxes: [Int]?, _ walk: Walk, _ name: String) {
        guard setup.mode == .practice, walk.planned > 0 else { return }
        let right = (1...5).map { number in graded.count { (walk.boxes[$0.id]?.number ?? 1) == number } }
        record.expect(boxes == right, "\(name)'s boxes hold \(boxes ?? []), not \(right)")
    }

    /// Strong: at least 80 % right, hard ones among them where there were any; shaky: at least half.
    private func checkVerdicts(_ verdicts: [TopicVerdict]?, _ walk: Walk, _ name: String) {
        record.expect((verdicts != nil) == !revealsEach, "a verdict, or none")
        for verdict in verdicts ?? [] {
            let steps = walk.steps.enumerated().filter { $0.element.question.question.topic == verdict.topic }
            let right = steps.filter(\.element.isRight)
            record.expect(verdict.correct == right.count, "\(name) had \(verdict.correct) right in a topic")
            guard steps.count == verdict.of else { continue }
            let hard = steps.filter { $0.element.question.question.difficulty == .hard }
            let isStrong =
                (hard.isEmpty || hard.contains(where: \.element.isRight)) && right.count * 5 >= steps.count * 4
            let word = isStrong ? "strong" : right.count * 2 >= steps.count ? "shaky" : "weak"
            record.expect(verdict.verdict.rawValue == word, "\(name) is \(verdict.verdict) in a topic, not \(word)")
            let again = steps.filter { !$0.element.isRight }.map { $0.offset + 1 }
            record.expect(verdict.again == again, "\(name) is to look at \(verdict.again) again, not \(again)")
        }
    }

    /// After a test each question is shown with what everybody had answered.
    func check(_ reveal: Reveal) {
        guard let question = bank.question(reveal.question.text) else { return record.fail("a review of no question") }
        for (player, you) in reveal.you.enumerated() where walks.indices.contains(player) {
            let step = walks[player].steps.first { $0.question.id == question.id }
            record.expect(you.points == step?.points ?? 0, "p\(player + 1) is given \(you.points) points in the review")
            record.expect(you.correct == step?.isRight ?? false, "p\(player + 1) was right, or not, in the review")
        }
    }

    /// As many of each difficulty as can be, dealt one at a time, medium ones first, then easy, then hard ones.
    private func checkDraw() {
        guard setup.mode == .test, let whole = walks.first(where: { $0.planned > 0 && $0.steps.count == $0.planned })
        else { return }
        func count(_ questions: [SimulatedQuestion]) -> [Int] {
            [Difficulty.medium, .easy, .hard].map { difficulty in
                questions.count { ($0.question.difficulty ?? .medium) == difficulty }
            }
        }
        let there = count(graded), drawn = count(whole.steps.map(\.question))
        var dealt = [0, 0, 0], left = whole.planned
        while left > 0 {
            for place in 0..<3 where left > 0 && dealt[place] < there[place] {
                dealt[place] += 1
                left -= 1
            }
        }
        record.expect(drawn == dealt, "a test of \(drawn) medium, easy and hard questions, not \(dealt)")
        if graded.count > whole.planned { record.saw(.drawnTest) }
        record.expect(
            walks.allSatisfy { walk in
                walk.steps.map(\.question.id) == whole.steps.map(\.question.id).prefix(walk.steps.count).map { $0 }
            }, "a class is not given the same test")
    }
}
