internal import CSimdJSON

/// A value in the line that was parsed last on this thread. It must not be kept beyond that line.
struct JSONElement {
    private let element: CSimdJSONElement
    let kind: Kind

    enum Kind { case null, boolean, integer, unsigned, double, string, array, object }

    enum Failure: Error { case badUTF8, tooDeep, malformed }

    /// How deep objects and arrays may be nested.
    static let mostDepth = Int(CSIMDJSON_MOST_DEPTH)

    static func parse(_ line: UnsafeRawBufferPointer) throws(Failure) -> JSONElement {
        var root = CSimdJSONElement()
        let bytes = line.assumingMemoryBound(to: UInt8.self)
        switch csimdjson_parse(bytes.baseAddress, bytes.count, &root) {
        case CSimdJSONParsed: return JSONElement(root)
        case CSimdJSONBadUTF8: throw .badUTF8
        case CSimdJSONTooDeep: throw .tooDeep
        default: throw .malformed
        }
    }

    private init(_ element: CSimdJSONElement) {
        self.element = element
        kind =
            switch csimdjson_kind(element) {
            case CSimdJSONBoolean: .boolean
            case CSimdJSONInteger: .integer
            case CSimdJSONUnsigned: .unsigned
            case CSimdJSONDouble: .double
            case CSimdJSONString: .string
            case CSimdJSONArray: .array
            case CSimdJSONObject: .object
            default: .null
            }
    }

    /// The member of an object (of several with this name, the last); nil where there is none, or it is null.
    func member(_ name: StaticString) -> JSONElement? {
        var value = CSimdJSONElement()
        let isThere = name.withUTF8Buffer { name in
            name.withMemoryRebound(to: CChar.self) { csimdjson_member(element, $0.baseAddress, $0.count, &value) }
        }
        guard isThere else { return nil }
        let member = JSONElement(value)
        return member.kind == .null ? nil : member
    }

    /// The signs of all its members' names together: where one is not among them, there is no such member.
    var memberSigns: UInt64 { csimdjson_signs(element) }

    static func sign(of name: StaticString) -> UInt64 {
        name.withUTF8Buffer { csimdjson_sign($0.baseAddress, $0.count) }
    }

    var boolean: Bool? { kind == .boolean ? csimdjson_boolean(element) : nil }

    /// A number without a fraction that 64 bits hold, whether written `3` or `3.0`.
    var integer: Int64? {
        switch kind {
        case .integer: csimdjson_integer(element)
        case .double: Int64(exactly: csimdjson_double(element))
        default: nil
        }
    }

    var unsigned: UInt64? {
        switch kind {
        case .unsigned: csimdjson_unsigned(element)
        case .integer, .double: integer.flatMap { UInt64(exactly: $0) }
        default: nil
        }
    }

    var number: Double? {
        switch kind {
        case .integer, .unsigned, .double: csimdjson_double(element)
        default: nil
        }
    }

    var string: String? {
        utf8.map { String(decoding: $0, as: UTF8.self) }
    }

    /// A string's bytes.
    var utf8: UnsafeRawBufferPointer? {
        guard kind == .string else { return nil }
        var count = 0
        let start = csimdjson_string(element, &count)
        return UnsafeRawBufferPointer(start: start, count: count)
    }

    /// Whether it is this string.
    func isText(_ text: StaticString) -> Bool {
        guard let utf8 else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(utf8) }
    }

    /// An array's elements.
    var elements: [JSONElement]? {
        kind == .array ? all.map(\.value) : nil
    }

    /// An object's members, nulls among them, in the order written.
    var members: [(name: String, value: JSONElement)]? {
        kind == .object ? all : nil
    }

    private var all: [(name: String, value: JSONElement)] {
        var found: [(name: String, value: JSONElement)] = []
        withUnsafeMutablePointer(to: &found) { found in
            csimdjson_each(element, found) { found, name, count, value in
                let name = UnsafeRawBufferPointer(start: name, count: count)
                found?.assumingMemoryBound(to: [(name: String, value: JSONElement)].self).pointee
                    .append((String(decoding: name, as: UTF8.self), JSONElement(value)))
                return true
            }
        }
        return found
    }
}
