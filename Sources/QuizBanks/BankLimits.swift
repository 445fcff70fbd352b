/// The bounds of a bank file. They are far above what a quiz night needs, and low enough that a question fits on a
/// screen and in a line of the wire, and that a file that was never meant to be a bank is refused soon.
enum BankLimits {
    /// 1 MiB: some thousand questions with full solutions.
    static let fileBytes = 1 << 20
    /// More than an evening can hold; a larger collection is better kept as several banks.
    static let questions = 1000
    static let rounds = 50
    static let cards = 100

    /// What can be keyed A to Z.
    static let options = 2...26
    static let gaps = 1...26
    static let spellings = 50
    static let points = 0...5000
    static let seconds = 5...600
    /// Beyond one, a typo can make another word.
    static let typos = 0...1
    static let steps = 20
    static let mistakes = 26

    // Lengths are in Unicode code points, as JSON Schema counts them.

    /// A bank's name and a question's id: they are typed by hand.
    static let name = 64
    static let language = 35
    static let title = 100
    static let description = 500
    /// A few sentences or numbered statements: one screen.
    static let questionText = 2000
    static let option = 200
    static let unit = 20
    static let topic = 60
    /// Hints, steps, reasons and what is to be remembered: a few lines each.
    static let remark = 1000
    static let source = 500
    static let url = 2000
    static let cardText = 10_000
}
