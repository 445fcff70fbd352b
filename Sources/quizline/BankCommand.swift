import ArgumentParser
import QuizBanks

struct BankCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bank", abstract: "Check, list and show question banks.",
        subcommands: [Check.self, List.self, Show.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say everything that is wrong with bank files, each with its line.")

        @Argument(help: "The bank files (*.yaml).")
        var files: [String]

        func run() throws {
            var isGood = true
            for file in files {
                let check = BankCheck(file: file)
                print(check.report)
                isGood = isGood && check.isGood
            }
            if !isGood { throw ExitCode.failure }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the banks that can be played.")

        @OptionGroup var source: BankSource

        func run() throws { print(BankListing.table(of: try source.library())) }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a bank's questions with their solutions.")

        @Argument(help: "The bank's name.")
        var name: String
        @OptionGroup var source: BankSource

        func run() throws {
            let library = try source.library()
            guard let bank = library.bank(named: name.lowercased()) else {
                throw failure(UnknownBank(name: name, known: library.names))
            }
            print(BankListing.text(of: bank))
        }
    }
}

/// Where the banks come from.
struct BankSource: ParsableArguments {
    @Option(help: ArgumentHelp("A directory with banks of your own (*.yaml).", valueName: "dir"))
    var bankDir: String?

    func library() throws -> BankLibrary {
        do { return try quizline.library(with: bankDir) } catch { throw failure(error) }
    }
}

private struct UnknownBank: Error, CustomStringConvertible {
    let name: String
    let known: [String]
    var description: String { "there is no bank named '\(name)'; there are \(known.joined(separator: ", "))" }
}
