/// Text in columns of a terminal.
enum Columns {
    /// What fits on any terminal.
    static let width = 79

    /// How many columns a text takes: wide East Asian characters and pictographs take two (Unicode Standard Annex 11,
    /// in its main blocks).
    static func count(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + count($1) } }

    private static func count(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        return switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - count(text)))
    }

    /// A text in lines of `width` columns at most, broken at spaces, or within a word that is wider than a line.
    /// - Parameters:
    ///   - lead: What stands before the first line; further lines begin under its end.
    static func wrapped(_ text: String, lead: String = "") -> String {
        let indent = String(repeating: " ", count: count(lead))
        let room = max(20, width - count(lead))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { broken($0, at: room) }
        return lines.enumerated().map { position, line in
            let begin = position == 0 ? lead : indent
            return line.isEmpty ? begin.trimmingTrailingSpace : begin + line
        }.joined(separator: "\n")
    }

    private static func broken(_ paragraph: Substring, at room: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in paragraph.split(separator: " ") {
            if !line.isEmpty, count(line) + 1 + count(word) > room {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? "" : " "
            for character in word {
                if count(line) + count(character) > room {
                    lines.append(line)
                    line = ""
                }
                line.append(character)
            }
        }
        lines.append(line)
        return lines
    }
}

extension String {
    fileprivate var trimmingTrailingSpace: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
