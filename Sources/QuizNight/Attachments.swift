/// One coming of a connection to a room. Numbers are never used twice: what comes from an old one is dropped.
///
/// One word: the loop whose connection it is, the number of the coming there, and the place where that loop keeps it.
struct Attachment: Hashable, Comparable, Sendable {
    static let mostPlaces = 1 << 24
    private let bits: UInt64

    /// `place`: below `mostPlaces`.
    fileprivate init(edge: Int, number: UInt32, place: Int) {
        bits = UInt64(edge) << 56 | UInt64(number) << 24 | UInt64(place)
    }

    var edge: Int { Int(bits >> 56) }
    fileprivate var place: Int { Int(bits & 0xFF_FFFF) }

    static func < (one: Attachment, other: Attachment) -> Bool { one.bits < other.bits }
}

/// The sessions of one loop that are in a room, or on their way into one. Each answer is looked up here, so an attachment
/// says where it is kept.
struct Attachments {
    private let edge: Int
    private var places: [(attachment: Attachment, session: Session)?] = []
    private var free: [Int] = []
    /// Told by 32 bits: by the time a number comes again, nothing that was said to the first is still under way.
    private var comings: UInt32 = 0

    init(edge: Int) { self.edge = edge }

    var count: Int { places.count - free.count }

    mutating func add(_ session: Session) -> Attachment {
        comings &+= 1
        let place = free.popLast() ?? places.count
        precondition(place < Attachment.mostPlaces, "more connections than a process can have")
        let attachment = Attachment(edge: edge, number: comings, place: place)
        if place == places.count { places.append(nil) }
        places[place] = (attachment, session)
        return attachment
    }

    subscript(attachment: Attachment) -> Session? {
        guard let kept = places[attachment.place], kept.attachment == attachment else { return nil }
        return kept.session
    }

    @discardableResult
    mutating func remove(_ attachment: Attachment) -> Session? {
        guard let session = self[attachment] else { return nil }
        places[attachment.place] = nil
        free.append(attachment.place)
        return session
    }
}
