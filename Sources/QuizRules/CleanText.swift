/// Text that people typed, made fit to be shown to others.
public enum CleanText {
    /// Scalars in one character, at most: enough for any script, too few for a tower of accents.
    private static let mostScalarsInCharacter = 6

    /// Takes out terminal escape sequences, control characters, bidi overrides and everything of no width; line breaks
    /// and tabs become spaces; the ends are trimmed.
    ///
    /// - Parameter limit: the most characters that are kept.
    public static func clean(_ text: String, limit: Int) -> String {
        if isPlain(text), text.utf8.count <= limit { return text }
        var escapes = EscapeSequences()
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !escapes.swallows(scalar) {
            if isBlank(scalar) {
                if !kept.isEmpty { kept.append(" ") }
            } else if isVisible(scalar) {
                kept.append(scalar)
            }
        }
        var clean = ""
        for character in String(kept).prefix(max(limit, 0)) {
            clean.unicodeScalars.append(contentsOf: character.unicodeScalars.prefix(mostScalarsInCharacter))
        }
        while clean.last == " " { clean.removeLast() }
        return clean
    }

    /// As `clean`, and with each run of spaces made one: for names.
    public static func name(_ text: String, limit: Int) -> String {
        clean(clean(text, limit: .max).split(whereSeparator: \.isWhitespace).joined(separator: " "), limit: limit)
    }

    /// Printable ASCII that neither begins nor ends with a space.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.first != 0x20 && text.utf8.last != 0x20 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return false }
        switch properties.generalCategory {
        case .control, .format, .surrogate: return false
        default: return true
        }
    }
}

/// Follows terminal escape sequences (ECMA-48, 5.3 to 5.6) so that they go as a whole, not their first byte alone.
private struct EscapeSequences {
    private enum State { case text, escape, control, string, stringEscape }
    private var state = State.text

    mutating func swallows(_ scalar: Unicode.Scalar) -> Bool {
        switch (state, scalar.value) {
        case (.text, 0x1B): state = .escape
        case (.text, 0x9B): state = .control
        case (.text, 0x90), (.text, 0x98), (.text, 0x9D...0x9F): state = .string
        case (.text, _): return false
        case (.escape, 0x5B): state = .control
        case (.escape, 0x50), (.escape, 0x58), (.escape, 0x5D...0x5F): state = .string
        case (.escape, 0x20...0x2F), (.escape, 0x1B): break
        case (.escape, 0x30...0x7E): state = .text
        case (.control, 0x20...0x3F): break
        case (.control, 0x40...0x7E): state = .text
        case (.string, 0x07), (.string, 0x9C): state = .text
        case (.string, 0x1B): state = .stringEscape
        case (.string, _): break
        case (.stringEscape, 0x5C): state = .text
        case (.stringEscape, _): state = .string
        case (.escape, _), (.control, _):
            // No sequence after all: what does not belong to it is text again.
            state = .text
            return false
        }
        return true
    }
}
