import QuizProtocol
import QuizRules
import Testing

/// Broken lines: each gets its one error, which says what is wrong.
@Suite struct BadLineTests {
    @Test(arguments: [
        // What is not JSON, or not an object.
        Bad("", .badJSON, "it is empty"),
        Bad("{", .badJSON, "the line ends before its object does"),
        Bad(#"{"type":"ping""#, .badJSON, "“}” is missing"),
        Bad(#"{"type":"ping",}"#, .badJSON, "at column 16, there is a comma with nothing after it"),
        Bad(#"{"type" "ping"}"#, .badJSON, "a colon after a member's name is missing"),
        Bad(#"{"é":"ü" "b":1}"#, .badJSON, "at column 10, a comma or “}” is missing"),
        Bad(#"{type:"ping"}"#, .badJSON, "a member's name in double quotes is missing"),
        Bad(#"{"type":'ping'}"#, .badJSON, "single quote"),
        Bad(#"{"type":ping}"#, .badJSON, "strings go in double quotes"),
        Bad(#"{"type":"ping}"#, .badJSON, "at column 9, a string begins that does not end"),
        Bad(#"{"type":"ping"}{"type":"ping"}"#, .badJSON, "send one object a line"),
        Bad(#"{"type":"ping"} now"#, .badJSON, "it goes on after its end"),
        Bad(#"{"t":"\ud83d"}"#, .badJSON, "half of a surrogate pair"),
        Bad(#"{"t":"\udc4d\ud83d"}"#, .badJSON, "half of a surrogate pair"),
        Bad(#"{"t":"\x41"}"#, .badJSON, "an escape that JSON does not have"),
        Bad(#"{"t":"\u12"}"#, .badJSON, "four hexadecimal digits"),
        Bad("{\"t\":\"a\u{0}b\"}", .badJSON, "a NUL in a string"),
        Bad("{\"t\":\"a\tb\"}", .badJSON, "a control character in a string"),
        Bad("{\"type\":\"ping\"}\u{0}", .badJSON, "it goes on after its end"),
        Bad("{\"t\":1e999}", .badJSON, "a number too large"),
        Bad("{\"t\":123456789012345678901234567890}", .badJSON, "a number too large"),
        Bad("{\"t\":01}", .badJSON, "a number that JSON does not have"),
        Bad("{\"t\":1.}", .badJSON, "a number ends in its point"),
        Bad("{\"t\":NaN}", .badJSON, "a word that is not a value"),
        Bad(#"{"t":"# + String(repeating: "[", count: 4000), .badJSON, "nested deeper than 32 levels"),
        Bad("[1,2]", .notAnObject, "that was a list"),
        Bad("\"join\"", .notAnObject, "that was a string"),
        Bad("null", .notAnObject, "that was null"),
        // What no server could do.
        Bad("{}", .missingMember, "“type”"),
        Bad(#"{"type":null}"#, .missingMember, "“type”"),
        Bad(#"{"type":7}"#, .badMember, "“type” must be a string"),
        Bad(#"{"type":"jion"}"#, .unknownType, "Did you mean “join”?"),
        Bad(#"{"type":"Join"}"#, .unknownType, "Did you mean “join”?"),
        Bad(#"{"type":"xyzzy"}"#, .unknownType, "There is no request of type “xyzzy”"),
        Bad(#"{"type":"ping","id":1.5}"#, .badMember, "“id” must be a string of at most 64 bytes, or a whole number"),
        Bad(#"{"type":"ping","id":"# + "\"" + String(repeating: "x", count: 65) + "\"}", .badMember, "“id”"),
        Bad(#"{"type":"ping","t":[]}"#, .badMember, "“t” must be a string or a number"),
        Bad(#"{"type":"join","name":"Ada"}"#, .missingMember, "“room” is missing: the room's code"),
        Bad(#"{"type":"join","room":"K7QX","name":5}"#, .badMember, "“name” must be a string"),
        Bad(#"{"type":"join","room":"K7QX","name":"Ada","team":true}"#, .badMember, "“team” must be a string"),
        Bad(
            #"{"type":"host","room":"K7QX","token":"t","solutions":1}"#, .badMember, "“solutions” must be true or false"
        ),
        Bad(#"{"type":"answer","choice":"B"}"#, .missingMember, "“question”"),
        Bad(#"{"type":"answer","question":0,"choice":"B"}"#, .badMember, "a whole number from 1"),
        Bad(#"{"type":"answer","question":1.5,"choice":"B"}"#, .badMember, "a whole number from 1"),
        Bad(#"{"type":"answer","question":"1","choice":"B"}"#, .badMember, "“question” must be a whole number"),
        Bad(#"{"type":"answer","question":1}"#, .missingMember, "choice, choices, blanks, text and number"),
        Bad(#"{"type":"answer","question":1,"choice":2}"#, .badMember, "“choice” must be a string"),
        Bad(#"{"type":"answer","question":1,"choices":["A",null]}"#, .badMember, "“choices” must be a list"),
        Bad(#"{"type":"answer","question":1,"blanks":"BA"}"#, .badMember, "“blanks” must be a list"),
        Bad(#"{"type":"answer","question":1,"number":"42"}"#, .badMember, "“number” must be a number"),
        Bad(#"{"type":"answer","question":1,"choice":"B","text":"b"}"#, .badMember, "only one of"),
        Bad(#"{"type":"kick","player":"Ada"}"#, .badMember, "“player” must be a player's id, such as p3"),
        Bad(#"{"type":"kick","player":"p0"}"#, .badMember, "“player”"),
        Bad(#"{"type":"kick","player":"p+3"}"#, .badMember, "“player”"),
        Bad(#"{"type":"extend","seconds":0}"#, .badMember, "“seconds” must be a whole number from 1 to 600"),
        Bad(#"{"type":"extra_time","player":"p1","factor":11}"#, .badMember, "“factor” must be a number from 1 to 10"),
        Bad(#"{"type":"adjust","player":"p1","points":50}"#, .missingMember, "“reason”"),
        Bad(#"{"type":"create"}"#, .missingMember, "“bank” is missing"),
        Bad(#"{"type":"create","bank":[]}"#, .badMember, "“bank” must be the name of a bank, or a list of names"),
        Bad(#"{"type":"create","bank":"x","mode":"clasic"}"#, .badMember, "Did you mean “classic”?"),
        Bad(#"{"type":"create","bank":"x","options":[]}"#, .badMember, "“options” must be an object"),
        // Options.
        Bad(options: #""pase":"auto""#, "There is no option “pase”. Did you mean “pace”?"),
        Bad(options: #""pace":"fast""#, #"“pace” must be "host" or "auto""#),
        Bad(options: #""reveal_seconds":0"#, "“reveal_seconds” must be a whole number from 1 to 600"),
        Bad(options: #""board_seconds":601"#, "“board_seconds” must be a whole number from 1 to 600"),
        Bad(options: #""early_close":"no""#, "“early_close” must be true or false"),
        Bad(options: #""max_credit":1001"#, "“max_credit” must be a whole number from 0 to 1000"),
        Bad(options: #""grace":-1"#, "“grace” must be a whole number from 0 to 5000"),
        Bad(options: #""penalty":1.5"#, "“penalty” must be a number from 0 to 1"),
        Bad(options: #""teams":1"#, "“teams” must be a whole number from 2 to 26"),
        Bad(options: #""rounds":[]"#, "“rounds” must be a list of rounds"),
        Bad(options: #""rounds":[1,1]"#, "“rounds” must be a list of rounds"),
        Bad(options: #""seed":-1"#, "“seed” must be a whole number from 0"),
        Bad(options: #""max_players":0"#, "“max_players” must be a whole number from 1"),
    ])
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
