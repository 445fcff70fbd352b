/// Bytes that tell where they stand, so that a byte lost, doubled or out of order shows: a table by chance, over and
/// over. Its length is a prime, so no usual size of a buffer divides it.
enum Stream {
    private static let table: [UInt8] = {
        var chance = SeededChance(seed: 1)
        return (0..<65_521).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
    }()

    static func bytes(_ positions: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(positions.count)
        while bytes.count < positions.count {
            let start = (positions.lowerBound + bytes.count) % table.count
            bytes += table[start..<min(table.count, start + positions.count - bytes.count)]
        }
        return bytes
    }
}
