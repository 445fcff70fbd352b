import Foundation
import Testing

extension EndToEnd {
    @Suite struct Transcripts {
        static let all =
            (try? FileManager.default.contentsOfDirectory(atPath: Places.transcripts))?
            .filter { $0.hasSuffix(".txt") }.sorted() ?? []

        @Test(arguments: all)
        func `the server answers as the transcript has it`(name: String) throws {
            let venue = try Venue(["--bank-dir", "\(Places.transcripts)/banks"])
            defer { venue.close() }
            let replay = try Program(
                name,
                [
                    Places.python, "\(Places.transcripts)/replay.py", "--lines", venue.keepLines().path, venue.address,
                    "\(venue.port)", "\(Places.transcripts)/\(name)",
                ])
            let status = try replay.end()
            #expect(status == 0, "\(replay.text)\(String(decoding: replay.capturedErrors, as: UTF8.self))")
        }

        @Test func `there are transcripts`() { #expect(Self.all.count >= 6) }
    }
}
