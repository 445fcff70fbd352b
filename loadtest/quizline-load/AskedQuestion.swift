import Foundation

/// A question as it was asked, and the lines that answer it: as many different ones as its kind allows, so that a crowd's
/// answers differ.
struct AskedQuestion {
    let number: Int
    private let answers: [[UInt8]]

    /// Nil where the line is no question that can be answered.
    init?(_ line: UnsafeRawBufferPointer) {
        guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
            let number = object["question"] as? Int, let kind = object["kind"] as? String
        else { return nil }
        self.number = number
        let options = object["options"] as? [[String: Any]] ?? []
        let keys = options.compactMap { $0["key"] as? String }
        let forms = Self.forms(kind, keys: keys, gaps: object["blanks"] as? Int ?? 1)
        answers = forms.map { Array("{\"type\":\"answer\",\"question\":\(number),\($0)}\n".utf8) }
    }

    /// Player `number`'s answer.
    func answer(of number: Int) -> [UInt8] { answers[number % answers.count] }

    private static func forms(_ kind: String, keys: [String], gaps: Int) -> [String] {
        switch kind {
        case "choice", "truefalse", "poll": keys.map { "\"choice\":\"\($0)\"" }
        case "multiple": keys.map { "\"choices\":[\"\($0)\"]" }
        case "blanks":
            keys.indices.map { first in
                let gaps = (0..<gaps).map { "\"\(keys[(first + $0) % keys.count])\"" }
                return "\"blanks\":[\(gaps.joined(separator: ","))]"
            }
        case "number": (1...7).map { "\"number\":\($0 * 10)" }
        default: ["canberra", "a duck", "no idea"].map { "\"text\":\"\($0)\"" }
        }
    }
}
