import Testing

@testable import QuizBanks

@Suite struct BankListingTests {
    @Test func `the table of banks has their names, sizes, titles and descriptions`() throws {
        let directory = try BankDirectory()
        try directory.put("general.yaml", everyKind)
        try directory.putBank("sums", title: "Sums " + String(repeating: "and sums ", count: 8))
        let (library, _) = try BankLibrary().adding(directory: directory.path)
        #expect(
            BankListing.table(of: library) == """
                Name     Language  Questions  Rounds  Title
                general  en                6       2  General knowledge
                    A little of everything.
                sums     en                1       1  Sums and sums and sums and sums and sums
                                                      and sums and sums and sums and sums
                """)
    }

    @Test func `a bank is shown with its solutions`() throws {
        let bank = try #require(BankReader.read(everyKind, file: "general.yaml").bank).bank
        let shown = BankListing.text(of: bank)
        #expect(
            shown.hasPrefix(
                """
                General knowledge
                general, en, 6 questions in 2 rounds

                Round 1: Places

                1. capital-au: choice, easy, Geography, 500 points, 30 seconds
                   What is the capital of Australia?
                     A  Canberra
                     B  Sydney
                     C  Melbourne
                     D  Perth
                   Shown     A map of Australia. (https://example.org/map.png)
                   Answer    Canberra
                   Hint      It was built for the purpose.
                   Why       1. Sydney and Melbourne both wanted to be the capital.
                             2. So a new city was built between them, Canberra.
                   Beware    Sydney: It is the largest city, and was never the capital.
                             Being large does not make a city a capital.
                   Remember  A capital need not be the largest city.
                   Source    The Parliament of Australia

                """), "\(shown)")
        #expect(shown.contains("\n   Answer    8849 m\n"))
        #expect(shown.contains("\n   Answer    Jane Austen; or Austen\n"))
        #expect(shown.contains("\n   Answer    development, operations"))
    }

    @Test func `no line of a listing is wider than 79 columns`() {
        let library = BankLibrary.builtIn
        let texts = [BankListing.table(of: library)] + library.all.map { BankListing.text(of: $0.bank) }
        for line in texts.joined(separator: "\n").split(separator: "\n") { #expect(Columns.count(line) <= 79) }
    }

    @Test func `a word wider than the line is broken, and wide letters count twice`() {
        let lines = Columns.wrapped(String(repeating: "漢", count: 50), lead: "> ").split(separator: "\n")
        #expect(lines.map { Columns.count($0) } == [78, 26])
    }
}
