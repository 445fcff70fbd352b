/// A word of a typed line; in quotes it may hold spaces, and is never anything but itself.
struct TextWord: Equatable {
    let text: String
    let isQuoted: Bool
    /// Where it begins in the line.
    let start: String.Index
    let end: String.Index

    var lowercased: String { text.lowercased() }
}

/// The words of a line, with quotes (straight or curly) taken off.
struct TextWords {
    let line: String
    let words: [TextWord]

    init(_ line: some StringProtocol) {
        self.line = String(line)
        words = Self.split(self.line)
    }

    var count: Int { words.count }
    var isEmpty: Bool { words.isEmpty }
    subscript(_ place: Int) -> TextWord { words[place] }

    /// What follows the first `count` words, as it was typed.
    func rest(after count: Int) -> String {
        guard count > 0, count < words.count else { return count == 0 ? line.trimmingBlanks : "" }
        return String(line[words[count].start...]).trimmingBlanks
    }

    /// Words joined by single spaces, quotes taken off.
    func text(_ range: Range<Int>) -> String { words[range].map(\.text).joined(separator: " ") }
    func text(from place: Int) -> String { place < count ? text(place..<count) : "" }

    private static func split(_ line: String) -> [TextWord] {
        var words: [TextWord] = []
        var place = line.startIndex
        // Once a quote has not been closed, no later one is: the line is not searched again for each.
        var mayClose = true
        while place < line.endIndex {
            guard !line[place].isBlank else {
                place = line.index(after: place)
                continue
            }
            if mayClose, line[place].isQuote {
                if let word = quoted(line, at: place) {
                    words.append(word)
                    place = word.end
                    continue
                }
                mayClose = false
            }
            let end = line[place...].firstIndex(where: \.isBlank) ?? line.endIndex
            words.append(TextWord(text: String(line[place..<end]), isQuoted: false, start: place, end: end))
            place = end
        }
        return words
    }

    /// A closing quote counts only at the end of a word, so that `"` may stand within a name.
    private static func quoted(_ line: String, at start: String.Index) -> TextWord? {
        let inside = line.index(after: start)
        var place = inside
        while place < line.endIndex {
            let next = line.index(after: place)
            if line[place].isQuote, place > inside, next == line.endIndex || line[next].isBlank {
                return TextWord(
                    text: String(line[inside..<place]).trimmingBlanks, isQuoted: true, start: start, end: next)
            }
            place = next
        }
        return nil
    }
}

extension Character {
    var isBlank: Bool { self == " " || self == "\t" || self == "\u{A0}" }
    var isQuote: Bool { self == "\"" || self == "\u{201C}" || self == "\u{201D}" || self == "\u{201E}" }
}

extension StringProtocol {
    var trimmingBlanks: String {
        var rest = self[...]
        while rest.first?.isBlank == true { rest = rest.dropFirst() }
        while rest.last?.isBlank == true { rest = rest.dropLast() }
        return String(rest)
    }
}
