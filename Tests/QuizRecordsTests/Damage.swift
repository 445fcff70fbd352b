import Whim

extension [UInt8] {
    /// As a bad disk, or a bad copy, would.
    mutating func damage(_ whim: inout Whim) {
        guard !isEmpty else { return }
        let place = whim.number(0...count - 1)
        switch whim.number(1...4) {
        case 1: self[place] = UInt8(truncatingIfNeeded: whim.next())
        case 2: self[place] ^= 1 << whim.number(0...7)
        case 3: removeSubrange(place...)
        default: insert(UInt8(truncatingIfNeeded: whim.next()), at: place)
        }
    }
}
