package import QuizRecords
package import QuizRules

/// Anything that can happen in an evening, from a seed: the same seed makes the same evening.
package struct Whim: RandomNumberGenerator {
    private var state: UInt64

    package init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    /// SplitMix64.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    package mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
    package mutating func flag() -> Bool { Bool.random(using: &self) }
    package mutating func maybe<Value>(_ make: (inout Whim) -> Value) -> Value? { flag() ? make(&self) : nil }
    package mutating func several<Value>(_ most: Int, _ make: (inout Whim) -> Value) -> [Value] {
        (0..<number(0...most)).map { _ in make(&self) }
    }
    package mutating func one<Value>(of values: [Value]) -> Value { values[number(0...values.count - 1)] }

    package mutating func text() -> String {
        one(of: [
            "", "B", "Ada", "Zoë 🦦", "e\u{301}", "\u{E9}", "a\nb\tc\"d\\e\u{0}\u{1F}", "日本語", "\u{10FFFF}",
            String(repeating: "long ", count: number(1...60)),
        ])
    }

    package mutating func int() -> Int {
        one(of: [0, 1, -1, 63, -64, 64, 127, 128, 20_000, Int.max, Int.min, number(-1_000_000...1_000_000)])
    }

    package mutating func double() -> Double {
        one(of: [0, -0.0, 1, 0.1, -17.5, 1e300, .leastNonzeroMagnitude, .infinity, Double(int()), Double(int()) / 7])
    }

    package mutating func milliseconds() -> Milliseconds { Milliseconds(int()) }
    package mutating func player() -> PlayerID { PlayerID(number: number(1...100_000)) }

    package mutating func given() -> GivenAnswer {
        switch number(1...9) {
        case 1: .form(.choice(text()))
        case 2: .form(.choices(several(4) { $0.text() }))
        case 3: .form(.blanks(several(4) { $0.text() }))
        case 4: .form(.text(text()))
        case 5: .form(.number(double()))
        case 6: .form(.order(several(4) { $0.text() }))
        case 7: .form(.pairs(several(4) { AnswerForm.Pair(left: $0.text(), option: $0.text()) }))
        case 8: .form(.texts(several(4) { $0.text() }))
        default: .typed(text())
        }
    }

    /// Every case of `Input` has its number; a new one is missed by `everyCase` in the tests.
    package mutating func input(_ tag: InputTag) -> Input {
        switch tag {
        case .join: .join(name: text(), team: maybe { $0.text() }, code: text())
        case .away: .away(player())
        case .back: .back(player())
        case .leave: .leave(player())
        case .hostAway: .hostAway
        case .hostBack: .hostBack
        case .start: .start
        case .next: .next(from: maybe { $0.text() })
        case .pause: .pause
        case .continue: .continue
        case .extend: .extend(seconds: int())
        case .close: .close
        case .skip: .skip
        case .lock: .lock
        case .unlock: .unlock
        case .kick: .kick(player())
        case .ban: .ban(player())
        case .rename: .rename(player(), name: text())
        case .team: .team(player(), team: text())
        case .extraTime: .extraTime(player(), percent: int())
        case .deal: .deal(player(), code: text())
        case .adjust: .adjust(player(), points: int(), reason: text())
        case .buzz: .buzz(player(), question: int(), received: milliseconds(), credit: milliseconds())
        case .judge: .judge(player(), right: flag())
        case .stake:
            .stake(player(), question: int(), points: int(), received: milliseconds(), credit: milliseconds())
        case .advance: .advance(player(), from: maybe { $0.text() })
        case .hint: .hint(player(), question: int())
        case .void: .void(question: int())
        case .regrade: .regrade(question: int(), correct: several(3) { $0.given() })
        case .witness: .witness(UInt64(bitPattern: Int64(int())))
        case .say: .say(text())
        case .end: .end
        case .served:
            .served(
                question: int(),
                several(20) { Served(player: $0.player(), at: $0.milliseconds(), credit: $0.milliseconds()) })
        case .answer:
            .answer(player(), question: int(), given(), received: milliseconds(), credit: milliseconds())
        case .due: .due
        case .restarted: .restarted
        }
    }

    package mutating func input() -> TimedInput {
        TimedInput(input(one(of: InputTag.allCases)), at: milliseconds())
    }
}

