import QuizRules

/// What the answers say of the questions.
extension Report {
    func itemTable(_ page: inout HTML) {
        page.element("dl", ["class": "terms"]) { page in
            page.element("dt") { $0.raw("p") }
            page.element("dd") { page in
                page.raw(
                    "Difficulty index: the share right of those asked, the silent counted as wrong. High is easy.")
            }
            page.element("dt") { $0.raw("r") }
            page.element("dd") { page in
                page.raw(
                    """
                    Discrimination: corrected point-biserial correlation of this question with all the others. From 0.30 up \
                    it tells those who know from those who do not; near 0 it does not; well below 0, check the key.
                    """)
            }
        }
        table(
            ["", "Question", "p", "r", "Median time", "Answered", "Strongest wrong answer"], texts: [0, 1, 6], &page
        ) { page in
            for item in items { row(of: item, &page) }
        }
        if results.players.count < 20 {
            page.element("p", ["class": "quiet"]) {
                $0.raw("With fewer than some 20 players, p and r are rough: one player more may move them far.")
            }
        }
        if let reliability {
            page.element(
                "p", ["class": "quiet"], "Reliability of the whole (KR-20): \(Figures.hundredths(reliability))")
        }
    }

    private func row(of item: ItemAnalysis, _ page: inout HTML) {
        page.element("tr") { page in
            page.element("td", ["class": "rank"], "\(item.number)")
            page.element("th", ["scope": "row", "class": "question"]) { page in
                page.name(item.text.onOneLine(80))
                let remarks = item.remarks
                if !remarks.isEmpty { page.element("small", remarks.joined(separator: "; ")) }
            }
            page.element("td", ["class": "number"], item.difficulty.map(Figures.hundredths) ?? "–")
            page.element(
                "td", ["class": "number" + (item.discrimination.map { $0 < 0 ? " alarm" : "" } ?? "")],
                item.discrimination.map(Figures.hundredths) ?? "–")
            page.element("td", ["class": "number"], item.medianTime.map(Figures.seconds) ?? "–")
            page.element("td", ["class": "number"], "\(item.answered) of \(item.asked)")
            page.element("td") { page in
                guard let wrong = item.strongestWrong else { return page.raw("–") }
                page.name(wrong.key.map { "\($0) \(wrong.text)" }?.onOneLine(40) ?? wrong.text.onOneLine(40))
                page.text(" (\(wrong.count))")
            }
        }
    }

    /// How many typed answers are listed.
    private static let mostListed = 12
    private static let mostNames = 40

    func card(of item: ItemAnalysis, _ page: inout HTML) {
        page.element("article", ["id": "q\(item.number)"]) { page in
            page.element("h3") { page in
                page.element("span", ["class": "rank"], "\(item.number)")
                page.name(item.text)
            }
            let place = [item.round, item.topic ?? "", item.stated?.rawValue ?? ""].filter { !$0.isEmpty }
            let figures = [
                item.difficulty.map { "p \(Figures.hundredths($0))" },
                item.discrimination.map { "r \(Figures.hundredths($0))" },
                item.medianTime.map { "median \(Figures.seconds($0))" },
            ].compactMap { $0 }
            page.element("p", ["class": "quiet"], (place + figures + item.remarks).joined(separator: " · "))
            if item.drawn.allSatisfy({ $0.key == nil }), !item.correct.isEmpty {
                page.element("p") { page in
                    page.raw("Right: ")
                    page.name(item.correct.prefix(6).joined(separator: ", "))
                }
            }
            page.element("div", ["class": "bars"]) { page in
                let shown = item.drawn.prefix(item.drawn.first?.key == nil ? Self.mostListed : .max)
                for drawn in shown { bar(of: drawn, item, &page) }
                if item.drawn.count > shown.count {
                    page.element("p", ["class": "quiet"], "and \(item.drawn.count - shown.count) other answers")
                }
                if !item.silent.isEmpty {
                    silence(item, &page)
                }
            }
        }
    }

    private func bar(of drawn: ItemAnalysis.Drawn, _ item: ItemAnalysis, _ page: inout HTML) {
        let mark = drawn.isRight ? "✓ " : ""
        ShareBar(
            label: mark + (drawn.key.map { "\($0)  \(drawn.text)" } ?? drawn.text),
            share: item.asked > 0 ? Double(drawn.count) / Double(item.asked) : nil, note: "(\(drawn.count))",
            kind: drawn.isRight ? "right" : "wrong"
        ).write(&page)
        // Whom the right answer drew is everybody else.
        if !drawn.isRight { names(drawn.names, &page) }
    }

    private func silence(_ item: ItemAnalysis, _ page: inout HTML) {
        ShareBar(
            label: "No answer", share: Double(item.silent.count) / Double(max(1, item.asked)),
            note: "(\(item.silent.count))", kind: "silent"
        ).write(&page)
        names(item.silent, &page)
    }

    private func names(_ names: [String], _ page: inout HTML) {
        guard !names.isEmpty else { return }
        page.element("p", ["class": "names"]) { page in
            for (place, name) in names.prefix(Self.mostNames).enumerated() {
                if place > 0 { page.raw(", ") }
                page.name(name)
            }
            if names.count > Self.mostNames { page.text(" and \(names.count - Self.mostNames) more") }
        }
    }
}
