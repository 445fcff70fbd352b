extension Unicode.Scalar {
    /// Controls, marks that change the direction of what follows, and whatever takes no room on a screen.
    fileprivate var isInvisible: Bool {
        // Looking a character up in the tables of Unicode takes its time, and nearly all are these.
        if (0x20...0x7E).contains(value) { return false }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
        default: properties.isDefaultIgnorableCodePoint
        }
    }

    /// U+200C and U+200D, by which Persian and the scripts of India spell, and many emoji are joined.
    fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
    /// U+FE0E and U+FE0F: whether the character before is drawn as text or as emoji.
    fileprivate var isPresentation: Bool { value == 0xFE0E || value == 0xFE0F }

    /// "U+202E (RIGHT-TO-LEFT OVERRIDE)".
    fileprivate var codePoint: String {
        let hex = String(value, radix: 16, uppercase: true)
        let number = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        return properties.name.map { "\(number) (\($0))" } ?? number
    }
}

/// The first character of a text for people that must not be in one, by its code point: one that nobody can see. Line
/// feeds are judged elsewhere. Joiners are allowed between characters beyond the Latin scripts, and a choice of
/// presentation after a character that can be seen.
func firstInvisible(in text: String) -> String? {
    var before: Unicode.Scalar?
    var joiner: Unicode.Scalar?
    for scalar in text.unicodeScalars {
        if let joiner, scalar.isInvisible || scalar.value < 0x300 { return joiner.codePoint }
        joiner = nil
        if scalar.isInvisible, scalar != "\n" {
            guard let last = before, !last.isInvisible || last.isPresentation else { return scalar.codePoint }
            if scalar.isJoiner, last.value >= 0x300 {
                joiner = scalar
            } else if !scalar.isPresentation || last.properties.isWhitespace || last.isPresentation {
                return scalar.codePoint
            }
        }
        before = scalar
    }
    return joiner?.codePoint
}
