/// Reads what `JSONWriter` wrote, or what a person wrote like it: the order of fields is free, unknown ones are passed
/// over.
package struct JSONReader: RecordReader {
    private var fields: [String: JSONValue]

    /// - Parameter line: one whole object.
    package init(_ line: UnsafeBufferPointer<UInt8>) throws(RecordProblem) {
        guard case .object(let fields) = try JSONValue(line) else { throw .badJSON("not an object") }
        self.fields = fields
    }

    private init(_ fields: [String: JSONValue]) { self.fields = fields }

    private func field(_ name: StaticString) throws(RecordProblem) -> JSONValue {
        guard let value = fields["\(name)"] else { throw .missing("\(name)") }
        return value
    }

    package func variant<Tag: RecordTag>(_ name: StaticString, of: Tag.Type) throws(RecordProblem) -> Tag {
        let text = try text(name)
        guard let tag = Tag.allCases.first(where: { $0.name == text }) else {
            throw .badCase(of: "\(name)", "'\(text)'")
        }
        return tag
    }

    package func integer(_ name: StaticString) throws(RecordProblem) -> Int { try integer(name, try field(name)) }

    private func integer(_ name: StaticString, _ value: JSONValue) throws(RecordProblem) -> Int {
        guard case .number(let digits) = value else { throw .wrongType("\(name)") }
        guard let integer = Int(digits) else { throw .badInteger("\(name)") }
        return integer
    }

    package func word(_ name: StaticString) throws(RecordProblem) -> UInt64 {
        guard case .number(let digits) = try field(name) else { throw .wrongType("\(name)") }
        guard let word = UInt64(digits) else { throw .badInteger("\(name)") }
        return word
    }

    package func moment(_ name: StaticString, from base: Int64) throws(RecordProblem) -> Int64 {
        Int64(try integer(name))
    }

    package func number(_ name: StaticString) throws(RecordProblem) -> Double {
        switch try field(name) {
        case .number(let digits):
            guard let number = Double(digits), number.isFinite else { throw .outOfRange("\(name)", digits) }
            return number
        case .text(let text) where ["inf", "-inf", "nan"].contains(text): return Double(text) ?? .nan
        default: throw .wrongType("\(name)")
        }
    }

    package func flag(_ name: StaticString) throws(RecordProblem) -> Bool {
        guard case .flag(let flag) = try field(name) else { throw .wrongType("\(name)") }
        return flag
    }

    package func text(_ name: StaticString) throws(RecordProblem) -> String {
        guard case .text(let text) = try field(name) else { throw .wrongType("\(name)") }
        return text
    }

    package func texts(_ name: StaticString) throws(RecordProblem) -> [String] {
        var texts: [String] = []
        for value in try array(name) {
            guard case .text(let text) = value else { throw .wrongType("\(name)") }
            texts.append(text)
        }
        return texts
    }

    package func integers(_ name: StaticString) throws(RecordProblem) -> [Int] {
        var integers: [Int] = []
        for value in try array(name) { integers.append(try integer(name, value)) }
        return integers
    }

    package mutating func optional<Value>(
        _ name: StaticString, _ read: (inout Self, StaticString) throws(RecordProblem) -> Value
    ) throws(RecordProblem) -> Value? {
        switch fields["\(name)"] {
        case nil, .null: nil
        default: try read(&self, name)
        }
    }

    package func record<Value>(
        _ name: StaticString, _ read: (inout Self) throws(RecordProblem) -> Value
    ) throws(RecordProblem) -> Value {
        try record(name, try field(name), read)
    }

    private func record<Value>(
        _ name: StaticString, _ value: JSONValue, _ read: (inout Self) throws(RecordProblem) -> Value
    ) throws(RecordProblem) -> Value {
        guard case .object(let fields) = value else { throw .wrongType("\(name)") }
        var reader = JSONReader(fields)
        return try read(&reader)
    }

    package func list<Element>(
        _ name: StaticString, _ read: (inout Self) throws(RecordProblem) -> Element
    ) throws(RecordProblem) -> [Element] {
        var elements: [Element] = []
        for value in try array(name) { elements.append(try record(name, value, read)) }
        return elements
    }

    private func array(_ name: StaticString) throws(RecordProblem) -> [JSONValue] {
        guard case .array(let values) = try field(name) else { throw .wrongType("\(name)") }
        return values
    }
}
