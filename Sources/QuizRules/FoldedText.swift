import Foundation

/// Text as it is compared: NFKC, case, accents, kinds of apostrophes and dashes, and runs of spaces make no difference.
struct FoldedText: Hashable, Sendable {
    let text: String

    init(_ raw: String) {
        if raw.utf8.allSatisfy({ $0 < 0x80 }) {
            text = Self.collapsed(raw.lowercased())
            return
        }
        var folded = String.UnicodeScalarView()
        for scalar in raw.decomposedStringWithCompatibilityMapping.unicodeScalars where !Self.isAccent(scalar) {
            // Upper and then lower case, scalar by scalar, is full case folding but for a few letters: "ß" becomes "ss",
            // and sigma is the same at the end of a word.
            for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                for lower in upper.properties.lowercaseMapping.unicodeScalars where !Self.isAccent(lower) {
                    folded.append(Self.plain(lower))
                }
            }
        }
        text = Self.collapsed(String(folded).precomposedStringWithCompatibilityMapping)
    }

    var words: [Substring] { text.split(separator: " ") }
    var isEmpty: Bool { text.isEmpty }

    private static func collapsed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The combining marks that are accents; marks that are vowels of a script are not among them.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        default: false
        }
    }

    /// Strokes that Unicode does not take apart, and marks that keyboards lack.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "ł": "l"
        case "ø": "o"
        case "đ": "d"
        case "ħ": "h"
        case "‘", "’", "ʼ": "'"
        case "‐", "‑", "–", "—", "−": "-"
        default: scalar
        }
    }
}
