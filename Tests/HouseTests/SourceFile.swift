/// A file of code, and what a rule of the house asks of it.
struct SourceFile {
    /// From `Sources` on: `EventLoop/Loop.swift`.
    let path: String
    let lines: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var room: String { String(path.prefix { $0 != "/" }) }

    /// Without the empty piece behind the last line's end.
    var lineCount: Int { lines.last?.isEmpty == true ? lines.count - 1 : lines.count }

    /// The modules this file imports, or whose headers it includes.
    var imports: [String] {
        // A plain search first: a regular expression takes its time.
        lines.lazy.filter { $0.contains("import") || $0.contains("include") }.compactMap { line in
            if path.hasSuffix(".swift") {
                // Attributes and access before it, a kind and a declaration after: `@testable public import struct A.B`.
                return line.firstMatch(of: /^\s*(?:@\w+(?:\(\w+\))?\s+)*(?:\w+\s+)?import\s+(?:\w+\s+)?(\w+)/).map {
                    String($0.1)
                }
            }
            return line.firstMatch(of: /^\s*#\s*(?:include|import)\s*["<](?:.*\/)?(\w+)\.h[">]/).map { String($0.1) }
        }
    }

    /// The places, as `EventLoop/Loop.swift:17`, where the code (not a comment) has one of these.
    func places(of words: [String]) -> [String] {
        lines.enumerated().compactMap { index, line in
            let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
            return words.contains { code.contains($0) } ? "\(path):\(index + 1)" : nil
        }
    }
}
