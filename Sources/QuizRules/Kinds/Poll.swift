/// A question of opinion: nothing is right, the tally is the point, and it costs nobody anything.
public struct Poll: QuestionKind, Hashable {
    public static let name = KindName.poll
    /// In the order written: they are often steps of a scale.
    public let options: [String]

    /// - Parameter options: 2 to 26 different texts.
    public init(options: [String]) {
        precondition(options.count > 1)
        self.options = options
    }

    public var isGraded: Bool { false }

    public func read(_ given: GivenAnswer) throws(Refusal) -> Answer {
        guard let position = OptionReading(options: options).position(of: given) else {
            throw .badAnswer("Give one of \(alternatives(keys)).")
        }
        return .choice(position)
    }

    public func grade(_ answer: Answer) -> Grade { .wrong }
    public var solutions: [Answer] { [] }
    public var prompt: String { "What do you think? One letter, for instance: b" }
}
