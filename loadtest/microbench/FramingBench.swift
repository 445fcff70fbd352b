import QuizProtocol

/// Bytes cut into lines.
enum FramingBench {
    static func run(_ stopwatch: inout Stopwatch) {
        let answer = Array("{\"type\":\"answer\",\"question\":1,\"choice\":\"B\"}\n".utf8)
        var framer = LineFramer()
        stopwatch.time("framing: a line in one read") { feed(&framer, answer) }
        let half = answer.count / 2
        let first = Array(answer[..<half]), second = Array(answer[half...])
        stopwatch.time("framing: a line in two reads") {
            feed(&framer, first)
            feed(&framer, second)
        }
        let many = [[UInt8]](repeating: answer, count: 64).flatMap { $0 }
        stopwatch.time("framing: each of 64 lines in one read", each: 64) { feed(&framer, many) }
        let typed = Array("b a\r\n".utf8)
        stopwatch.time("framing: a typed line") { feed(&framer, typed) }
    }

    private static func feed(_ framer: inout LineFramer, _ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            framer.feed(bytes) { piece in
                use(piece)
                return true
            }
        }
    }
}
