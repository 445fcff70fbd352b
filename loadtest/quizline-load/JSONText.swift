import Glibc

/// Finds single members in a line of JSON without reading all of it: the generator must not be the limit. It takes the
/// first member of that name, wherever it is.
enum JSONText {
    static func integer(_ name: StaticString, in line: UnsafeRawBufferPointer) -> Int? {
        guard var index = value(of: name, in: line) else { return nil }
        var number = 0
        let start = index
        while index < line.count, case let digit = line[index], (0x30...0x39).contains(digit) {
            number = number &* 10 &+ Int(digit - 0x30)
            index += 1
        }
        return index > start ? number : nil
    }

    /// A string without escapes.
    static func string(_ name: StaticString, in line: UnsafeRawBufferPointer) -> String? {
        guard let start = value(of: name, in: line), line[start] == UInt8(ascii: "\"") else { return nil }
        let rest = line[(start + 1)...]
        return rest.firstIndex(of: UInt8(ascii: "\"")).map { String(decoding: rest[..<$0], as: UTF8.self) }
    }

    /// Where the value begins: after `"name":`.
    private static func value(of name: StaticString, in line: UnsafeRawBufferPointer) -> Int? {
        guard let base = line.baseAddress else { return nil }
        let length = name.utf8CodeUnitCount
        var from = 0
        while let found = memchr(base + from, Int32(UInt8(ascii: "\"")), line.count - from) {
            let start = UnsafeRawPointer(found) - base + 1
            let end = start + length
            guard end + 2 < line.count else { return nil }
            if line[end] == UInt8(ascii: "\""), line[end + 1] == UInt8(ascii: ":"),
                memcmp(base + start, name.utf8Start, length) == 0
            {
                return end + 2
            }
            from = start
        }
        return nil
    }
}
