import Foundation
import Testing

/// The published schema of what the server sends, by a validator that knows nothing of us (`Protocol/schema/check`).
enum WireSchema {
    /// The JSON lines among what a program put out; one that was cut off is none.
    static func lines(_ output: [UInt8]) -> [String] {
        let whole = output.lastIndex(of: 0x0A).map { output[..<$0] } ?? []
        return String(decoding: whole, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { $0.hasPrefix("{") && $0.hasSuffix("}") }.map(String.init)
    }

    static func check(_ lines: [String]) throws {
        guard !lines.isEmpty else { return }
        let validator = try Program("the validator", [Places.python, Places.schemaCheck, "server"])
        try validator.send(Array((Set(lines).sorted() + [""]).joined(separator: "\n").utf8))
        validator.closeInput()
        let status = try validator.end()
        #expect(status == 0, "\(validator.text)\(String(decoding: validator.capturedErrors, as: UTF8.self))")
    }
}

/// A file where a program leaves the JSON lines that it was sent; gone with this.
final class KeptLines {
    private let file = FileManager.default.temporaryDirectory.appending(path: "quizline-\(UUID()).lines")
    var path: String { file.path }

    deinit { try? FileManager.default.removeItem(at: file) }

    func lines() throws -> [String] { WireSchema.lines(Array(try Data(contentsOf: file))) }

    /// Where a program plays with a server of its own.
    func check() throws {
        let lines = try lines()
        #expect(!lines.isEmpty)
        try WireSchema.check(lines)
    }
}
