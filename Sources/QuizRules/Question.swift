/// A question as a bank holds it, with its solution. What players see of it is a `ShownQuestion`, which has none.
public struct Question: Sendable {
    public var id: String
    public var text: String
    /// What the kind needs to grade: options, the accepted answers, the tolerance …
    public var kind: any QuestionKind
    /// 0 to 5000.
    public var points = 1000
    /// 5 to 600; 0: open until the host closes it.
    public var seconds = 20
    public var topic: String?
    public var difficulty: Difficulty?
    public var hint: String?
    /// Steps that end in the answer.
    public var explanation: [String] = []
    public var mistakes: [Mistake] = []
    /// One line to remember.
    public var check: String?
    public var media: Media?
    public var source: String?
    /// Whether the options are shuffled (where the kind allows it).
    public var shuffle = true

    public init(id: String, text: String, kind: any QuestionKind) {
        self.id = id
        self.text = text
        self.kind = kind
    }
}

/// A common wrong turn, and why it is wrong.
public struct Mistake: Hashable, Sendable {
    /// The wrong answer it stands for, as a person would type it: an option's text, a number, a spelling. Nil: any.
    public var answer: String?
    public var why: String

    public init(answer: String? = nil, why: String) {
        self.answer = answer
        self.why = why
    }
}

public enum Difficulty: String, Sendable, CaseIterable {
    case easy, medium, hard
}

public struct Media: Hashable, Sendable {
    public var url: String
    public var alt: String

    public init(url: String, alt: String) {
        self.url = url
        self.alt = alt
    }
}

/// The name of a question kind, on the wire and in bank files.
public enum KindName: String, Sendable, CaseIterable {
    case choice, truefalse, multiple, blanks, text, number, order, match, list, poll

    /// Whether any line that a person types may be an answer.
    public var isFreeText: Bool { self == .text || self == .list }
}

/// How much of an answer was right: from 0 through parts to 1 (`q` of the rules).
public struct Share: Hashable, Sendable {
    public let numerator: Int
    /// Positive.
    public let denominator: Int

    public init(_ numerator: Int, of denominator: Int) {
        precondition(denominator > 0 && (0...denominator).contains(numerator))
        self.numerator = numerator
        self.denominator = denominator
    }

    public static let none = Share(0, of: 1)
    public static let all = Share(1, of: 1)
    public var isNone: Bool { numerator == 0 }
    public var isAll: Bool { numerator == denominator }
}

/// A kind of question: what it shows, what it takes for an answer, and how it grades. Each kind is one file.
public protocol QuestionKind: Sendable {
    static var name: KindName { get }

    /// The texts of the options, in the order shown; empty for kinds without.
    var options: [String] { get }
    /// The keys of the options: A, B, C …, or T and F.
    var keys: [String] { get }
    /// How many gaps (`blanks`); nil for other kinds.
    var gaps: Int? { get }
    /// What stands on the left of a `match`; empty for other kinds.
    var left: [String] { get }
    /// The unit of a `number`.
    var unit: String? { get }
    /// Whether its options may be shuffled.
    var mayShuffle: Bool { get }
    /// Whether they always are, whatever the question says.
    var mustShuffle: Bool { get }
    /// Whether an answer can be right or wrong. Where none can, nobody gains or loses anything.
    var isGraded: Bool { get }
    /// Whether the tally tells how often each option was chosen.
    var countsOptions: Bool { get }

    /// The same question with its options in another order: `order[i]` is the old position of the new option i.
    func shuffled(_ order: [Int]) -> Self
    /// Reads what a player gave; throws `bad_answer` with a message that says what is asked for.
    func read(_ given: GivenAnswer) throws(Refusal) -> Answer
    /// How much of it is right, and whether it counts as right (`closest` may be right in part).
    func grade(_ answer: Answer) -> Grade
    /// How many answers may be given one after another, where they all count together (`list`); nil: one stands.
    var most: Int? { get }
    /// What comes of an answer where another stands, or none: for most kinds it takes its place.
    func combine(_ answer: Answer, with standing: Answer?) throws(Refusal) -> Combination
    /// Of an answer that was given in parts: those that count, by position.
    func parts(thatCountIn answer: Answer) -> [Int]
    /// The accepted answers, the model one first; of a `list` all its items.
    var solutions: [Answer] { get }
    /// The same question where this answer is the one that is right; nil: no answer alone makes one
    /// right.
    func keyed(to answer: Answer) -> Self?
    /// The same question where these answers together are what is right; nil: each of them is, by itself.
    func keyed(toAll answers: [Answer]) -> (any QuestionKind)?
    /// One short line that asks a person with a keyboard for an answer: "Two letters in order, for instance: c a".
    var prompt: String { get }
}

/// What comes of one answer after another.
public enum Combination: Hashable, Sendable {
    /// This is what stands now.
    case stands(Answer)
    /// The same was given before: as this part of what stands, from 0.
    case repeats(part: Int)
}

public struct Grade: Hashable, Sendable {
    public let share: Share
    public let right: Bool

    public init(share: Share, right: Bool) {
        self.share = share
        self.right = right
    }

    public static let wrong = Grade(share: .none, right: false)
    public static let right = Grade(share: .all, right: true)
}

extension QuestionKind {
    public var options: [String] { [] }
    public var keys: [String] { options.indices.map { OptionKey.letter($0) } }
    public var gaps: Int? { nil }
    public var left: [String] { [] }
    /// 1, 2, 3 …
    public var leftKeys: [String] { left.indices.map { "\($0 + 1)" } }
    public var unit: String? { nil }
    public var mayShuffle: Bool { false }
    public var mustShuffle: Bool { false }
    public var isGraded: Bool { true }
    public var countsOptions: Bool { true }
    public func shuffled(_ order: [Int]) -> Self { self }
    public func keyed(to answer: Answer) -> Self? { nil }
    public func keyed(toAll answers: [Answer]) -> (any QuestionKind)? { nil }

    public var most: Int? { nil }

    public func combine(_ answer: Answer, with standing: Answer?) throws(Refusal) -> Combination {
        answer == standing ? .repeats(part: 0) : .stands(answer)
    }

    public func parts(thatCountIn answer: Answer) -> [Int] { [] }

    /// An answer in the words of the wire, with the keys shown to the players.
    public func form(_ answer: Answer) -> AnswerForm {
        switch answer {
        case .choice(let option): .choice(keys[option])
        case .choices(let chosen): .choices(chosen.map { keys[$0] })
        case .blanks(let gaps): .blanks(gaps.map { keys[$0] })
        case .order(let options): .order(options.map { keys[$0] })
        case .pairs(let options): .pairs(zip(leftKeys, options).map { AnswerForm.Pair(left: $0, option: keys[$1]) })
        case .text(let text): .text(text)
        case .items(let texts): .texts(texts)
        case .number(let number): .number(number)
        }
    }
}

/// The keys of options: A … Z.
public enum OptionKey {
    public static let most = 26
    public static func letter(_ position: Int) -> String {
        precondition((0..<most).contains(position))
        return String(UnicodeScalar(UInt8(ascii: "A") + UInt8(position)))
    }

    /// The position of a key that is one letter and nothing else, as programs give it; nil: it is not.
    static func position(ofPlain key: String) -> Int? {
        let letters = key.utf8
        guard letters.count == 1, let letter = letters.first else { return nil }
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return Int(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return Int(letter - UInt8(ascii: "a"))
        default: return nil
        }
    }
}
