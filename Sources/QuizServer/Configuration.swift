import Foundation
public import Logging
public import QuizJournal
public import QuizNight

/// What a server is started with. Built up from the defaults, then a file, then the environment, then the command line.
public struct Configuration: Sendable {
    /// 0 to 65535; 0: any that is free.
    public var port = 7777
    /// Addresses to listen on.
    public var hosts = ["0.0.0.0", "::"]
    /// A directory of banks besides the built-in ones.
    public var bankDirectory: String?
    /// Where games are kept; nil: the platform's place for it.
    public var data: DataDirectory?
    public var durability = Durability.full
    /// For hosting from other machines; nil: dealt at the start.
    public var hostKey: String?
    public var logLevel = Logger.Level.notice
    /// Event loops, each on a thread of its own: 1 to 64.
    public var loops = min(64, max(1, ProcessInfo.processInfo.activeProcessorCount))
    /// Whether one may practise by oneself.
    public var practice = PracticeRule.idle
    public var limits = Limits()

    public init() {}
}

/// Everything that is wrong with a configuration, one line each.
public struct ConfigurationError: Error, CustomStringConvertible {
    public let problems: [String]
    public var description: String { problems.joined(separator: "\n") }

    public init(_ problems: [String]) { self.problems = problems }
}
