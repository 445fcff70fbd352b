import ArgumentParser
import Foundation
import Logging
import QuizBanks

/// Says what went wrong on standard error, and ends with status 1.
func failure(_ error: any Error) -> ExitCode {
    FileHandle.standardError.write(Data("quizline: \(error)\n".utf8))
    return .failure
}

/// A log to standard error.
func makeLog(_ level: Logger.Level) -> Logger {
    var log = Logger(label: "quizline") { StreamLogHandler.standardError(label: $0) }
    log.logLevel = level
    return log
}

/// The built-in banks and those of a directory. A bank with mistakes is said so, and left out.
func library(with directory: String?) throws -> BankLibrary {
    guard let directory else { return .builtIn }
    let (library, problems) = try BankLibrary.builtIn.adding(directory: directory)
    for problem in problems { FileHandle.standardError.write(Data("\(problem)\n".utf8)) }
    return library
}
