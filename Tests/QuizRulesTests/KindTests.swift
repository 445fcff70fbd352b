import QuizRules
import Testing

/// One row: what is typed, on which question, and how much of it is right.
struct Row: CustomTestStringConvertible, Sendable {
    let kind: any QuestionKind
    let typed: String
    /// Nil: no answer to this kind.
    let share: Share?
    let right: Bool

    init(_ kind: any QuestionKind, _ typed: String, _ share: Share?, right: Bool? = nil) {
        self.kind = kind
        self.typed = typed
        self.share = share
        self.right = right ?? (share?.isAll ?? false)
    }

    var testDescription: String { "\(type(of: kind)) “\(typed)”" }
}

private let colours = ["red", "green", "blue", "deep purple"]
private let planets = Choice(options: ["Venus", "Mars", "4", "9"], correct: [1])
private let pair = Blanks(options: ["testing", "build", "deployment"], correct: [1, 0])
private let pi = Number(correct: 3.14, tolerance: 0.01)
private let year = Number(correct: 1969, tolerance: 10, closest: true)
private let city = Text(accepted: ["São Paulo", "Sao Paulo City"], typos: 1)

@Suite struct KindTests {
    static let rows: [Row] = [
        Row(Choice(options: colours, correct: [1]), "b", .all),
        Row(Choice(options: colours, correct: [1]), "B", .all),
        Row(Choice(options: colours, correct: [1]), " 2 ", .all),
        Row(Choice(options: colours, correct: [1]), "Green", .all),
        Row(Choice(options: colours, correct: [1, 3]), "deep  purple", .all),
        Row(Choice(options: colours, correct: [1]), "a", Share.none),
        Row(Choice(options: colours, correct: [1]), "e", nil),
        Row(Choice(options: colours, correct: [1]), "5", nil),
        Row(Choice(options: colours, correct: [1]), "", nil),
        // Where an option is itself a number, only letters count.
        Row(planets, "b", .all),
        Row(planets, "4", nil),
        Row(planets, "mars", .all),
        Row(TrueFalse(correct: true), "t", .all),
        Row(TrueFalse(correct: true), "TRUE", .all),
        Row(TrueFalse(correct: true), "no", Share.none),
        Row(TrueFalse(correct: false), "f", .all),
        Row(TrueFalse(correct: true), "maybe", nil),
        Row(Multiple(options: colours, correct: [0, 2]), "a c", .all),
        Row(Multiple(options: colours, correct: [0, 2]), "ca", .all),
        Row(Multiple(options: colours, correct: [0, 2]), "3, 1", .all),
        Row(Multiple(options: colours, correct: [0, 3]), "red, deep purple", .all),
        Row(Multiple(options: colours, correct: [0, 2]), "a a c", .all),
        Row(Multiple(options: colours, correct: [0, 2]), "a", Share.none),
        Row(Multiple(options: colours, correct: [0, 2]), "a x", nil),
        Row(Multiple(options: colours, correct: [0, 2], partial: true), "a", Share(1, of: 2)),
        Row(Multiple(options: colours, correct: [0, 2], partial: true), "a b", Share(0, of: 2)),
        Row(Multiple(options: colours, correct: [0, 2], partial: true), "a b c", Share(1, of: 2)),
        Row(Multiple(options: colours, correct: [0, 2], partial: true), "b d", Share(0, of: 2)),
        Row(pair, "b a", .all),
        Row(pair, "ba", .all),
        Row(pair, "build, testing", .all),
        Row(pair, "2 1", .all),
        Row(pair, "a b", Share.none),
        Row(pair, "b", nil),
        Row(pair, "b a c", nil),
        Row(Blanks(options: colours, correct: [0, 1], partial: true), "a c", Share(1, of: 2)),
        Row(Blanks(options: colours, correct: [0, 1], unordered: true), "b a", .all),
        Row(Blanks(options: colours, correct: [0, 1], partial: true, unordered: true), "b b", Share(1, of: 2)),
        Row(city, "sao paulo", .all),
        Row(city, "  SÃO   PAULO ", .all),
        Row(city, "Sa\u{303}o Paulo", .all),
        Row(city, "sao paolo", .all),
        Row(city, "soa paulo", Share.none),
        Row(city, "san paulo", Share.none),
        Row(city, "\u{200B}", nil),
        Row(city, String(repeating: "x", count: 201), nil),
        Row(Text(accepted: ["Straße"]), "STRASSE", .all),
        Row(Text(accepted: ["don’t"]), "Don't", .all),
        Row(Text(accepted: ["ﬁnland"]), "Finland", .all),
        Row(Text(accepted: ["Łódź"]), "lodz", .all),
        Row(Text(accepted: ["Paris"]), "Pariss", Share.none),
        Row(Text(accepted: ["Paris"], typos: 1), "Pariss", .all),
        Row(Text(accepted: ["Paris"], typos: 1), "Pari", .all),
        Row(Text(accepted: ["Paris"], typos: 1), "Parisss", Share.none),
        Row(Text(accepted: ["Rome"], typos: 1), "Romee", Share.none),
        Row(Text(accepted: ["HTTP2X"], typos: 1), "HTTP3X", Share.none),
        Row(pi, "3.14", .all),
        Row(pi, "3,15", .all),
        Row(pi, "3.151", Share.none),
        Row(pi, "three", nil),
        Row(pi, "1e999", nil),
        Row(Number(correct: 0.3), "0.3", .all),
        Row(Number(correct: -40, unit: "°C"), "−40 °C", .all),
        Row(Number(correct: 1_000_000), "1,000,000", .all),
        Row(Number(correct: 1_000_000), "1 000 000", .all),
        Row(Number(correct: 0.125), "0,125", .all),
        Row(year, "1969", .all),
        Row(year, "1974", Share(5500, of: 10_000), right: true),
        Row(year, "1979", Share(1000, of: 10_000), right: true),
        Row(year, "1980", Share.none),
    ]

