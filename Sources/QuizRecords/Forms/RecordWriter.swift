/// What a stored value is written with, field by field. One description of a type serves both forms that the journal
/// knows: compact bytes (`BinaryWriter`), where names are left out, and JSON (`JSONWriter`).
package protocol RecordWriter: SendableMetatype {
    /// Which case of an enum follows.
    mutating func variant<Tag: RecordTag>(_ name: StaticString, _ tag: Tag)
    mutating func integer(_ name: StaticString, _ value: Int)
    mutating func word(_ name: StaticString, _ value: UInt64)
    mutating func number(_ name: StaticString, _ value: Double)
    mutating func flag(_ name: StaticString, _ value: Bool)
    mutating func text(_ name: StaticString, _ value: String)
    mutating func texts(_ name: StaticString, _ values: [String])
    mutating func integers(_ name: StaticString, _ values: [Int])
    /// A moment, written as its distance from another where that is shorter.
    mutating func moment(_ name: StaticString, _ value: Int64, from base: Int64)
    mutating func optional<Value>(
        _ name: StaticString, _ value: Value?, _ write: (inout Self, StaticString, Value) -> Void)
    /// Fields of their own.
    mutating func record(_ name: StaticString, _ write: (inout Self) -> Void)
    mutating func list<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout Self, Element) -> Void)
}

/// What a stored value is read with, in the order in which it was written.
package protocol RecordReader: SendableMetatype {
    mutating func variant<Tag: RecordTag>(_ name: StaticString, of: Tag.Type) throws(RecordProblem) -> Tag
    mutating func integer(_ name: StaticString) throws(RecordProblem) -> Int
    mutating func word(_ name: StaticString) throws(RecordProblem) -> UInt64
    mutating func number(_ name: StaticString) throws(RecordProblem) -> Double
    mutating func flag(_ name: StaticString) throws(RecordProblem) -> Bool
    mutating func text(_ name: StaticString) throws(RecordProblem) -> String
    mutating func texts(_ name: StaticString) throws(RecordProblem) -> [String]
    mutating func integers(_ name: StaticString) throws(RecordProblem) -> [Int]
    mutating func moment(_ name: StaticString, from base: Int64) throws(RecordProblem) -> Int64
    mutating func optional<Value>(
        _ name: StaticString, _ read: (inout Self, StaticString) throws(RecordProblem) -> Value
    ) throws(RecordProblem) -> Value?
    mutating func record<Value>(
        _ name: StaticString, _ read: (inout Self) throws(RecordProblem) -> Value
    ) throws(RecordProblem) -> Value
    mutating func list<Element>(
        _ name: StaticString, _ read: (inout Self) throws(RecordProblem) -> Element
    ) throws(RecordProblem) -> [Element]
}

extension RecordReader {
    /// An integer within bounds.
    package mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) throws(RecordProblem) -> Int {
        let value = try integer(name)
        guard range.contains(value) else { throw .outOfRange("\(name)", "\(value)") }
        return value
    }
}

/// The case of an enum as it is stored: a number that is never given another meaning, and the name of its case.
package protocol RecordTag: RawRepresentable<UInt8>, CaseIterable, Sendable {}

extension RecordTag {
    package var name: String { String(describing: self) }
}

/// Why stored bytes or lines are not what was written.
public enum RecordProblem: Error, Hashable, Sendable, CustomStringConvertible {
    case truncated
    case tooLong
    case badVersion(Int)
    case badCase(of: String, String)
    case badText(String)
    case badInteger(String)
    case outOfRange(String, String)
    case missing(String)
    case wrongType(String)
    case badJSON(String)

    public var description: String {
        switch self {
        case .truncated: "it ends too early"
        case .tooLong: "there is more than there should be"
        case .badVersion(let version): "its format has version \(version), which this program does not know"
        case .badCase(let name, let value): "'\(name)' has the unknown case \(value)"
        case .badText(let name): "'\(name)' is not UTF-8"
        case .badInteger(let name): "'\(name)' is not an integer of 64 bits"
        case .outOfRange(let name, let value): "'\(name)' is \(value), which is out of range"
        case .missing(let name): "'\(name)' is missing"
        case .wrongType(let name): "'\(name)' has the wrong type"
        case .badJSON(let why): "it is not JSON: \(why)"
        }
    }
}
