import Foundation
public import QuizRules

/// The banks that can be played: those built in, and those of a directory.
public struct BankLibrary: Sendable {
    /// By name, sorted.
    private var files: [BankFile] = []

    /// An empty library.
    init() {}

    /// The banks that come with the program, read once, when first asked for.
    public static let builtIn: BankLibrary = {
        var library = BankLibrary()
        for (file, bytes) in BuiltInBanks.all {
            if let bank = BankCheck(String(decoding: bytes, as: UTF8.self), file: file).bank { library.put(bank) }
        }
        return library
    }()

    /// Has the built-in banks read on a thread of its own, so that they are there when they are asked for: a server listens
    /// meanwhile.
    public static func readAhead() {
        Thread.detachNewThread { _ = builtIn }
    }

    public var names: [String] { files.map(\.bank.name) }

    /// - Parameter name: In lower case, as banks are named.
    public func bank(named name: String) -> Bank? { file(named: name)?.bank }

    /// The bank with what is said about it.
    public func file(named name: String) -> BankFile? { files.first { $0.bank.name == name } }

    /// All banks, by name.
    public var all: [BankFile] { files }

    /// This library and the banks of a directory (its `*.yaml` and `*.yml` files, not those of directories within).
    /// A bank takes the place of a built-in one of the same name.
    /// - Returns: The library, and what a person should know: every error of the files that were left out, and which
    ///   banks took the place of others.
    /// - Throws: `BankDirectoryError` if the directory cannot be read.
    public func adding(directory: String) throws -> (BankLibrary, [String]) {
        var library = self
        var told: [String] = []
        var origins: [String: String] = [:]
        for file in try Self.bankFiles(in: directory) {
            let path = directory.hasSuffix("/") ? directory + file : "\(directory)/\(file)"
            let check = BankCheck(file: path)
            told += check.problems.errors.map(\.description)
            guard let bank = check.bank else { continue }
            let name = bank.bank.name
            if let other = origins[name] {
                told.append("\(path): left out, for \(other) is the bank '\(name)' already")
                continue
            }
            if library.file(named: name) != nil { told.append("\(path): replaces the built-in bank '\(name)'") }
            origins[name] = file
            library.put(bank)
        }
        return (library, told)
    }

    private static func bankFiles(in directory: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: directory)
                .filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !$0.hasPrefix(".") }.sorted()
        } catch {
            throw BankDirectoryError(directory: directory, reason: reason(error))
        }
    }

    private mutating func put(_ file: BankFile) {
        files.removeAll { $0.bank.name == file.bank.name }
        let place = files.firstIndex { $0.bank.name > file.bank.name } ?? files.endIndex
        files.insert(file, at: place)
    }
}

/// A directory of banks that cannot be read.
public struct BankDirectoryError: Error, Hashable, Sendable, CustomStringConvertible {
    public let directory: String
    public let reason: String
    public var description: String { "the directory of banks, \(directory), cannot be read: \(reason)" }
}