    @Test(arguments: rows) func `each kind reads what a person types, and grades it`(row: Row) throws {
        guard let share = row.share else {
            #expect(throws: Refusal.self) { try row.kind.read(.typed(row.typed)) }
            return
        }
        let grade = row.kind.grade(try row.kind.read(.typed(row.typed)))
        #expect(grade == Grade(share: share, right: row.right))
    }

    @Test(arguments: rows) func `the model solution of each kind is right, and reads back from its form`(row: Row)
        throws
    {
        for solution in row.kind.solutions {
            #expect(row.kind.grade(solution) == .right)
            #expect(try row.kind.read(.form(row.kind.form(solution))) == solution)
        }
    }

    @Test func `an answer of another kind is refused with what is asked for`() {
        let given = [AnswerForm.choice("A"), .choices(["A"]), .blanks(["A"]), .text("x"), .number(1)]
        let kinds: [any QuestionKind] = [planets, TrueFalse(correct: true), pair, pi, city]
        for kind in kinds {
            let refused = given.filter { form in (try? kind.read(.form(form))) == nil }
            #expect(refused.count >= 4, "\(kind)")
        }
    }

    @Test func `gaps take an option's key or its text`() throws {
        #expect(try pair.read(.form(.blanks(["B", "testing"]))) == .blanks([1, 0]))
    }

    @Test func `shuffled options keep their solution`() throws {
        let kinds: [any QuestionKind] = [
            Choice(options: colours, correct: [1, 2]), Multiple(options: colours, correct: [0, 3]),
            Blanks(options: colours, correct: [3, 1]),
        ]
        for kind in kinds {
            let shuffled = kind.shuffled([2, 0, 3, 1])
            #expect(shuffled.options == ["blue", "red", "deep purple", "green"])
            func words(_ kind: any QuestionKind) -> [[String]] {
                kind.solutions.map { solution in
                    switch solution {
                    case .choice(let option): [kind.options[option]]
                    case .choices(let options): options.map { kind.options[$0] }.sorted()
                    case .blanks(let options): options.map { kind.options[$0] }
                    default: []
                    }
                }
            }
            #expect(words(shuffled) == words(kind))
        }
    }

    @Test func `partial credit never leaves 0 to 1, and more right is never worth less`() throws {
        let kind = Multiple(options: colours, correct: [0, 1, 2], partial: true)
        for chosen in 1..<16 {
            let keys = (0..<4).filter { chosen & (1 << $0) != 0 }
            let share = kind.grade(.choices(keys)).share
            #expect((0...share.denominator).contains(share.numerator))
            for more in 0..<3 where !keys.contains(more) {
                let better = kind.grade(.choices((keys + [more]).sorted())).share
                #expect(better.numerator * share.denominator >= share.numerator * better.denominator)
            }
        }
    }
}
