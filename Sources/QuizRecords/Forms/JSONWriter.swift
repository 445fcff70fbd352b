/// Writes records as JSON (RFC 8259) on one line. Fields that are absent are left out; integers beyond 2⁵³, which some
/// readers would round, are written as they are.
package struct JSONWriter: RecordWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A whole object.
    package static func line(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { write(&$0) }
        return writer.bytes
    }

    package mutating func variant<Tag: RecordTag>(_ name: StaticString, _ tag: Tag) { text(name, tag.name) }
    package mutating func integer(_ name: StaticString, _ value: Int) { field(name) { $0.raw("\(value)") } }
    package mutating func word(_ name: StaticString, _ value: UInt64) { field(name) { $0.raw("\(value)") } }
    package mutating func moment(_ name: StaticString, _ value: Int64, from base: Int64) {
        field(name) { $0.raw("\(value)") }
    }
    package mutating func flag(_ name: StaticString, _ value: Bool) { field(name) { $0.raw(value ? "true" : "false") } }
    package mutating func text(_ name: StaticString, _ value: String) { field(name) { $0.string(value) } }

    /// The shortest decimal that reads back to the same number; what JSON has no number for, in quotes.
    package mutating func number(_ name: StaticString, _ value: Double) {
        field(name) { value.isFinite ? $0.raw("\(value)") : $0.string("\(value)") }
    }

    package mutating func texts(_ name: StaticString, _ values: [String]) {
        array(name, values) { $0.string($1) }
    }

    package mutating func integers(_ name: StaticString, _ values: [Int]) {
        array(name, values) { $0.raw("\($1)") }
    }

    package mutating func optional<Value>(
        _ name: StaticString, _ value: Value?, _ write: (inout Self, StaticString, Value) -> Void
    ) {
        if let value { write(&self, name, value) }
    }

    package mutating func record(_ name: StaticString, _ write: (inout Self) -> Void) {
        field(name) { $0.object(write) }
    }

    package mutating func list<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout Self, Element) -> Void
    ) {
        array(name, elements) { writer, element in writer.object { write(&$0, element) } }
    }

    // MARK: - Punctuation

    private mutating func field(_ name: StaticString, _ write: (inout Self) -> Void) {
        if needsComma { raw(",") }
        string("\(name)")
        raw(":")
        write(&self)
        needsComma = true
    }

    private mutating func object(_ write: (inout Self) -> Void) {
        raw("{")
        needsComma = false
        write(&self)
        raw("}")
        needsComma = true
    }

    private mutating func array<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout Self, Element) -> Void
    ) {
        field(name) { writer in
            writer.raw("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { writer.raw(",") }
                write(&writer, element)
            }
            writer.raw("]")
        }
    }

    private mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x0A: raw("\\n")
            case 0x09: raw("\\t")
            case 0..<0x20:
                raw("\\u00")
                for digit in [byte >> 4, byte & 15] { raw(String(digit, radix: 16)) }
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
