internal import QuizRules

/// Writes JSON straight into a byte buffer. Commas come by themselves: one is due wherever something has been written
/// since the last brace, bracket or colon.
struct JSONWriter {
    private(set) var bytes: [UInt8]
    /// Where this writer began: what was in the buffer before is none of its concern.
    private let start: Int

    /// Takes the buffer over; it is given back by `finish`.
    init(appendingTo bytes: inout [UInt8]) {
        self.bytes = []
        swap(&self.bytes, &bytes)
        start = self.bytes.count
    }

    mutating func finish(into bytes: inout [UInt8]) { swap(&self.bytes, &bytes) }

    // MARK: - Structure

    mutating func object(_ content: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: "{"))
        content(&self)
        bytes.append(UInt8(ascii: "}"))
    }

    mutating func array<Elements: Sequence>(
        _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
    ) {
        separate()
        bytes.append(UInt8(ascii: "["))
        for element in elements { write(&self, element) }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Bytes that are JSON already, and their commas with them.
    mutating func raw(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        raw(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    /// A name that is known only at run time.
    mutating func name(ofKey key: String) {
        value(key)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func separate() {
        guard bytes.count > start, let last = bytes.last else { return }
        switch last {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: ","): return
        default: bytes.append(UInt8(ascii: ","))
        }
    }

    // MARK: - Values

    mutating func value(_ flag: Bool) {
        separate()
        raw(flag ? "true" : "false")
    }

    mutating func value(_ integer: Int64) {
        separate()
        digits(integer)
    }

    private mutating func digits(_ integer: Int64) {
        if integer < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = integer.magnitude
        // Room for the 19 digits that it may have.
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { digits in
            var first = digits.count
            repeat {
                first -= 1
                digits[first] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            bytes.append(contentsOf: digits[first...])
        }
    }

    mutating func value(_ integer: Int) { value(Int64(integer)) }
    mutating func value(_ time: Milliseconds) { value(time.value) }

    /// Whole numbers are written without a point, as far as a double holds them exactly.
    mutating func value(_ number: Double) {
        if let whole = Int64(exactly: number), abs(whole) < 1 << 53 { return value(whole) }
        separate()
        // JSON has neither infinities nor NaN, and the rules have no such answers.
        guard number.isFinite else { return raw("null") }
        bytes.append(contentsOf: number.description.utf8)
    }

    mutating func value(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { escape(UnsafeRawBufferPointer($0)) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies in long runs; only quotes, backslashes and controls need anything done.
    private mutating func escape(_ text: UnsafeRawBufferPointer) {
        var run = 0
        for position in text.indices {
            let byte = text[position]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            bytes.append(contentsOf: text[run..<position])
            run = position + 1
            switch byte {
            case UInt8(ascii: "\""): raw("\\\"")
            case UInt8(ascii: "\\"): raw("\\\\")
            case 0x0A: raw("\\n")
            case 0x0D: raw("\\r")
            case 0x09: raw("\\t")
            default:
                raw("\\u00")
                bytes.append(Self.hexadecimal(byte >> 4))
                bytes.append(Self.hexadecimal(byte & 15))
            }
        }
        bytes.append(contentsOf: text[run...])
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }

    /// A player's id, such as `p3`.
    mutating func value(_ player: PlayerID) {
        separate()
        raw("\"p")
        digits(Int64(player.number))
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSONWriter {
    mutating func member(_ name: StaticString, _ flag: Bool) {
        self.name(name)
        value(flag)
    }

    mutating func member(_ name: StaticString, _ integer: Int) {
        self.name(name)
        value(integer)
    }

    mutating func member(_ name: StaticString, _ integer: Int?) {
        if let integer { member(name, integer) }
    }

    mutating func member(_ name: StaticString, _ time: Milliseconds) {
        self.name(name)
        value(time)
    }

    mutating func member(_ name: StaticString, _ time: Milliseconds?) {
        if let time { member(name, time) }
    }

    mutating func member(_ name: StaticString, _ text: String) {
        self.name(name)
        value(text)
    }

    mutating func member(_ name: StaticString, _ text: String?) {
        if let text { member(name, text) }
    }

    mutating func member(_ name: StaticString, _ player: PlayerID) {
        self.name(name)
        value(player)
    }

    mutating func member(_ name: StaticString, _ texts: [String]) {
        self.name(name)
        array(texts) { $0.value($1) }
    }

    mutating func member<Elements: Sequence>(
        _ name: StaticString, each elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
    ) {
        self.name(name)
        array(elements) { writer, element in writer.object { write(&$0, element) } }
    }

    mutating func member(_ name: StaticString, _ content: (inout JSONWriter) -> Void) {
        self.name(name)
        object(content)
    }
}
