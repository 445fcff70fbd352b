/// Something that is wrong, or could be better, in a bank file. Its description is one line in the form that compilers
/// use, `file:line: what`, so that editors can jump to it.
public struct BankProblem: Hashable, Sendable, CustomStringConvertible {
    public enum Severity: Sendable {
        /// The bank cannot be played.
        case error
        /// Legal, but poor.
        case warning
    }

    public let severity: Severity
    public let file: String
    /// From 1; nil where the problem is with the file as a whole.
    public let line: Int?
    /// What it is about: "question 'capital-au'", "round 2"; nil: the bank.
    public let place: String?
    public let message: String

    public var description: String {
        let head = line.map { "\(file):\($0): " } ?? "\(file): "
        let mark = severity == .warning ? "warning: " : ""
        return head + mark + (place.map { "\($0): " } ?? "") + message
    }
}

extension [BankProblem] {
    var errors: Self { filter { $0.severity == .error } }
    var warnings: Self { filter { $0.severity == .warning } }
}
