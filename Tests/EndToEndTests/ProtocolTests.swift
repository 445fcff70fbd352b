import Foundation
import Testing

extension EndToEnd {
    @Suite struct Transcripts {
        static let all =
            (try? FileManager.default.contentsOfDirectory(atPath: Places.transcripts))?
            .filter { $0.hasSuffix(".txt") && $0 != "README.txt" }.sorted() ?? []

        @Test(arguments: all)
        func `the server answers as the transcript has it`(name: String) throws {
            let venue = try Venue(["--bank-dir", "\(Places.transcripts)/banks"])
            defer { venue.close() }
            let kept = FileManager.default.temporaryDirectory.appending(path: "quizline-\(UUID()).lines")
            defer { try? FileManager.default.removeItem(at: kept) }
            let replay = try Program(
                name,
                [
                    Places.python, "\(Places.transcripts)/replay.py", "--lines", kept.path, venue.address,
                    "\(venue.port)", "\(Places.transcripts)/\(name)",
                ])
            let status = try replay.end()
            #expect(status == 0, "\(replay.text)\(String(decoding: replay.capturedErrors, as: UTF8.self))")
            let lines = try String(contentsOf: kept, encoding: .utf8).split(separator: "\n").map(String.init)
            try venue.validate(also: lines)
        }

        @Test func `there are transcripts`() { #expect(Self.all.count >= 6) }
    }
}
