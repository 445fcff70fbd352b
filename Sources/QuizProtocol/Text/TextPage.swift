/// Lines for one person, no wider than they want them, with hanging indents.
struct TextPage {
    let style: TextStyle
    private(set) var bytes: [UInt8] = []

    init(_ style: TextStyle) { self.style = style }

    mutating func blank() { end() }

    /// Writes a paragraph, and wraps it. `first` begins its first line, and further lines begin below what follows it.
    /// `ink` colours the beginning of the text, up to the length of `lead`.
    mutating func write(_ text: String, after first: String = "", lead: String = "", ink: TextInk? = nil) {
        let indent = DisplayWidth.of(first)
        // Where the beginning takes most of the line, nothing can hang below it.
        guard indent <= style.width / 2 else { return write(indent: 2, first.trimmingBlanks + " " + text) }
        let hang = String(repeating: " ", count: indent)
        let lines = TextWrap.lines(text, width: style.width - indent)
        for (number, line) in lines.enumerated() {
            let begin = number == 0 ? first : hang
            // Nothing follows the beginning: it ends without spaces.
            if line.isEmpty {
                put(begin.trimmingSpaceAtEnd)
            } else if number == 0, let ink, !lead.isEmpty, line.hasPrefix(lead) {
                put(begin)
                put(ink, lead)
                put(line.dropFirst(lead.count))
            } else {
                put(begin)
                put(line)
            }
            end()
        }
    }

    /// Writes a paragraph that begins some columns in.
    mutating func write(indent: Int, _ text: String, lead: String = "", ink: TextInk? = nil) {
        write(text, after: String(repeating: " ", count: indent), lead: lead, ink: ink)
    }

    /// Writes a line that is to be copied as it is: it is never broken.
    mutating func writeUnbroken(indent: Int, _ text: String, ink: TextInk? = nil) {
        put(String(repeating: " ", count: indent))
        if let ink { put(ink, text) } else { put(text) }
        end()
    }

    private mutating func put(_ ink: TextInk, _ text: some StringProtocol) {
        guard style.colour else { return put(text) }
        bytes.append(contentsOf: "\u{1B}[\(ink.rawValue)m".utf8)
        put(text)
        bytes.append(contentsOf: "\u{1B}[0m".utf8)
    }

    private mutating func put(_ text: some StringProtocol) {
        // Texts of people come cleaned; still, no line of ours can do more to a terminal than show itself.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return bytes.append(contentsOf: text.utf8) }
        for scalar in text.unicodeScalars where scalar.properties.generalCategory != .control {
            bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
    }

    private mutating func end() {
        if style.carriageReturns { bytes.append(0x0D) }
        bytes.append(0x0A)
    }
}

/// What a word may be coloured for; never the only bearer of a meaning.
enum TextInk: Int {
    case heading = 1
    case bad = 31
    case good = 32
    case notice = 33
    case key = 36
}

/// Breaks paragraphs at spaces, and words that are too long where they reach the edge.
enum TextWrap {
    static func lines(_ text: String, width: Int) -> [String] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { paragraph in
            wrap(paragraph.trimmingSpaceAtEnd, width: max(1, width))
        }
    }

    private static func wrap(_ paragraph: String, width: Int) -> [String] {
        let paragraph = paragraph.contains("\t") ? paragraph.replacing("\t", with: "    ") : paragraph
        // As it is where it fits: code and verse keep their spaces.
        if DisplayWidth.of(paragraph) <= width { return [paragraph] }
        var lines: [String] = []
        var line = ""
        var columns = 0
        for word in paragraph.split(separator: " ") {
            var rest = word[...]
            var restColumns = DisplayWidth.of(rest)
            if columns > 0, columns + 1 + restColumns <= width {
                line += " "
                columns += 1
            } else if columns > 0 {
                lines.append(line)
                (line, columns) = ("", 0)
            }
            while restColumns > width {
                let piece = rest.fitting(width)
                lines.append(String(piece))
                rest = rest[piece.endIndex...]
                restColumns = DisplayWidth.of(rest)
            }
            line += rest
            columns += restColumns
        }
        if columns > 0 { lines.append(line) }
        return lines
    }
}

extension StringProtocol {
    var trimmingSpaceAtEnd: String {
        var rest = self[...]
        while rest.last == " " { rest = rest.dropLast() }
        return String(rest)
    }

    /// As many characters from the beginning as fit into `width` columns, at least one.
    func fitting(_ width: Int) -> SubSequence {
        var columns = 0
        var end = startIndex
        while end < endIndex {
            columns += DisplayWidth.of(self[end])
            if columns > width, end > startIndex { break }
            formIndex(after: &end)
        }
        return self[..<end]
    }

    /// The text with spaces after it, to fill `width` columns.
    func padded(to width: Int) -> String {
        String(self) + String(repeating: " ", count: Swift.max(0, width - DisplayWidth.of(self)))
    }

    /// The text with spaces before it, to fill `width` columns.
    func paddedBefore(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - DisplayWidth.of(self))) + String(self)
    }

    /// The text, or its beginning and an ellipsis where it is wider than `width` columns.
    func clipped(to width: Int) -> String {
        guard DisplayWidth.of(self) > width else { return String(self) }
        return String(fitting(Swift.max(1, width - 1))).trimmingSpaceAtEnd + "…"
    }
}
