import QuizBanks
import QuizNight
import QuizProtocol
import QuizRules

/// The banks of a library, as the night asks for them.
final class BankShelf: Shelf {
    private let library: BankLibrary
    let summaries: [BankSummary]

    init(_ library: BankLibrary) {
        self.library = library
        summaries = library.names.compactMap { library.bank(named: $0) }.map { bank in
            BankSummary(
                name: bank.name, title: bank.title, questions: bank.questionCount, rounds: bank.rounds.count,
                language: bank.language)
        }
    }

    func bank(named name: String) -> Bank? { library.bank(named: name.lowercased()) }
}
