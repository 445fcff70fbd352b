import QuizProtocol

/// Somebody who sends bytes to a framer, and all that came of them.
struct Client {
    enum Piece: Equatable {
        case line(bytes: [UInt8])
        case tooLong

        static func line(_ text: String) -> Piece { .line(bytes: Array(text.utf8)) }
    }

    var framer: LineFramer
    var pieces: [Piece] = []
    var replies: [UInt8] = []
    /// After so many pieces the reader stops, once.
    var stopsAfter: Int?
    private var repliesTaken = 0

    init(limit: Int = 8192) { framer = LineFramer(limit: limit) }

    var lines: [String] {
        pieces.compactMap { piece in
            guard case .line(let bytes) = piece else { return nil }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    mutating func send(_ text: String) { send(Array(text.utf8)) }

    mutating func send(_ bytes: [UInt8]) {
        run { framer, body in bytes.withUnsafeBytes { framer.feed($0, body) } }
    }

    mutating func resume() { run { framer, body in framer.resume(body) } }

    mutating func takeNewReplies() -> [UInt8] {
        defer { repliesTaken = replies.count }
        return Array(replies[repliesTaken...])
    }

    private mutating func run(_ feed: (inout LineFramer, (LineFramer.Piece) -> Bool) -> Void) {
        var new: [Piece] = []
        var left = stopsAfter
        feed(&framer) { piece in
            switch piece {
            case .line(let bytes): new.append(.line(bytes: Array(bytes)))
            case .tooLong: new.append(.tooLong)
            }
            guard let count = left else { return true }
            left = count - 1
            return count > 1
        }
        pieces += new
        replies += framer.takeReplies()
    }
}
