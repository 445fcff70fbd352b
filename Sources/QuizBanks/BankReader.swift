import QuizRules
import Yams

/// Reads a bank file and finds everything that is wrong with it, not only the first thing. A problem is noted where it
/// is found and reading goes on, with whatever can still be checked.
struct BankReader {
    let file: String
    /// Of the bank, and of the file without its ending.
    let stem: String
    private(set) var problems: [BankProblem] = []
    /// What is being read: "question 'capital-au'"; nil: the bank.
    var place: String?
    /// Where each id and each question's text was first seen.
    var ids: [String: Int] = [:]
    var texts: [String: Int] = [:]
    var questionCount = 0
    /// Of the round that is being read: what its questions have where they do not say.
    var roundSettings = RoundSettings()

    init(file: String) {
        self.file = file
        let name = file.split(separator: "/").last.map(String.init) ?? file
        stem = name.split(separator: ".").dropLast().joined(separator: ".")
    }

    /// What the text of a bank file holds (nil if it has errors), and its problems by line.
    static func read(_ text: String, file: String) -> (bank: BankFile?, problems: [BankProblem]) {
        var reader = BankReader(file: file)
        var bank: BankFile?
        if let root = reader.parse(text) { bank = reader.bank(root) }
        let problems = reader.problems.enumerated()
            .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }.map(\.element)
        return (problems.errors.isEmpty ? bank : nil, problems)
    }

    mutating func error(_ message: String, at line: Int?) {
        problems.append(BankProblem(severity: .error, file: file, line: line, place: place, message: message))
    }

    mutating func warning(_ message: String, at line: Int?) {
        problems.append(BankProblem(severity: .warning, file: file, line: line, place: place, message: message))
    }

    private mutating func parse(_ text: String) -> Node? {
        do {
            guard let root = try Yams.compose(yaml: text) else {
                error("is empty; a bank begins with its 'name' and 'title'", at: nil)
                return nil
            }
            return root
        } catch {
            let (line, message) = YAMLSyntax.explain(error)
            self.error(message, at: line)
            return nil
        }
    }
}
