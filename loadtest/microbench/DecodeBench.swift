import QuizProtocol
import QuizRules

/// Lines read into requests: each request there is, and an answer of each form.
enum DecodeBench {
    private static let broken = "what is no JSON"
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
        ("practice", #"{"type":"practice","bank":"mlops-devops","name":"Ada","id":1}"#),
        ("answer, choice", #"{"type":"answer","question":1,"choice":"B"}"#),
        ("answer, choice, with id", #"{"type":"answer","question":1,"choice":"B","id":2}"#),
        ("answer, blanks", #"{"type":"answer","question":1,"blanks":["B","A"],"id":2}"#),
        ("answer, choices", #"{"type":"answer","question":1,"choices":["B","D"],"id":2}"#),
        ("answer, order", #"{"type":"answer","question":1,"order":["C","A","B","D"],"id":2}"#),
        ("answer, pairs", #"{"type":"answer","question":1,"pairs":{"1":"B","2":"A"},"id":2}"#),
        ("answer, text", #"{"type":"answer","question":1,"text":"la Habana","id":2}"#),
        ("answer, number", #"{"type":"answer","question":1,"number":42.5,"id":2}"#),
        ("buzz", #"{"type":"buzz","question":1,"id":2}"#),
        ("stake", #"{"type":"stake","question":1,"points":60,"id":2}"#),
        ("hint", #"{"type":"hint","question":1,"id":4}"#),
        ("standings", #"{"type":"standings","top":5,"around":2}"#),
        ("leave", #"{"type":"leave"}"#),
        ("players", #"{"type":"players","id":3}"#),
        ("code", #"{"type":"code","player":"p2","id":15}"#),
        ("extra_time", #"{"type":"extra_time","player":"p1","factor":1.5,"id":12}"#),
        ("start", #"{"type":"start","id":2}"#),
        ("next", #"{"type":"next","from":"question:1"}"#),
        ("pause", #"{"type":"pause","id":9}"#),
        ("continue", #"{"type":"continue","id":10}"#),
        ("extend", #"{"type":"extend","seconds":10,"id":11}"#),
        ("close", #"{"type":"close","id":6}"#),
        ("skip", #"{"type":"skip","id":13}"#),
        ("lock", #"{"type":"lock","id":5}"#),
        ("unlock", #"{"type":"unlock","id":6}"#),
        ("kick", #"{"type":"kick","player":"p3"}"#),
        ("ban", #"{"type":"ban","player":"p3"}"#),
        ("rename", #"{"type":"rename","player":"p2","name":"Ben","id":2}"#),
        ("team", #"{"type":"team","player":"p2","team":"Otters"}"#),
        ("adjust", #"{"type":"adjust","player":"p1","points":50,"reason":"for a good joke","id":14}"#),
        ("judge", #"{"type":"judge","player":"p1","right":true}"#),
        ("void", #"{"type":"void","question":3}"#),
        ("regrade", #"{"type":"regrade","question":3,"correct":{"choice":"B"}}"#),
        ("say", #"{"type":"say","text":"Welcome, both of you!","id":4}"#),
        ("end", #"{"type":"end","id":17}"#),
        (broken, #"{"type":"answer","question":}"#),
    ]

    static func run(_ stopwatch: inout Stopwatch) {
        for (name, text) in lines {
            let line = Array(text.utf8)
            line.withUnsafeBytes { line in
                if name != broken, case .failure(let problem) = JSONDialect.decode(line).result {
                    preconditionFailure("\(name) is no request: \(problem)")
                }
                stopwatch.time("decode: \(name)") { use(JSONDialect.decode(line)) }
            }
        }
        let context = TextContext(role: .player, phase: .question(1), question: 1, kind: .choice)
        stopwatch.time("decode: a typed answer") { use(TextDialect.parse("b", in: context)) }
    }
}
