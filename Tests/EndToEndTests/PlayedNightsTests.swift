import Foundation
import Testing

extension EndToEnd {
    /// Whole nights by programs of their own, which check all that is said against an independent calculation.
    @Suite struct PlayedNights {
        private func play(_ name: String) throws {
            let kept = KeptLines()
            let words = [Places.python, "\(Places.tools)/\(name).py", "--lines", kept.path, Places.quizline]
            let night = try Program(name, words)
            let status = try night.end(within: 300)
            #expect(status == 0, "\(night.text)\(String(decoding: night.capturedErrors, as: UTF8.self))")
            print("\(name): \(night.text)", terminator: "")
            try kept.check()
        }

        @Test func `six teams play over nc, telnet and JSON, and who drops out costs their team nothing`() throws {
            try play("team_night")
        }

        @Test func `nothing of one evening is seen in another, nor by those who practise beside them`() throws {
            try play("five_evenings")
        }
    }
}
