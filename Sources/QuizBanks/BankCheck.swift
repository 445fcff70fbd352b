import QuizRules

/// What `bank check` says of one file.
public struct BankCheck: Sendable {
    public let problems: [BankProblem]
    /// What the file holds; nil if it has errors.
    public let bank: BankFile?
    /// The problems, one a line, and a last line that sums up.
    public let report: String

    /// Whether the bank can be played; warnings do not stand in the way.
    public var isGood: Bool { bank != nil }

    /// Reads a file and checks all of it.
    /// - Parameter file: Its path, which is how the report calls it.
    public init(file: String) {
        let (text, problem) = BankText.load(file)
        if let text {
            self.init(text, file: file)
        } else {
            self.init(file: file, bank: nil, problems: problem.map { [$0] } ?? [])
        }
    }

    /// Checks the text of a file.
    init(_ text: String, file: String) {
        let (bank, problems) = BankReader.read(text, file: file)
        self.init(file: file, bank: bank, problems: problems)
    }

    private init(file: String, bank: BankFile?, problems: [BankProblem]) {
        self.bank = bank
        self.problems = problems
        report = (problems.map(\.description) + ["\(file): \(Self.summary(bank, problems))"])
            .joined(separator: "\n")
    }

    private static func summary(_ file: BankFile?, _ problems: [BankProblem]) -> String {
        let errors = problems.errors.count
        let warnings = problems.warnings.count
        let found = [errors > 0 ? counted(errors, "error") : nil, warnings > 0 ? counted(warnings, "warning") : nil]
            .compactMap { $0 }.joined(separator: ", ")
        guard let bank = file?.bank else { return found }
        let size = "\(counted(bank.questionCount, "question")) in \(counted(bank.rounds.count, "round"))"
        return warnings > 0 ? "can be played, with \(found); \(size)" : "good; \(size)"
    }
}

/// "1 question", "2 questions".
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
