import QuizBanks
import QuizNight
import QuizProtocol
import QuizRules

/// The banks of a library, as the night asks for them.
final class BankShelf: Shelf {
    private let read: @Sendable () -> BankLibrary
    private lazy var library = read()
    private(set) lazy var summaries: [BankSummary] = {
        library.names.compactMap { library.bank(named: $0) }.map { bank in
            BankSummary(
                name: bank.name, title: bank.title, questions: bank.questionCount, rounds: bank.rounds.count,
                language: bank.language)
        }
    }()

    init(_ library: @escaping @Sendable () -> BankLibrary) { read = library }

    func bank(named name: String) -> Bank? { library.bank(named: name.lowercased()) }
}
