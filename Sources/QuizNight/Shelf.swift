public import QuizProtocol
public import QuizRules

/// Where banks are found by name.
public protocol Shelf: AnyObject {
    func bank(named name: String) -> Bank?
    /// All, by name.
    var summaries: [BankSummary] { get }
}
