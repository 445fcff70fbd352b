import Foundation
import QuizRules
import Testing

@testable import QuizBanks

/// The examples of `docs/banks.md`, by what they hold.
private func examples() throws -> [String] {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/banks.md")
    let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
    return stride(from: 1, to: parts.count, by: 2).map { parts[$0] }.filter { $0.hasPrefix("yaml\n") }
        .map { String($0.dropFirst("yaml\n".count)) }
}

@Suite struct DocumentedBankTests {
    @Test func `every whole bank of the documentation is good as it stands`() throws {
        let banks = try examples().filter { $0.hasPrefix("name: ") }
        #expect(banks.count == 4)
        for bank in banks {
            let name = bank.prefix { $0 != "\n" }.dropFirst("name: ".count)
            #expect(problems(bank, file: "\(name).yaml") == [])
        }
    }

    @Test func `every single question of the documentation is good`() throws {
        let questions = try examples().filter { $0.hasPrefix("- id: ") }
        #expect(questions.count == 11)
        let bank = "name: all\ntitle: All\nlanguage: en\nquestions:\n" + questions.joined()
        #expect(problems(bank, file: "all.yaml") == [])
        #expect(KindName.allCases.allSatisfy { bank.contains("kind: \($0.rawValue)\n") })
    }
}
