/// A JSON text, taken apart (RFC 8259). Numbers stay as they are written, so that nothing is lost before it is known what
/// they are to be.
enum JSONValue: Hashable {
    case null
    case flag(Bool)
    case number(String)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(_ bytes: UnsafeBufferPointer<UInt8>) throws(RecordProblem) {
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }
}

private struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0
    var depth = 0

    /// Deeper than anything that is ever written.
    private static let deepest = 32

    mutating func document() throws(RecordProblem) -> JSONValue {
        let value = try value()
        skipBlanks()
        guard position == bytes.count else { throw problem("more than one value") }
        return value
    }

    private func problem(_ what: String) -> RecordProblem { .badJSON("\(what) at byte \(position + 1)") }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(RecordProblem) -> JSONValue {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try nested { parser throws(RecordProblem) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(RecordProblem) in try parser.array() }
        case UInt8(ascii: "\""): return .text(try string())
        case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return .number(try number())
        default:
            for (word, value) in [("true", JSONValue.flag(true)), ("false", .flag(false)), ("null", .null)]
            where bytes[position...].starts(with: word.utf8) {
                position += word.utf8.count
                return value
            }
            throw problem("no value")
        }
    }

    private mutating func nested(
        _ read: (inout Self) throws(RecordProblem) -> JSONValue
    ) throws(RecordProblem) -> JSONValue {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw problem("too deep a nesting") }
        position += 1
        return try read(&self)
    }

    private mutating func object() throws(RecordProblem) -> JSONValue {
        var fields: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return .object(fields) }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw problem("no name") }
            let name = try string()
            guard take(UInt8(ascii: ":")) else { throw problem("no ':'") }
            guard fields.updateValue(try value(), forKey: name) == nil else { throw problem("'\(name)' twice") }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw problem("no '}'") }
        return .object(fields)
    }

    private mutating func array() throws(RecordProblem) -> JSONValue {
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat { elements.append(try value()) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw problem("no ']'") }
        return .array(elements)
    }

    private mutating func number() throws(RecordProblem) -> String {
        let start = position
        while let byte = next, byte.isNumberPart { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let digits = text.drop { $0 == "-" }
        guard Double(text) != nil, !(digits.hasPrefix("0") && digits.dropFirst().first?.isNumber == true) else {
            throw problem("a bad number")
        }
        return text
    }

    private mutating func string() throws(RecordProblem) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw problem("a control character in a text") }
            position += 1
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: try escaped().utf8)
            } else {
                text.append(byte)
            }
        }
        guard next != nil else { throw problem("a text without end") }
        position += 1
        guard let string = String(validating: text, as: UTF8.self) else { throw problem("a text that is not UTF-8") }
        return string
    }

    private mutating func escaped() throws(RecordProblem) -> String {
        guard let byte = next else { throw problem("a text without end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw problem("an unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(RecordProblem) -> String {
        var units = [try hexadecimal()]
        if UTF16.isLeadSurrogate(units[0]), bytes[position...].starts(with: "\\u".utf8) {
            position += 2
            units.append(try hexadecimal())
        }
        guard let text = String(validating: units, as: UTF16.self) else { throw problem("half a surrogate pair") }
        return text
    }

    private mutating func hexadecimal() throws(RecordProblem) -> UInt16 {
        guard position + 4 <= bytes.count else { throw problem("a text without end") }
        let digits = bytes[position..<position + 4]
        guard let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16), digits.first != UInt8(ascii: "+")
        else { throw problem("a bad \\u") }
        position += 4
        return unit
    }
}

extension UInt8 {
    fileprivate var isNumberPart: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
