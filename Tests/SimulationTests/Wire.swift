/// A line of JSON, read by a reader of the simulator's own, so that nothing is checked by the code that wrote it.
enum Wire {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([Wire])
    case object([(name: String, value: Wire)])

    /// Nil: not one JSON value and nothing else.
    init?(_ line: ArraySlice<UInt8>) {
        var reader = Reader(rest: line)
        guard let value = reader.value() else { return nil }
        reader.skipBlanks()
        guard reader.rest.isEmpty else { return nil }
        self = value
    }

    subscript(name: String) -> Wire? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }
    var truth: Bool? { if case .truth(let truth) = self { truth } else { nil } }
    var list: [Wire]? { if case .list(let list) = self { list } else { nil } }

    /// Of a question: the keys of its options, by their texts.
    var options: [String: String] {
        var options: [String: String] = [:]
        for option in self["options"]?.list ?? [] {
            if let key = option["key"]?.text, let text = option["text"]?.text { options[text] = key }
        }
        return options
    }
}

private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func skipBlanks() { while let byte = rest.first, byte <= 0x20 { rest.removeFirst() } }

    mutating func value() -> Wire? {
        skipBlanks()
        switch rest.first {
        case UInt8(ascii: "{"): return object()
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "\""): return string().map { .text($0) }
        case UInt8(ascii: "t"): return word("true", .truth(true))
        case UInt8(ascii: "f"): return word("false", .truth(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func word(_ word: StaticString, _ value: Wire) -> Wire? {
        let bytes = word.withUTF8Buffer { Array($0) }
        guard rest.starts(with: bytes) else { return nil }
        rest = rest.dropFirst(bytes.count)
        return value
    }

    private mutating func object() -> Wire? {
        rest.removeFirst()
        var members: [(name: String, value: Wire)] = []
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            guard let name = string(), take(":"), let value = value() else { return nil }
            members.append((name, value))
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func list() -> Wire? {
        rest.removeFirst()
        var values: [Wire] = []
        if take("]") { return .list(values) }
        repeat {
            guard let value = value() else { return nil }
            values.append(value)
        } while take(",")
        return take("]") ? .list(values) : nil
    }

    private mutating func string() -> String? {
        guard rest.first == UInt8(ascii: "\"") else { return nil }
        rest.removeFirst()
        guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
            return nil
        }
        var bytes = Array(rest[..<end])
        rest = rest[end...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return String(decoding: bytes, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                bytes.append(byte)
                continue
            }
            guard let escaped = escape() else { return nil }
            bytes += Array(String(escaped).utf8)
        }
        return nil
    }

    private mutating func escape() -> Character? {
        switch rest.popFirst() {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "u"):
            let digits = String(decoding: rest.prefix(4), as: UTF8.self)
            rest = rest.dropFirst(4)
            // Surrogates do not come up: the server writes such characters as they are.
            return UInt32(digits, radix: 16).flatMap(UnicodeScalar.init).map(Character.init)
        case let byte?: return Character(UnicodeScalar(byte))
        case nil: return nil
        }
    }

    private mutating func number() -> Wire? {
        let digits = rest.prefix { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
        rest = rest.dropFirst(digits.count)
        if digits.count < 16, let whole = Int(digits) { return .number(Double(whole)) }
        return Double(String(decoding: digits, as: UTF8.self)).map { .number($0) }
    }
}

extension Int {
    /// Nil for anything but digits.
    fileprivate init?(_ digits: ArraySlice<UInt8>) {
        guard !digits.isEmpty else { return nil }
        self = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            self = 10 * self + Int(digit - 0x30)
        }
    }
}
