internal import CLibuv

/// What a connection still has to send, in order, with the marks that its sender wants to hear of.
///
/// Own bytes are short (a reply, a personal end of a line), and mostly the only ones; shared ones are only pointed at. What
/// has gone out keeps no memory: there are many connections, and few have anything to say at one time.
struct OutputQueue {
    private enum Piece {
        case own(count: Int)
        case shared(SharedBytes, from: Int)

        var count: Int {
            switch self {
            case .own(let count): count
            case .shared(let bytes, let from): bytes.count - from
            }
        }
    }

    private struct Mark {
        let marker: UInt64
        /// The count of all bytes ever appended when it was set.
        let end: UInt64
    }

    /// Goes out first, from a byte of it on: what most who are told something wait for is one shared line.
    private var lead: SharedBytes?
    private var leadFrom = 0
    /// The bytes of all own pieces, one after the other.
    private var own: [UInt8] = []
    /// Empty where all that waits is the lead, and then what is own.
    private var pieces: [Piece] = []
    private var marks = ShortQueue<Mark>()
    private var appended: UInt64 = 0
    private var accepted: UInt64 = 0

    /// Bytes that wait here.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func append(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        if own.isEmpty { own = bytes } else { own.append(contentsOf: bytes) }
        if case .own(let count) = pieces.last {
            pieces[pieces.count - 1] = .own(count: count + bytes.count)
        } else if !pieces.isEmpty {
            pieces.append(.own(count: bytes.count))
        }
        grew(by: bytes.count)
    }

    mutating func append(_ bytes: SharedBytes) {
        guard bytes.count > 0 else { return }
        if isEmpty {
            lead = bytes
        } else {
            takeApart()
            pieces.append(.shared(bytes, from: 0))
        }
        grew(by: bytes.count)
    }

    /// From here on the pieces say what follows what.
    private mutating func takeApart() {
        guard pieces.isEmpty else { return }
        if let lead { pieces.append(.shared(lead, from: leadFrom)) }
        if !own.isEmpty { pieces.append(.own(count: own.count)) }
        lead = nil
        leadFrom = 0
    }

    /// Marks the end of what has been appended so far.
    mutating func mark(_ marker: UInt64) {
        marks.append(Mark(marker: marker, end: appended))
    }

    /// The kernel has taken so many bytes more, of what waits here or of what was taken out of here.
    mutating func accept(_ count: Int) {
        accepted += UInt64(count)
    }

    /// There are marks whose bytes are all with the kernel.
    var hasMarksReached: Bool { marks.first.map { $0.end <= accepted } ?? false }

    /// Takes out the marks whose bytes are all with the kernel.
    mutating func takeMarksReached(_ tell: (_ marker: UInt64) -> Void) {
        while hasMarksReached, let mark = marks.removeFirst() { tell(mark.marker) }
    }

    /// Shows the waiting bytes, as many as fit into `vectors`, to a call that writes them.
    func withVectors<Result>(
        _ vectors: UnsafeMutableBufferPointer<uv_buf_t>, _ write: (_ filled: Int, _ bytes: Int) -> Result
    ) -> Result {
        own.withUnsafeBytes { own in
            var filled = 0
            guard !pieces.isEmpty else {
                if let lead {
                    vectors[0] = lead.vector(from: leadFrom, count: lead.count - leadFrom)
                    filled = 1
                }
                if !own.isEmpty {
                    vectors[filled] = uv_buf_t(own)
                    filled += 1
                }
                return write(filled, count)
            }
            var ownStart = 0
            var bytes = 0
            for piece in pieces.prefix(vectors.count) {
                switch piece {
                case .own(let count):
                    vectors[filled] = uv_buf_t(UnsafeRawBufferPointer(rebasing: own[ownStart..<ownStart + count]))
                    ownStart += count
                case .shared(let shared, let from):
                    vectors[filled] = shared.vector(from: from, count: shared.count - from)
                }
                bytes += piece.count
                filled += 1
            }
            return write(filled, bytes)
        }
    }

    /// Takes out the first `wanted` bytes at most, and no more than `vectors` can show, for a write that outlasts this turn.
    mutating func take(_ wanted: Int, vectors: UnsafeMutableBufferPointer<uv_buf_t>) -> OutputPart {
        let part = OutputPart(ownCapacity: own.count)
        var left = wanted
        takeApart()
        for piece in pieces.prefix(vectors.count) where left > 0 {
            let count = min(piece.count, left)
            switch piece {
            case .own: vectors[part.vectorCount] = part.copy(own[part.ownCount..<part.ownCount + count])
            case .shared(let shared, let from):
                vectors[part.vectorCount] = shared.vector(from: from, count: count)
                part.hold(shared, count)
            }
            left -= count
        }
        drop(wanted - left)
        return part
    }

    /// Bytes up to the first mark, or all: what may be handed to one write so that its end tells of that mark.
    var countToFirstMark: Int {
        guard let mark = marks.first(where: { $0.end > appended - UInt64(count) }) else { return count }
        return Int(mark.end - (appended - UInt64(count)))
    }

    /// Removes bytes from the front.
    mutating func drop(_ dropped: Int) {
        count -= dropped
        var left = dropped
        guard !pieces.isEmpty else {
            if let lead {
                let taken = min(left, lead.count - leadFrom)
                leadFrom += taken
                left -= taken
                if leadFrom == lead.count { (self.lead, leadFrom) = (nil, 0) }
            }
            if left > 0 { own.consume(left) }
            return
        }
        var gone = 0
        var ownGone = 0
        for index in pieces.indices where left > 0 {
            let taken = min(left, pieces[index].count)
            left -= taken
            switch pieces[index] {
            case .own(let count):
                ownGone += taken
                pieces[index] = .own(count: count - taken)
            case .shared(let bytes, let from): pieces[index] = .shared(bytes, from: from + taken)
            }
            if pieces[index].count == 0 { gone += 1 }
        }
        pieces.consume(gone)
        own.consume(ownGone)
    }

    /// Forgets everything, the marks too.
    mutating func removeAll() {
        self = OutputQueue()
    }

    private mutating func grew(by added: Int) {
        count += added
        appended += UInt64(added)
    }
}

extension uv_buf_t {
    /// libuv has no const, yet does not write into what it sends.
    fileprivate init(_ bytes: UnsafeRawBufferPointer) {
        let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
        self.init(base: start?.assumingMemoryBound(to: CChar.self), len: bytes.count)
    }
}

extension SharedBytes {
    fileprivate func vector(from: Int, count: Int) -> uv_buf_t {
        UnsafeMutableRawPointer(start + from).withMemoryRebound(to: CChar.self, capacity: count) {
            uv_buf_t(base: $0, len: count)
        }
    }
}
