public import QuizRules
public struct BankLibrary: Sendable {
  public static let builtIn = BankLibrary()
  public var names: [String] { [] }
  public func bank(named: String) -> Bank? { nil }
  public func adding(directory: String) throws -> (BankLibrary, [String]) { (self, []) }
}
public struct BankCheck { public let report = ""; public let isGood = true; public init(file: String) {} }
public enum BankListing { public static func table(of: BankLibrary) -> String { "" }; public static func text(of: Bank) -> String {""} }
