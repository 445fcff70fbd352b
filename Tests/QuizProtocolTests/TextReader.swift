import QuizProtocol
import QuizRules

/// Somebody at a terminal: what they have read so far, and what they type.
struct TextReader {
    let role: TextContext.Role
    var style = TextStyle()
    private var bytes: [UInt8] = []

    init(_ role: TextContext.Role, width: Int = 79) {
        self.role = role
        style.width = width
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func types(_ line: String) { bytes += "> \(line)\n".utf8 }
    mutating func reads(_ event: Event) { TextDialect.render(event, for: role, style: style, into: &bytes) }

    /// As an announcement reaches a player: the personal part first, then what all share.
    mutating func hears(_ told: Told, as player: PlayerID? = nil) {
        TextDialect.renderPersonal(told, you: player, style: style, into: &bytes)
        TextDialect.renderShared(told, for: role, style: style, into: &bytes)
    }

    mutating func isTold(left remaining: Milliseconds) {
        TextDialect.renderTimeLeft(remaining, style: style, into: &bytes)
    }

    mutating func asksForHelp() { TextDialect.renderHelp(for: role, style: style, into: &bytes) }

    static func read(_ event: Event, as role: TextContext.Role, width: Int = 79) -> String {
        var reader = TextReader(role, width: width)
        reader.reads(event)
        return reader.text
    }
}
