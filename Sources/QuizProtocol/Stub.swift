extension LineFramer { public var negotiates: Bool { false } }
extension TextDialect { public static func renderHelp(for role: TextContext.Role, style: TextStyle, into bytes: inout [UInt8]) {} }
