import QuizRules
import Testing

@Suite struct CorrectingTests {
    /// Two players, the first question right by Ada (a) and wrong by Ben (b), who stands at the reveal.
    private func firstQuestion() -> (Evening, ada: PlayerID, ben: PlayerID) {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.pass(2000)
        evening.answer(people[0], "a")
        evening.pass(2000)
        evening.answer(people[1], "b")
        return (evening, people[0], people[1])
    }

    @Test func `a voided question counts for nobody, and everybody is told`() {
        var (evening, ada, ben) = firstQuestion()
        #expect(evening.score(ada) == 950)
        evening.host(.void(question: 1))
        #expect(evening.score(ada) == 0)
        guard case .voided(1, let you) = evening.told.last?.what else { return #expect(Bool(false)) }
        #expect(you.map(\.points) == [-950, 0] && you.map(\.score) == [0, 0])
        #expect(you[ben.index].rank == 1)
        evening.host(.end)
        #expect(evening.gameOver?.you[ada.index].of == 0)
    }

    @Test func `a regraded question gives the points to those who were right after all`() {
        var (evening, ada, ben) = firstQuestion()
        evening.host(.regrade(question: 1, correct: [.typed("b")]))
        #expect(evening.score(ada) == 0 && evening.score(ben) == 900)
        guard case .regraded(let regraded) = evening.told.last?.what else { return #expect(Bool(false)) }
        #expect(regraded.correct == [.choice("B")] && regraded.you.map(\.points) == [-950, 900])
        #expect(regraded.you.map(\.rank) == [2, 1])
    }

    @Test func `several answers may be right`() {
        var (evening, ada, ben) = firstQuestion()
        evening.host(.regrade(question: 1, correct: [.form(.choice("B")), .form(.choice("A"))]))
        #expect(evening.score(ada) == 950 && evening.score(ben) == 900)
    }

    @Test func `who comes after a correction sees what is right`() {
        var (evening, ada, ben) = firstQuestion()
        evening.host(.regrade(question: 1, correct: [.typed("b")]))
        guard case .reveal(let reveal) = evening.game.state(for: ben, at: evening.now).now.last?.what else {
            return #expect(Bool(false))
        }
        #expect(reveal.solution.correct == [.choice("B")] && reveal.tally.right == 1)
        #expect(reveal.you[ben.index].correct && reveal.you[ben.index].points == 900)
        #expect(!reveal.you[ada.index].correct && reveal.you[ada.index].points == 0 && reveal.you[ada.index].rank == 2)
    }

    @Test func `a board, or the end, is told again as it now is`() {
        var (evening, _, ben) = firstQuestion()
        evening.host(.next(from: nil), .regrade(question: 1, correct: [.typed("b")]))
        #expect(evening.lastBoard?.top.map(\.player) == [ben, PlayerID(number: 1)])
        #expect(evening.lastBoard?.top.first?.moved == 1)
        evening.host(.end)
        #expect(evening.gameOver?.podium.first?.player == ben)
        evening.host(.void(question: 1))
        #expect(evening.gameOver?.podium.first?.score == 0)
        #expect(evening.game.phase == .over)
    }

    @Test func `points given by the host's word keep their place in the order of things`() {
        var (evening, ada, _) = firstQuestion()
        evening.host(.adjust(ada, points: -500, reason: "late"), .void(question: 1))
        // 950 − 500 = 450 before; without the question 0 − 500 is 0.
        #expect(evening.score(ada) == 0)
        evening.host(.regrade(question: 1, correct: [.typed("a")]))
        #expect(evening.score(ada) == 450)
    }

    @Test func `a streak goes on over a voided question`() {
        var evening = Evening { $0.streak = true }
        let ada = evening.join("Ada")
        evening.host(.start)
        for answer in ["a", "b", "a", "a"] {
            evening.answer(ada, answer)
            evening.host(.next(from: nil), .next(from: nil))
        }
        #expect(evening.score(ada) == 3000)
        evening.host(.void(question: 2))
        #expect(evening.score(ada) == 3100)
    }

    @Test func `a correction of what cannot be corrected is refused`() {
        var (evening, ada, _) = firstQuestion()
        #expect(evening.refusal(of: .void(question: 2)) == .noSuchQuestion)
        #expect(evening.refusal(of: .void(question: 9)) == .noSuchQuestion)
        #expect(evening.refusal(of: .regrade(question: 0, correct: [.typed("a")])) == .noSuchQuestion)
        #expect(evening.refusal(of: .regrade(question: 1, correct: [.typed("z")])) == .badAnswer)
        #expect(evening.refusal(of: .regrade(question: 1, correct: [])) == .badMember)
        evening.host(.void(question: 1))
        #expect(evening.refusal(of: .void(question: 1)) == .wrongPhase)
        evening.host(.next(from: nil), .next(from: nil))
        #expect(evening.refusal(of: .void(question: 2)) == .wrongPhase)
        evening.host(.skip)
        #expect(evening.refusal(of: .void(question: 2)) == .noSuchQuestion)
        #expect(evening.score(ada) == 0)
    }

    @Test func `who joins later is no trouble to a correction`() {
        var (evening, ada, ben) = firstQuestion()
        let cleo = evening.join("Cleo")
        evening.host(.regrade(question: 1, correct: [.typed("b")]))
        #expect([ada, ben, cleo].map { evening.score($0) } == [0, 900, 0])
    }

    @Test func `a team is credited as it sat at the time`() {
        var evening = Evening(.teams)
        let people = [evening.join("Ada", team: "Owls"), evening.join("Ben", team: "Cats")]
        evening.host(.start)
        evening.answer(people[0], "a")
        evening.answer(people[1], "b")
        evening.host(.close, .team(people[0], team: "Cats"), .team(people[1], team: "Mice"))
        evening.host(.regrade(question: 1, correct: [.typed("b")]))
        #expect(people.map { evening.score($0) } == [0, 1000])
        let teams = evening.game.board(top: 1).teams ?? []
        #expect(teams.first { $0.name == "Cats" }?.score == 1000)
        #expect(teams.first { $0.name == "Owls" }?.score ?? 0 == 0)
    }

    @Test func `who was out stays out, and who stood stays`() {
        var evening = Evening(.elimination)
        let people = evening.players("Ada", "Ben", "Cleo")
        evening.host(.start)
        for (player, answer) in zip(people, ["a", "a", "b"]) { evening.answer(player, answer) }
        evening.host(.next(from: nil), .next(from: nil))
        for player in people.prefix(2) { evening.answer(player, "a") }
        let before = people.map { evening.score($0) }
        evening.host(.regrade(question: 1, correct: [.typed("b")]))
        #expect(people.map { evening.score($0) } == [1000, 1000, 1000] && before == [2000, 2000, 0])
        let out = people.map { evening.game.state(for: $0, at: evening.now).you?.out }
        #expect(out == [false, false, true])
        // Longer stood is ranked higher, whatever the points.
        #expect(people.map { evening.game.board(top: 1).you[$0.index].rank } == [1, 1, 3])
    }

    @Test func `every kind in which something is right can be graded by its own key`() throws {
        let kinds: [any QuestionKind] = [
            Choice(options: ["1", "2"], correct: [1]), TrueFalse(correct: false),
            Multiple(options: ["1", "2", "3"], correct: [0, 2]), Blanks(options: ["1", "2"], correct: [1, 0]),
            Text(accepted: ["one"]), Number(correct: 4), Order(options: ["1", "2", "3"], correct: [2, 0, 1]),
        ]
        for kind in kinds {
            let keyed = try #require(kind.keyed(to: kind.solutions[0]), "\(type(of: kind).name)")
            #expect(keyed.solutions == kind.solutions)
        }
    }

    @Test func `the witness of a board is believed only where it is the same`() {
        var (evening, ada, _) = firstQuestion()
        let digest = evening.game.boardDigest
        #expect(evening.refusal(of: .witness(digest)) == nil)
        #expect(evening.refusal(of: .witness(digest ^ 1)) == .wrongPhase)
        evening.host(.adjust(ada, points: 1, reason: "a song"))
        #expect(evening.refusal(of: .witness(digest)) == .wrongPhase)
    }
}

/// A whole game of chance: the same comings, answers and times, whatever the key is.
private struct Script {
    let mode: ModeName
    let seed: UInt64
    static let questions = 6

    /// - Parameters:
    ///   - keys: the right option of each question.
    ///   - left: a question that is put aside instead of closed.
    func play(keys: [Int], left: Int? = nil, then corrections: [Input] = []) -> Evening {
        var chance = SplitMix64(seed: seed)
        func number(_ bound: Int) -> Int { Int(chance.next() % UInt64(bound)) }
        let questions = keys.enumerated().map { place, key in
            var question = Question(
                id: "q\(place)", text: "?",
                kind: Multiple(options: ["one", "two", "three"], correct: key == 3 ? [0, 1] : [key], partial: true))
            question.shuffle = false
            question.points = 100 * (place + 1)
            return question
        }
        var evening = Evening(mode, questions, seed: seed) {
            $0.earlyClose = false
            $0.streak = seed % 2 == 0
            $0.penaltyPercent = [0, 50][Int(seed % 3) % 2]
        }
        var people = (0..<5).map { evening.join("Guest \($0)", team: mode == .teams ? "T\($0 % 2)" : nil) }
        evening.host(.start)
        for question in 1...Self.questions {
            for player in people where number(5) > 0 {
                evening.pass(number(3000))
                evening.answer(player, ["a", "b", "c", "a b", "a c"][number(5)])
            }
            if question == 3 { people.append(evening.join("Late", team: mode == .teams ? "T1" : nil)) }
            let gift = Input.adjust(people[number(5)], points: number(1000) - 500, reason: "whim")
            evening.host(left == question ? .skip : .close)
            if left != question { evening.host(.next(from: nil), .next(from: nil)) }
            _ = evening.apply(gift)
        }
        for correction in corrections { evening.host(correction) }
        return evening
    }
}

@Suite struct CorrectingPropertyTests {
    static let modes: [ModeName] = [.classic, .steady, .teams]

    private func board(_ evening: Evening) -> [String] {
        let game = evening.game
        let lines = game.board(top: 1).you
        return game.players.map { "\($0.name) \(lines[$0.id.index].rank) \($0.score)" }
            + (game.board(top: 1).teams ?? []).map { "\($0.rank) \($0.name) \($0.score)" }
            + game.players.map { "\(evening.gameOver?.you[$0.id.index].correct ?? -1)" }
            + ["\(evening.gameOver?.you.first?.of ?? -1)", "\(game.boardDigest)"]
    }

    @Test(arguments: modes, 1...30)
    func `after a regrade the board is what it would have been with that key from the start`(
        mode: ModeName, seed: UInt64
    ) {
        let script = Script(mode: mode, seed: seed)
        var chance = SplitMix64(seed: seed ^ 99)
        let wrong = (0..<Script.questions).map { _ in Int(chance.next() % 4) }
        var right = wrong
        let place = Int(chance.next() % UInt64(Script.questions))
        right[place] = Int(chance.next() % 4)
        let key = ["a", "b", "c", "a b"][right[place]]
        let corrected = script.play(keys: wrong, then: [.regrade(question: place + 1, correct: [.typed(key)])])
        #expect(board(corrected) == board(script.play(keys: right)))
    }

    @Test(arguments: modes, 1...30)
    func `after a void the board is what it would have been without the question`(mode: ModeName, seed: UInt64) {
        let script = Script(mode: mode, seed: seed)
        let keys = (0..<Script.questions).map { ($0 * 7 + Int(seed)) % 4 }
        let question = 1 + Int(seed) % Script.questions
        let voided = script.play(keys: keys, then: [.void(question: question)])
        #expect(board(voided) == board(script.play(keys: keys, left: question)))
    }

    @Test(arguments: modes, 1...10)
    func `a correction taken back leaves no trace`(mode: ModeName, seed: UInt64) {
        let script = Script(mode: mode, seed: seed)
        let keys = (0..<Script.questions).map { ($0 * 5 + Int(seed)) % 4 }
        let back = ["a", "b", "c", "a b"][keys[1]]
        let corrected = script.play(
            keys: keys,
            then: [
                .regrade(question: 2, correct: [.typed("c"), .typed("a c")]), .void(question: 2),
                .regrade(question: 2, correct: [.typed(back)]),
            ])
        #expect(board(corrected) == board(script.play(keys: keys)))
    }
}
