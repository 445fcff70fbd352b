/// The keys that erase, as terminals send them when nobody at the client's side has carried them out.
extension UInt8 {
    static let backspace: UInt8 = 0x08
    static let delete: UInt8 = 0x7F
    /// Control-U.
    static let eraseLine: UInt8 = 0x15

    var isErasing: Bool { self == .backspace || self == .delete || self == .eraseLine }
}

extension [UInt8] {
    /// Carries out backspace, delete and control-U: each of the first two takes back what a person sees as one character.
    mutating func applyErasing() {
        guard var end = firstIndex(where: \.isErasing) else { return }
        for position in end..<count {
            let byte = self[position]
            switch byte {
            case .backspace, .delete: end = startOfLastCharacter(before: end)
            case .eraseLine: end = 0
            default:
                self[end] = byte
                end += 1
            }
        }
        removeSubrange(end...)
    }

    private func startOfLastCharacter(before end: Int) -> Int {
        var start = end
        while start > 0 {
            let scalar: Unicode.Scalar?
            (start, scalar) = lastScalar(before: start)
            // Accents, variation selectors and the like belong to what they stand on, and a joiner joins.
            if let scalar, scalar.belongsToTheOneBefore { continue }
            if start > 0, lastScalar(before: start).scalar == .joiner { continue }
            break
        }
        return start
    }

    /// The last scalar before a position, and where it starts; a byte that is no UTF-8 stands for itself.
    private func lastScalar(before end: Int) -> (start: Int, scalar: Unicode.Scalar?) {
        var start = end - 1
        while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        var decoder = UTF8()
        var bytes = self[start..<end].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes), UTF8.width(scalar) == end - start else {
            return (end - 1, nil)
        }
        return (start, scalar)
    }
}

extension Unicode.Scalar {
    fileprivate static let joiner: Unicode.Scalar = "\u{200D}"

    fileprivate var belongsToTheOneBefore: Bool {
        properties.isGraphemeExtend || properties.isEmojiModifier || self == .joiner
    }
}
