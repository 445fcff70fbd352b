/// Reads what `BinaryWriter` wrote. Whatever the bytes are, it reads them or throws. Valid only while the bytes are.
package struct BinaryReader: RecordReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    package var isAtEnd: Bool { position == bytes.count }
    private var left: Int { bytes.count - position }

    @inline(__always)
    package mutating func byte() throws(RecordProblem) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    @inline(__always)
    private mutating func unsigned(_ name: StaticString) throws(RecordProblem) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            if shift == 63, next > 1 { throw .badInteger("\(name)") }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
            if shift > 63 { throw .badInteger("\(name)") }
        }
    }

    @inline(__always)
    private mutating func signed(_ name: StaticString) throws(RecordProblem) -> Int64 {
        let value = try unsigned(name)
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// How many elements follow, each of at least one byte.
    private mutating func count(_ name: StaticString) throws(RecordProblem) -> Int {
        let count = try unsigned(name)
        guard count <= UInt64(left) else { throw .truncated }
        return Int(count)
    }

    package mutating func variant<Tag: RecordTag>(_ name: StaticString, of: Tag.Type) throws(RecordProblem) -> Tag {
        let raw = try byte()
        guard let tag = Tag(rawValue: raw) else { throw .badCase(of: "\(name)", "\(raw)") }
        return tag
    }

    package mutating func integer(_ name: StaticString) throws(RecordProblem) -> Int { Int(try signed(name)) }

    package mutating func moment(_ name: StaticString, from base: Int64) throws(RecordProblem) -> Int64 {
        base &+ (try signed(name))
    }

    package mutating func word(_ name: StaticString) throws(RecordProblem) -> UInt64 {
        guard left >= 8 else { throw .truncated }
        defer { position += 8 }
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    package mutating func number(_ name: StaticString) throws(RecordProblem) -> Double {
        Double(bitPattern: try word(name))
    }

    package mutating func flag(_ name: StaticString) throws(RecordProblem) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        case let other: throw .outOfRange("\(name)", "\(other)")
        }
    }

    package mutating func text(_ name: StaticString) throws(RecordProblem) -> String {
        let count = try count(name)
        let slice = UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
        guard let text = String(validating: slice, as: UTF8.self) else { throw .badText("\(name)") }
        position += count
        return text
    }

    package mutating func texts(_ name: StaticString) throws(RecordProblem) -> [String] {
        var values: [String] = []
        for _ in 0..<(try count(name)) { values.append(try text(name)) }
        return values
    }

    package mutating func integers(_ name: StaticString) throws(RecordProblem) -> [Int] {
        var values: [Int] = []
        for _ in 0..<(try count(name)) { values.append(try integer(name)) }
        return values
    }

    package mutating func optional<Value>(
        _ name: StaticString, _ read: (inout Self, StaticString) throws(RecordProblem) -> Value
    ) throws(RecordProblem) -> Value? {
        try flag(name) ? try read(&self, name) : nil
    }

    package mutating func record<Value>(
        _ name: StaticString, _ read: (inout Self) throws(RecordProblem) -> Value
    ) throws(RecordProblem) -> Value {
        try read(&self)
    }

    package mutating func list<Element>(
        _ name: StaticString, _ read: (inout Self) throws(RecordProblem) -> Element
    ) throws(RecordProblem) -> [Element] {
        let count = try count(name)
        var elements: [Element] = []
        for _ in 0..<count { elements.append(try read(&self)) }
        return elements
    }
}
