import QuizProtocol
import QuizRules
import Testing

/// Broken lines: each gets its one error, which says what is wrong.
@Suite struct BadLineTests {
    @Test(arguments: Bad.all)
    func `a broken line gets the error that says what is wrong`(bad: Bad) {
        let problem = problem(of: bad.line)
        #expect(problem?.code == bad.code)
        #expect(problem?.message.contains(bad.says) == true, "it says: \(problem?.message ?? "")")
    }

    @Test func `bytes that are not UTF-8 are told where they stand`() {
        let line = Array(#"{"type":"join","name":"é"#.utf8) + [0xFF] + Array("\"}".utf8)
        #expect(problem(of: line)?.code == .badUTF8)
        #expect(problem(of: line)?.message.contains("byte 26") == true)
    }

    @Test func `a member is found among others whose names look like it`() {
        let line = #"{"cthers":1,"id":4,"chance":2,"type":"answer","tybe":5,"question":3,"quiztion":9,"choice":"B"}"#
        guard case .success(.answer(question: 3, .form(.choice("B")))) = decode(line).result else {
            Issue.record("not what was asked")
            return
        }
        #expect(decode(line).id == .integer(4))
        #expect(problem(of: #"{"type":"answer","quiztion":3,"choice":"B"}"#)?.code == .missingMember)
    }

    @Test func `the id is kept even when the rest is wrong`() {
        #expect(decode(#"{"type":"jion","id":7}"#).id == .integer(7))
        #expect(decode(#"{"id":"q1"}"#).id == .string("q1"))
        #expect(decode(#"{"id":-9223372036854775808}"#).id == .integer(.min))
    }

    @Test(arguments: 0..<20) func `no line traps, and each that is refused is told why`(seed: Int) {
        var dice = Dice(seed)
        for _ in 0..<200 {
            var line = Array(dice.request().json.utf8)
            for _ in 0..<dice.number(1...4) { dice.spoil(&line) }
            guard let problem = problem(of: line) else { continue }
            // One fault in words for each line that the parser refuses, never the general one.
            #expect(problem.message != "That line is not JSON that this server can read.", "\(line)")
        }
    }
}

/// A line, and what must be said of it.
struct Bad: Sendable, CustomTestStringConvertible {
    let line: String
    let code: Problem.Code
    let says: String

    init(_ line: String, _ code: Problem.Code, _ says: String) {
        self.line = line
        self.code = code
        self.says = says
    }

    init(options: String, _ says: String) {
        self.init(#"{"type":"create","bank":"x","options":{\#(options)}}"#, .badMember, says)
    }

    var testDescription: String { String(line.prefix(60)) }
}

extension Dice {
    fileprivate mutating func spoil(_ line: inout [UInt8]) {
        let structural = Array("{}[]\",:\\0-e.".utf8)
        switch number(0...5) {
        case 0 where !line.isEmpty: line.remove(at: number(0...line.count - 1))
        case 1: line.insert(UInt8(number(0...255)), at: number(0...line.count))
        case 2: line.insert(one(of: structural), at: number(0...line.count))
        case 3 where !line.isEmpty: line[number(0...line.count - 1)] = UInt8(number(0...255))
        case 4 where !line.isEmpty: line[number(0...line.count - 1)] = one(of: structural)
        case 5 where !line.isEmpty: line.removeSubrange(number(0...line.count - 1)...)
        default: break
        }
    }
}