extension Whim {
    package mutating func options() -> [String] { (0...number(1...8)).map { _ in text() } }
    package mutating func positions(_ options: [String]) -> [Int] {
        (0...number(0...3)).map { _ in number(0...options.count - 1) }
    }

    package mutating func kind(_ tag: KindTag) -> any QuestionKind {
        let options = options()
        return switch tag {
        case .choice: Choice(options: options, correct: positions(options))
        case .truefalse: TrueFalse(correct: flag())
        case .multiple: Multiple(options: options, correct: positions(options), partial: flag())
        case .blanks: Blanks(options: options, correct: positions(options), partial: flag(), unordered: flag())
        case .text: Text(accepted: options, typos: number(0...1))
        case .number:
            Number(
                correct: Double(number(-1000...1000)) / 8, tolerance: Double(number(0...10)), closest: flag(),
                unit: maybe { $0.text() })
        case .order: Order(options: options, correct: options.indices.shuffled(using: &self), partial: flag())
        case .match:
            Match(
                left: options, options: options, correct: options.map { _ in number(0...options.count - 1) },
                partial: flag())
        case .list: List(items: options.map { [$0] + several(2) { $0.text() } }, typos: number(0...1))
        case .poll: Poll(options: options)
        }
    }

    package mutating func question() -> Question {
        var question = Question(id: text(), text: text(), kind: kind(one(of: KindTag.allCases)))
        question.points = int()
        question.seconds = int()
        question.topic = maybe { $0.text() }
        question.difficulty = maybe { $0.one(of: Difficulty.allCases) }
        question.hint = maybe { $0.text() }
        question.explanation = several(3) { $0.text() }
        question.mistakes = several(3) { whim in Mistake(answer: whim.maybe { $0.text() }, why: whim.text()) }
        question.check = maybe { $0.text() }
        question.media = maybe { Media(url: $0.text(), alt: $0.text()) }
        question.source = maybe { $0.text() }
        question.shuffle = flag()
        return question
    }

    package mutating func setup() -> GameSetup {
        var options = GameOptions()
        options.pace = one(of: GameOptions.Pace.allCases)
        options.revealSeconds = int()
        options.boardSeconds = int()
        options.earlyClose = maybe { $0.flag() }
        options.maxCredit = milliseconds()
        options.grace = milliseconds()
        options.penaltyPercent = int()
        options.streak = flag()
        options.change = flag()
        options.lateJoin = flag()
        options.teams = maybe { $0.int() }
        options.rounds = maybe { whim in whim.several(5) { $0.int() } }
        options.shuffleQuestions = flag()
        options.maxPlayers = int()
        options.seed = maybe { $0.next() }
        options.totalSeconds = maybe { $0.int() }
        let rounds = several(3) { whim in
            var round = Bank.Round(name: whim.text(), questions: whim.several(5) { $0.question() })
            round.settings.seconds = whim.maybe { $0.int() }
            round.settings.points = whim.maybe { $0.int() }
            round.settings.penaltyPercent = whim.maybe { $0.int() }
            round.settings.shuffleQuestions = whim.maybe { $0.flag() }
            return round
        }
        var setup = GameSetup(
            title: text(), rounds: rounds, mode: one(of: ModeName.allCases), options: options, seed: next())
        setup.banks = several(3) { $0.text() }
        setup.lesson = several(3) { whim in LessonCard(title: whim.text(), text: whim.text()) }
        setup.isHosted = flag()
        return setup
    }
}
