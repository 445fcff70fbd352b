public import QuizRules

/// All that a bank file holds: the bank that is played, and what is said about it.
public struct BankFile: Sendable {
    public enum Practice: String, Sendable, CaseIterable {
        case allowed
        /// The bank says that nobody may practise with it, as before an exam.
        case never
    }

    public let bank: Bank
    /// One or two sentences for a list of banks.
    public let description: String?
    /// An SPDX expression, such as `CC0-1.0`.
    public let licence: String?
    public var practice: Practice { bank.mayPractise ? .allowed : .never }
    public var lesson: [LessonCard] { bank.lesson }
}
