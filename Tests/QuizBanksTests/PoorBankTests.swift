import Testing

@testable import QuizBanks

@Suite struct PoorBankTests {
    @Test func `a question without an explanation can be played, with a warning`() {
        let bank = ChangedBank("        explanation: [Ships vanish hull first.]\n", to: "")
        let check = BankCheck(bank.text, file: "general.yaml")
        #expect(check.isGood)
        #expect(
            check.report == """
                general.yaml:\(bank.line - 4): warning: question 'flat-earth': has no 'explanation'; players learn most from one
                general.yaml: can be played, with 1 warning; 6 questions in 2 rounds
                """)
    }

    @Test(arguments: [
        Broken(
            "text: The Earth is flat.", "text: what is the capital of australia?",
            "question 'flat-earth': the question in line 18 has the same text"),
        Broken(
            "[operations, development, marketing]", "[operations, development, marketing, Marketing]",
            "question 'devops': the options 'marketing' and 'Marketing' differ only in case, accents or spaces"),
        Broken(
            "[Jane Austen, Austen]", "[Jane Austen, AUSTEN, Austen]",
            "question 'writer': the spelling 'Austen' stands twice; case, accents and spaces make no difference"),
        Broken(
            "answer: Canberra", "answer: [Canberra, Melbourne, Perth, Sydney]",
            "question 'capital-au': every option is accepted"),
    ])
    func `is legal but poor`(poor: Broken) {
        let bank = ChangedBank(poor.good, to: poor.changed)
        let found = problems(bank.text).filter { !$0.contains("mistake 1") }
        #expect(found == ["general.yaml:\(bank.line): warning: \(poor.message)"])
    }
}
