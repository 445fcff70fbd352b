import QuizProtocol
import QuizRules

/// Lines read into requests.
enum DecodeBench {
    private static let lines = [
        ("hello", #"{"type":"hello","client":"load"}"#),
        ("ping", #"{"type":"ping","t":1795430000123}"#),
        ("banks", #"{"type":"banks"}"#),
        (
            "create",
            #"{"type":"create","bank":"pub-quiz","mode":"classic","options":{"streak":true},"key":"7kq2-m4xd"}"#
        ),
        ("host", #"{"type":"host","room":"K7QX","token":"7kq2-m4xd-9s3f-1a2b"}"#),
        ("join", #"{"type":"join","room":"K7QX","name":"Ada","id":1}"#),
        ("resume", #"{"type":"resume","room":"K7QX","code":"maple-otter-427"}"#),
        ("watch", #"{"type":"watch","room":"K7QX"}"#),
        ("answer, choice", #"{"type":"answer","question":1,"choice":"B"}"#),
        ("answer, choice, with id", #"{"type":"answer","question":1,"choice":"B","id":2}"#),
        ("answer, blanks", #"{"type":"answer","question":1,"blanks":["B","A"],"id":2}"#),
        ("answer, text", #"{"type":"answer","question":1,"text":"la Habana","id":2}"#),
        ("answer, number", #"{"type":"answer","question":1,"number":42.5,"id":2}"#),
        ("standings", #"{"type":"standings","top":5,"around":2}"#),
        ("next", #"{"type":"next","from":"question:1"}"#),
        ("kick", #"{"type":"kick","player":"p3"}"#),
        ("leave", #"{"type":"leave"}"#),
        ("what is no JSON", #"{"type":"answer","question":}"#),
    ]

    static func run(_ stopwatch: inout Stopwatch) {
        for (name, text) in lines {
            let line = Array(text.utf8)
            line.withUnsafeBytes { line in
                stopwatch.time("decode: \(name)") { use(JSONDialect.decode(line)) }
            }
        }
        let context = TextContext(role: .player, phase: .question(1), question: 1, kind: .choice)
        stopwatch.time("decode: a typed answer") { use(TextDialect.parse("b", in: context)) }
    }
}
