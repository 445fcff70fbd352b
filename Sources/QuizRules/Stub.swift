public enum CleanText { public static func clean(_ s: String, limit: Int) -> String { s } }
extension GameSetup { public func validate() throws(Refusal) {} }
