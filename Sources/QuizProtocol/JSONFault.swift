/// Finds out what is wrong with a line that the parser refused, and says it in plain words. Only lines that are refused
/// come here, so it may take its time.
struct JSONFault: Error {
    /// In characters, from 1.
    let column: Int
    let what: String

    static func problem(in line: UnsafeRawBufferPointer, _ failure: JSONElement.Failure) -> Problem {
        if let byte = firstByteThatIsNotUTF8(in: line) {
            return Problem(
                .badUTF8, "That line is not UTF-8: byte \(byte + 1) of it does not belong there. Please send UTF-8.")
        }
        var search = JSONFaultSearch(bytes: line)
        do throws(JSONFault) {
            try search.wholeLine()
        } catch {
            return Problem(.badJSON, "That line is not JSON: at column \(error.column), \(error.what).")
        }
        return Problem(.badJSON, "That line is not JSON that this server can read.")
    }

    private static func firstByteThatIsNotUTF8(in line: UnsafeRawBufferPointer) -> Int? {
        guard String(validating: line, as: UTF8.self) == nil else { return nil }
        var valid = 0
        var decoder = UTF8()
        var bytes = line.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) { valid += UTF8.width(scalar) }
        return valid
    }
}

/// Goes through a line as the grammar of RFC 8259 has it, to the first place where it departs from it.
private struct JSONFaultSearch {
    let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var depth = 0

    init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    mutating func wholeLine() throws(JSONFault) {
        skipBlanks()
        guard next != nil else { throw fault("it is empty") }
        try value()
        skipBlanks()
        if next == UInt8(ascii: ",") || next == UInt8(ascii: "{") {
            throw fault("it goes on after its end; send one object a line")
        }
        if next != nil { throw fault("it goes on after its end") }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func fault(_ what: String, at place: Int? = nil) -> JSONFault {
        let before = bytes[..<(place ?? position)]
        // Continuation bytes do not begin a character.
        return JSONFault(column: before.count { $0 & 0xC0 != 0x80 } + 1, what: what)
    }

    private mutating func skipBlanks() {
        while let byte = next, byte.isBlank || byte == .newline { position += 1 }
    }

    private mutating func value() throws(JSONFault) {
        switch next {
        case UInt8(ascii: "{"): try nested(by: "}") { search throws(JSONFault) in try search.member() }
        case UInt8(ascii: "["): try nested(by: "]") { search throws(JSONFault) in try search.value() }
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "-"), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): try number()
        case UInt8(ascii: "'"): throw fault("a string begins with a single quote; JSON has double ones")
        case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","): throw fault("a value is missing")
        case nil: throw fault("the line ends where a value should be")
        default: try word()
        }
    }

    private mutating func nested(
        by end: Unicode.Scalar, _ element: (inout Self) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        let end = UInt8(ascii: end)
        depth += 1
        guard depth <= JSONElement.mostDepth else {
            throw fault("it is nested deeper than \(JSONElement.mostDepth) levels")
        }
        defer { depth -= 1 }
        let name = end == UInt8(ascii: "}") ? "object" : "list"
        position += 1
        skipBlanks()
        if next == end {
            position += 1
            return
        }
        while true {
            skipBlanks()
            if next == end { throw fault("there is a comma with nothing after it") }
            try element(&self)
            skipBlanks()
            switch next {
            case UInt8(ascii: ","): position += 1
            case end:
                position += 1
                return
            case nil:
                throw fault("the line ends before its \(name) does; “\(Character(Unicode.Scalar(end)))” is missing")
            default: throw fault("a comma or “\(Character(Unicode.Scalar(end)))” is missing")
            }
        }
    }

    private mutating func member() throws(JSONFault) {
        if next == nil { throw fault("the line ends before its object does; “}” is missing") }
        guard next == UInt8(ascii: "\"") else { throw fault("a member's name in double quotes is missing") }
        try string()
        skipBlanks()
        guard next == UInt8(ascii: ":") else { throw fault("a colon after a member's name is missing") }
        position += 1
        skipBlanks()
        try value()
    }

    // MARK: - Strings

    private mutating func string() throws(JSONFault) {
        let start = position
        position += 1
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"): try escape()
            case 0: throw fault("there is a NUL in a string")
            case ..<0x20: throw fault("there is a control character in a string; write it as an escape, such as \\t")
            default: position += 1
            }
        }
        throw fault("a string begins that does not end", at: start)
    }

    private mutating func escape() throws(JSONFault) {
        let start = position
        position += 1
        guard let letter = next else { throw fault("a string begins that does not end") }
        position += 1
        if letter != UInt8(ascii: "u") {
            guard "\"\\/bfnrt".utf8.contains(letter) else {
                throw fault("there is an escape that JSON does not have", at: start)
            }
            return
        }
        let unit = try hexadecimal(start)
        guard 0xD800..<0xE000 ~= unit else { return }
        guard unit < 0xDC00, next == UInt8(ascii: "\\"), bytes[position...].dropFirst().first == UInt8(ascii: "u")
        else {
            throw fault("there is half of a surrogate pair", at: start)
        }
        position += 2
        guard 0xDC00..<0xE000 ~= (try hexadecimal(start)) else {
            throw fault("there is half of a surrogate pair", at: start)
        }
    }

    private mutating func hexadecimal(_ start: Int) throws(JSONFault) -> Int {
        let digits = bytes[position...].prefix(4)
        let isHexadecimal = digits.count == 4 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard isHexadecimal, let unit = Int(String(decoding: digits, as: UTF8.self), radix: 16) else {
            throw fault("there is a \\u that four hexadecimal digits do not follow", at: start)
        }
        position += 4
        return unit
    }

    // MARK: - Numbers and words

    private mutating func number() throws(JSONFault) {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        let leadsWithNought = next == UInt8(ascii: "0")
        let whole = skipDigits()
        guard whole > 0, whole == 1 || !leadsWithNought else {
            throw fault("there is a number that JSON does not have", at: start)
        }
        var isWhole = true
        if next == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            guard skipDigits() > 0 else { throw fault("a number ends in its point", at: start) }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isWhole = false
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            guard skipDigits() > 0 else { throw fault("a number ends in its exponent", at: start) }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        let fits =
            isWhole ? Int64(text) != nil || UInt64(text) != nil : Double(text).map(\.isFinite) ?? false
        guard fits else { throw fault("there is a number too large", at: start) }
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }

    private mutating func word() throws(JSONFault) {
        let start = position
        while let byte = next, !byte.isBlank, !",:{}[]\"".utf8.contains(byte) { position += 1 }
        switch String(decoding: bytes[start..<position], as: UTF8.self) {
        case "true", "false", "null": return
        default: throw fault("there is a word that is not a value; strings go in double quotes", at: start)
        }
    }
}
