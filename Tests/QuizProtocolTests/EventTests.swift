import Foundation
import QuizProtocol
import QuizRules
import Testing

@Suite struct EventTests {
    @Test(arguments: Sample.all) func `everything is said in the words of the wire`(sample: Sample) throws {
        let line = encode(sample.event, re: sample.re)
        #expect(line.last == 0x0A)
        #expect(String(decoding: line.dropLast(), as: UTF8.self) == sample.line)
        let read = try JSONSerialization.jsonObject(with: Data(line))
        #expect(read as? [String: Any] != nil)
    }

    @Test(arguments: Sample.all) func `what all share and what is one's own make the whole line`(sample: Sample) {
        guard case .told(let told, let you) = sample.event else { return }
        var line: [UInt8] = []
        JSONDialect.encodeShared(told, into: &line)
        #expect(line.last != 0x0A)
        JSONDialect.encodeRest(told, you: you, into: &line)
        #expect(line == encode(sample.event))
        var rest: [UInt8] = []
        JSONDialect.encodeRest(told, you: you, into: &rest)
        #expect(line.suffix(rest.count) == rest[...])
    }

    @Test func `a line is appended to those before it`() {
        var bytes = Array("before,".utf8)
        JSONDialect.encode(.ok, at: Sample.now, re: nil, into: &bytes)
        JSONDialect.encode(.ok, at: Sample.now, re: .integer(2), into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "before,{\"type\":\"ok\"}\n{\"type\":\"ok\",\"re\":2}\n")
    }

    @Test func `one who joined after the reveal was made has no part in it`() {
        let told = Told(seq: 7, at: Sample.now, what: .reveal(.sample))
        let late = encode(.told(told, you: PlayerID(number: 4)))
        #expect(late == encode(.told(told, you: nil)))
    }

    @Test(arguments: 0..<20) func `any text comes through, on one line`(seed: Int) throws {
        var dice = Dice(seed)
        for _ in 0..<100 {
            let text = dice.text(20)
            let line = encode(.told(Told(seq: 1, at: 0, what: .said(text)), you: nil))
            #expect(line.count { $0 < 0x20 } == 1)
            let read = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            #expect((read?["text"] as? String).map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test(arguments: 0..<20) func `any number comes through`(seed: Int) {
        var dice = Dice(seed)
        for _ in 0..<100 {
            let number = Double(bitPattern: dice.next())
            guard number.isFinite else { continue }
            #expect(Double(echo(.number(number))) == number)
            let integer = Int64(truncatingIfNeeded: dice.next()) >> dice.number(0...63)
            #expect(Int64(echo(.integer(integer))) == integer)
        }
        #expect(echo(.number(-0.0)) == "0")
        #expect(echo(.number(1e15)) == "1000000000000000")
    }

    /// The digits themselves: Foundation's reader of JSON does not round rightly.
    private func echo(_ t: Echo) -> String {
        let line = String(decoding: encode(.pong(t: t)), as: UTF8.self)
        return String(line.split(separator: "\"t\":")[1].prefix { $0 != "," })
    }

    @Test func `each refusal of the rules is an error of the wire`() {
        for code in Refusal.Code.allCases {
            #expect(Problem(Refusal(code, "")).code.rawValue == code.rawValue)
        }
    }
}

private func encode(_ event: Event, re: RequestID? = nil) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONDialect.encode(event, at: Sample.now, re: re, into: &bytes)
    return bytes
}
