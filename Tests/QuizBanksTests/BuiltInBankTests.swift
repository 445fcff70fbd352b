import Foundation
import Testing

@testable import QuizBanks

@Suite struct BuiltInBankTests {
    @Test func `every built-in bank is without error and warning`() {
        for (file, bytes) in BuiltInBanks.all {
            let problems = problems(String(decoding: bytes, as: UTF8.self), file: file)
            #expect(problems == [], "\(problems.joined(separator: "\n"))")
        }
    }

    @Test func `every file among the banks is built in`() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/QuizBanks/Banks")
        let files = try FileManager.default.contentsOfDirectory(atPath: sources.path)
        #expect(files.sorted() == BuiltInBanks.all.map(\.file).sorted())
    }

    @Test func `the library holds all of them`() {
        #expect(BankLibrary.builtIn.names == BuiltInBanks.all.map { String($0.file.dropLast(5)) }.sorted())
    }
}
