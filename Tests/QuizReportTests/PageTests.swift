import Foundation
import QuizReport
import QuizRules
import Testing

@Suite struct PageTests {
    static let hostile = ["<script>alert(1)</script>", "\"onload='x'", "&lt;b&gt;", "=1+1", "a,b\"c", "</style>"]

    private var evening: Evening {
        var evening = Evening(
            [.choice("<img src=x onerror=alert(1)>", topic: "</svg>"), .text("Say \"hi\" & 'bye'", "<hi>"), .choice()],
            title: "</title><script>")
        for name in Self.hostile { evening.join(name) }
        evening.ask([("a", 1000), ("b", 2000), ("c", 2500), ("a", 3000), nil, ("a", 100)])
        evening.ask([("<script>", 1000), ("<hi>", 2000), nil, nil, nil, nil])
        evening.ask([("a", 1000), ("b", 2000), ("c", 2500), ("a", 3000), nil, ("a", 100)])
        return evening
    }

    @Test func `whatever people call themselves, the page stays ours`() throws {
        let tags = try Page.tags(evening.report.html)
        #expect(tags["script"] == nil && tags["img"] == nil && tags["b"] != nil)
        #expect(tags["title"] == 1 && tags["style"] == 1 && tags["svg"] ?? 0 > 3)
        #expect(tags["broken"] == nil, "every element is closed in its place")
        #expect(tags["handlers"] == nil)
    }

    @Test func `the page asks nothing of the network`() {
        let html = evening.report.html
        for word in ["http:", "https:", "src=", "href=", "url(", "@import"] {
            #expect(!html.replacing("&lt;img src=x", with: "").contains(word), "\(word)")
        }
        #expect(html.contains("default-src 'none'"))
    }

    @Test func `every player and every question is on the page`() {
        let html = evening.report.html
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        for number in 1...3 { #expect(html.contains("id=\"q\(number)\"")) }
    }

    @Test func `a game that nobody played has a page too`() throws {
        let report = Evening([.choice()]).report
        #expect(report.html.contains("No question has been played yet."))
        #expect(report.text.contains("0 players") && report.csv(.players).hasPrefix("rank,"))
        #expect(
            try report.json().contains("\"questions\" : [") && report.csv(.answers).split(separator: "\r\n").count == 1)
    }

    @Test func `a spreadsheet runs no name as a formula, and splits none`() {
        let rows = evening.report.csv(.players).split(separator: "\r\n")
        #expect(rows.count == 1 + Self.hostile.count)
        #expect(rows.contains { $0.contains(",'=1+1,") })
        #expect(rows.contains { $0.contains(",\"a,b\"\"c\",") })
    }

    @Test func `the JSON has every answer with its points`() throws {
        let object = try JSONSerialization.jsonObject(with: Data(try evening.report.json().utf8)) as? [String: Any]
        let questions = try #require(object?["questions"] as? [[String: Any]])
        let answers = try #require(questions[0]["answers"] as? [[String: Any]])
        #expect(answers.map { $0["right"] as? Bool } == [true, false, false, true, nil, true])
        #expect(answers[0]["points"] as? Int == 975 && answers[5]["points"] as? Int == 1000)
        #expect(answers[4]["asked"] as? Bool == true && questions[1]["p"] as? Double == 1.0 / 6)
    }
}

/// What an HTML parser that is not ours (Python's) makes of a page.
enum Page {
    static func tags(_ html: String) throws -> [String: Int] {
        try Python.run("html_tags.py", ["html": html]).compactMapValues { $0 as? Int }
    }
}
