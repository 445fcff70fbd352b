/// HTML that is being written. Text goes in by `text` and `attribute` alone, which escape it: names and questions come
/// from strangers.
struct HTML {
    private(set) var source = ""

    /// Markup of our own; never anything from outside.
    mutating func raw(_ markup: StaticString) { source += "\(markup)" }

    mutating func text(_ text: String) { source += Self.escaped(text) }

    /// An element with its contents. Attributes are in the order given.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ content: (inout HTML) -> Void
    ) {
        source += "<\(name)"
        for (name, value) in attributes { source += " \(name)=\"\(Self.escaped(value))\"" }
        source += ">"
        content(&self)
        source += "</\(name)>"
    }

    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

    /// A name of somebody: it may be written from right to left without disturbing what stands beside it.
    mutating func name(_ name: String) { element("bdi", name) }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // What HTML allows in no form.
            case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
