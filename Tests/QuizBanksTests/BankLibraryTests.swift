import Foundation
import QuizRules
import Testing

@testable import QuizBanks

/// A directory of banks that is gone when the test is over.
final class BankDirectory {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("banks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func put(_ file: String, _ text: String) throws { try put(file, Data(text.utf8)) }

    func put(_ file: String, _ data: Data) throws {
        try data.write(to: URL(fileURLWithPath: path).appendingPathComponent(file))
    }

    /// A bank of one question.
    func putBank(_ name: String, title: String, as file: String? = nil) throws {
        try put(
            file ?? "\(name).yaml",
            """
            name: \(name)
            title: \(title)
            language: en
            questions:
              - id: sum
                kind: number
                text: What is 1 + 1?
                answer: 2
            """)
    }
}

@Suite struct BankLibraryTests {
    private let directory: BankDirectory

    init() throws { directory = try BankDirectory() }

    @Test func `the banks of a directory stand among the built-in ones, by name`() throws {
        try directory.putBank("zoo", title: "Animals")
        try directory.putBank("aa-first", title: "First", as: "aa-first.yml")
        try directory.put("notes.txt", "no bank")
        try directory.put(".hidden.yaml", "no bank")
        let (library, told) = try BankLibrary.builtIn.adding(directory: directory.path)
        #expect(told == [])
        #expect(library.names == ["aa-first"] + BankLibrary.builtIn.names + ["zoo"])
        #expect(library.bank(named: "zoo")?.title == "Animals")
        #expect(library.bank(named: "bear") == nil)
    }

    @Test func `a bank takes the place of another library's bank of its name, and says so`() throws {
        try directory.putBank("zoo", title: "Animals")
        let (first, _) = try BankLibrary().adding(directory: directory.path)
        try directory.putBank("zoo", title: "Better animals")
        let (second, told) = try first.adding(directory: directory.path + "/")
        #expect(second.names == ["zoo"])
        #expect(second.bank(named: "zoo")?.title == "Better animals")
        #expect(told == ["\(directory.path)/zoo.yaml: replaces the built-in bank 'zoo'"])
    }

    @Test func `a file with errors is told and left out, and the others are there`() throws {
        try directory.putBank("good", title: "Good")
        try directory.put("bad.yaml", "name: bad\n")
        try directory.put("binary.yaml", Data([0x6E, 0x0A, 0xFF, 0xFE]))
        try FileManager.default.createDirectory(
            atPath: directory.path + "/folder.yaml", withIntermediateDirectories: true)
        let (library, told) = try BankLibrary().adding(directory: directory.path)
        #expect(library.names == ["good"])
        let path = directory.path
        #expect(
            told == [
                "\(path)/bad.yaml:1: 'title' is missing",
                "\(path)/bad.yaml:1: 'language' is missing",
                "\(path)/bad.yaml:1: there are no questions; a bank has 'questions' or 'rounds'",
                "\(path)/binary.yaml:2: is not UTF-8 text; save it as UTF-8",
                "\(path)/folder.yaml: is not a file",
            ])
    }

    @Test func `of two files of one bank the first is taken`() throws {
        try directory.putBank("zoo", title: "First", as: "zoo.yaml")
        try directory.putBank("zoo", title: "Second", as: "zoo.yml")
        let (library, told) = try BankLibrary().adding(directory: directory.path)
        #expect(library.bank(named: "zoo")?.title == "First")
        #expect(told == ["\(directory.path)/zoo.yml: left out, for zoo.yaml is the bank 'zoo' already"])
    }

    @Test func `a directory that is not there is an error`() {
        let error = #expect(throws: BankDirectoryError.self) {
            try BankLibrary.builtIn.adding(directory: directory.path + "/nowhere")
        }
        #expect(
            error?.description
                == "the directory of banks, \(directory.path)/nowhere, cannot be read: there is no such file or directory"
        )
    }

    @Test func `a file that is not there is told`() {
        let check = BankCheck(file: directory.path + "/none.yaml")
        #expect(!check.isGood)
        #expect(
            check.report == """
                \(directory.path)/none.yaml: cannot be read: there is no such file or directory
                \(directory.path)/none.yaml: 1 error
                """)
    }

    @Test func `a file far too large for a bank is refused unread`() throws {
        try directory.put("huge.yaml", Data(repeating: UInt8(ascii: "#"), count: BankLimits.fileBytes + 1))
        let check = BankCheck(file: directory.path + "/huge.yaml")
        #expect(
            check.problems.map(\.description) == [
                "\(directory.path)/huge.yaml: is larger than 1 MiB; a bank of this size is better split"
            ])
    }

    @Test func `a bank saved by Windows, with its byte order mark and line ends, is read`() throws {
        let text = "\u{FEFF}" + everyKind.replacing("\n", with: "\r\n")
        try directory.put("general.yaml", text)
        let check = BankCheck(file: directory.path + "/general.yaml")
        #expect(check.report == "\(directory.path)/general.yaml: good; 6 questions in 2 rounds")
    }
}
