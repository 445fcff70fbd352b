package import QuizRules

/// Nights in which anybody does anything at any time, drawn from a seed.
package struct RandomNight {
    package static let secret = "SECRET"
    package var game: Game
    private var chance: SplitMix64
    private var now: Milliseconds = 1_700_000_000_000

    /// - Parameters:
    ///   - mode: nil: any.
    ///   - isHosted: false: at one's own pace, alone.
    package init(seed: UInt64, mode given: ModeName? = nil, isHosted: Bool = true) {
        chance = SplitMix64(seed: seed)
        var options = GameOptions()
        let drawn = ModeName.allCases[Int(chance.next() % UInt64(ModeName.allCases.count))], mode = given ?? drawn
        options.pace = chance.next() % 4 == 0 ? .auto : .host
        options.earlyClose = [nil, true, false][Int(chance.next() % 3)]
        options.penaltyPercent = Int(chance.next() % 3) * 50
        options.streak = chance.next() % 2 == 0
        options.change = chance.next() % 3 != 0
        options.lateJoin = chance.next() % 4 != 0
        options.grace = Milliseconds(Int(chance.next() % 600))
        options.shuffleQuestions = chance.next() % 2 == 0
        let rounds = [
            Bank.Round(name: "A", questions: Self.questions), Bank.Round(name: "B", questions: Self.questions),
        ]
        var setup = GameSetup(title: "", rounds: rounds, mode: mode, options: options, seed: seed)
        setup.isHosted = isHosted
        setup.lesson = [LessonCard(title: "One", text: "This."), LessonCard(title: "Two", text: "That.")]
        game = Game(setup, at: now)
    }

    /// One of each kind, with solutions that cannot be mistaken for anything else.
    package static var questions: [Question] {
        let kinds: [any QuestionKind] = [
            Choice(options: ["1", "2", "3"], correct: [2]), TrueFalse(correct: true),
            Multiple(options: ["x", "y", "z"], correct: [0, 1], partial: true),
            Blanks(options: ["x", "y", "z"], correct: [2, 0], partial: true),
            Text(accepted: ["\(secret) spelling"], typos: 1), Number(correct: 42, tolerance: 5, closest: true),
            Order(options: ["x", "y", "z"], correct: [1, 2, 0], partial: true),
            Match(left: ["p", "q"], options: ["x", "y", "z"], correct: [1, 2], partial: true),
            List(items: [["\(secret) one"], ["\(secret) two"]], typos: 1), Poll(options: ["x", "y"]),
        ]
        return kinds.enumerated().map { index, kind in
            var question = Question(id: "\(index)", text: "Question \(index)", kind: kind)
            question.explanation = ["\(secret) step"]
            question.mistakes = [Mistake(why: "\(secret) mistake")]
            question.check = "\(secret) line"
            question.hint = "\(secret) hint"
            question.seconds = index == 3 ? 0 : 20
            return question
        }
    }

    private mutating func number(_ bound: Int) -> Int { Int(chance.next() % UInt64(bound)) }

    private mutating func player() -> PlayerID { PlayerID(number: 1 + number(game.players.count + 1)) }

    private mutating func answer() -> Input {
        let question = number(8) == 0 ? number(16) - 1 : game.openQuestion ?? number(13)
        let forms: [GivenAnswer] = [
            .typed(
                ["a", "b", "c", "t", "f", "a b", "ca", "42", "40", "secret spelling", "secret two", "?", ""][number(13)]
            ),
            .form(.choice(["A", "T", "Q"][number(3)])), .form(.number(Double(number(50)))),
        ]
        return .answer(
            player(), question: question, forms[number(3)], received: now - Milliseconds(number(3) * 700),
            credit: Milliseconds(number(400) - 20))
    }

    /// Anything, at a time that is mostly later than the one before.
    package mutating func step() -> (input: Input, at: Milliseconds) {
        now += [0, 1, 40, 500, 4000, 12_000, -50][number(7)]
        if let due = game.nextDeadline, due <= now { return (.due, now) }
        let input: Input =
            switch number(50) {
            case 0...3: .join(name: "P. \(number(60))", team: number(4) == 0 ? "T\(number(3))" : nil, code: "c")
            case 4: .away(player())
            case 5, 6: .back(player())
            case 7: .leave(player())
            case 8: .hostAway
            case 9: .hostBack
            case 10, 11: .start
            case 12...15: .next(from: number(4) == 0 ? "board:1" : nil)
            case 16: .pause
            case 17, 18: .continue
            case 19: .extend(seconds: number(30) - 2)
            case 20: number(5) == 0 ? .close : .due
            case 21: number(9) == 0 ? .skip : .unlock
            case 22: number(3) == 0 ? .lock : .unlock
            case 23: number(3) == 0 ? .kick(player()) : .deal(player(), code: "d")
            case 24: number(9) == 0 ? .ban(player()) : .say("hello")
            case 25: .rename(player(), name: "N. \(number(60))")
            case 26: .team(player(), team: "T\(number(5))")
            case 27: .extraTime(player(), percent: 90 + number(200))
            case 28: .adjust(player(), points: number(4000) - 2000, reason: "")
            case 29: number(60) == 0 ? .end : .due
            case 30...32:
                .served(
                    question: game.openQuestion ?? 1,
                    [Served(player: player(), at: now - Milliseconds(number(300)), credit: Milliseconds(number(300)))])
            case 33, 34:
                .stake(
                    player(), question: number(3) == 0 ? number(13) : game.progress?.question ?? 1,
                    points: number(1200) - 20, received: now - Milliseconds(number(300)),
                    credit: Milliseconds(number(300)))
            case 35...38:
                .buzz(
                    player(), question: game.openQuestion ?? number(13), received: now - Milliseconds(number(300)),
                    credit: Milliseconds(number(300)))
            case 39: .judge(player(), right: number(2) == 0)
            default: answer()
            }
        return (input, now)
    }

    /// What comes more seldom: corrections, the ways of those at their own pace, a restart.
    package mutating func rareStep() -> (input: Input, at: Milliseconds) {
        now += Milliseconds(number(900))
        let input: Input =
            switch number(12) {
            case 0: .void(question: 1 + number(13))
            case 1: .regrade(question: 1 + number(13), correct: [.typed(["a", "t", "42", "a b", "new"][number(5)])])
            case 2: .witness(game.boardDigest)
            case 3: .restarted
            case 4...8: .advance(player(), from: nil)
            default: .hint(player(), question: 1 + number(6))
            }
        return (input, now)
    }
}
