/// Writes records as compact bytes: integers as zigzag LEB128, texts with their length, lists with their count, no names.
package struct BinaryWriter: RecordWriter {
    package private(set) var bytes: [UInt8] = []

    package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    @inline(__always)
    package mutating func byte(_ value: UInt8) { bytes.append(value) }

    @inline(__always)
    package mutating func unsigned(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    @inline(__always)
    private mutating func signed(_ value: Int64) {
        unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    }

    @inline(__always)
    private mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { utf8 in
            unsigned(UInt64(utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    @inline(__always)
    package mutating func variant<Tag: RecordTag>(_ name: StaticString, _ tag: Tag) { bytes.append(tag.rawValue) }
    @inline(__always)
    package mutating func integer(_ name: StaticString, _ value: Int) { signed(Int64(value)) }
    @inline(__always)
    package mutating func moment(_ name: StaticString, _ value: Int64, from base: Int64) { signed(value &- base) }
    @inline(__always)
    package mutating func text(_ name: StaticString, _ value: String) { string(value) }

    package mutating func word(_ name: StaticString, _ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func number(_ name: StaticString, _ value: Double) { word(name, value.bitPattern) }
    package mutating func flag(_ name: StaticString, _ value: Bool) { bytes.append(value ? 1 : 0) }

    package mutating func texts(_ name: StaticString, _ values: [String]) {
        unsigned(UInt64(values.count))
        for value in values { string(value) }
    }

    package mutating func integers(_ name: StaticString, _ values: [Int]) {
        unsigned(UInt64(values.count))
        for value in values { signed(Int64(value)) }
    }

    package mutating func optional<Value>(
        _ name: StaticString, _ value: Value?, _ write: (inout Self, StaticString, Value) -> Void
    ) {
        flag(name, value != nil)
        if let value { write(&self, name, value) }
    }

    @inline(__always)
    package mutating func record(_ name: StaticString, _ write: (inout Self) -> Void) { write(&self) }

    @inline(__always)
    package mutating func list<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout Self, Element) -> Void
    ) {
        unsigned(UInt64(elements.count))
        for element in elements { write(&self, element) }
    }
}
