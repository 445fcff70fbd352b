import QuizRules

extension Report {
    /// One page that needs nothing else: no network, no script.
    public var html: String {
        var page = HTML()
        page.raw("<!DOCTYPE html>\n")
        page.element("html", ["lang": "en"]) { page in
            page.element("head") { page in
                page.raw(
                    """
                    <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
                    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\
                    <meta name="color-scheme" content="light dark">
                    """)
                page.element("title", "\(results.title): results")
                page.raw("<style>")
                page.raw(PageStyle.css)
                page.raw("</style>")
            }
            page.element("body") { page in
                page.element("header") { page in
                    page.element("h1", results.title)
                    page.element("p", ["class": "quiet"], subtitle)
                }
                page.element("main") { page in writeSections(&page) }
                page.element("footer") { page in
                    page.element("p", ["class": "quiet"]) { page in
                        page.raw(
                            "Made by Quizline from the journal of the evening. Every figure can be computed again from it."
                        )
                    }
                }
            }
        }
        return page.source + "\n"
    }

    private func writeSections(_ page: inout HTML) {
        if hasTeams { section("Teams", &page) { teamTable(&$0) } }
        section("Results", &page) { playerTable(&$0) }
        guard !results.questions.isEmpty else {
            return page.element("p", "No question has been played yet.")
        }
        let race = ScoreRace(self)
        if race.isWorthwhile { section("The race", &page) { race.write(&$0) } }
        section("Right answers by question", &page) { shareByQuestion(&$0) }
        if !topics.isEmpty { section("Right answers by topic", &page) { shareByTopic(&$0) } }
        section("Item analysis", &page) { itemTable(&$0) }
        section("Question by question", &page) { page in
            for item in items { card(of: item, &page) }
        }
    }

    private func section(_ title: StaticString, _ page: inout HTML, _ content: (inout HTML) -> Void) {
        page.element("section") { page in
            page.element("h2") { $0.raw(title) }
            content(&page)
        }
    }

    // MARK: - Who came where

    private func playerTable(_ page: inout HTML) {
        table(
            ["", "Player"] + (hasTeams ? ["Team"] : []) + ["Points", "Right"], texts: hasTeams ? [0, 1, 2] : [0, 1],
            &page
        ) { page in
            for player in ranking {
                page.element("tr") { page in
                    page.element("td", ["class": "rank"], player.rank.map { "\($0)" } ?? "–")
                    page.element("th", ["scope": "row"]) { $0.name(player.name) }
                    if hasTeams { page.element("td") { $0.name(player.team ?? "") } }
                    page.element("td", ["class": "number"], "\(player.score)")
                    page.element("td", ["class": "number"], "\(player.correct) of \(results.scored)")
                }
            }
        }
    }

    private func teamTable(_ page: inout HTML) {
        table(["", "Team", "Points", "Players"], &page) { page in
            for team in teamRanking {
                page.element("tr") { page in
                    page.element("td", ["class": "rank"], "\(team.rank)")
                    page.element("th", ["scope": "row"]) { $0.name(team.name) }
                    page.element("td", ["class": "number"], "\(team.score)")
                    page.element("td", ["class": "number"], "\(team.players)")
                }
            }
        }
    }

    /// - Parameter texts: columns that hold no numbers.
    func table(_ header: [String], texts: [Int] = [0, 1], _ page: inout HTML, _ rows: (inout HTML) -> Void) {
        page.element("div", ["class": "wide", "tabindex": "0"]) { page in
            page.element("table") { page in
                page.element("thead") { page in
                    page.element("tr") { page in
                        for (place, title) in header.enumerated() {
                            page.element("th", ["scope": "col", "class": texts.contains(place) ? "" : "number"], title)
                        }
                    }
                }
                page.element("tbody", [:], rows)
            }
        }
    }

    // MARK: - Shares

    private func shareByQuestion(_ page: inout HTML) {
        page.element("div", ["class": "bars"]) { page in
            for item in items {
                ShareBar(
                    label: "\(item.number) · \(item.text.onOneLine(90))", share: item.difficulty,
                    note: item.difficulty == nil
                        ? (item.isVoid ? "void" : "no right or wrong") : "\(item.right) of \(item.asked)"
                ).write(&page)
            }
        }
    }

    private func shareByTopic(_ page: inout HTML) {
        page.element("div", ["class": "bars"]) { page in
            for topic in topics {
                ShareBar(
                    label: topic.topic, share: topic.share, note: Figures.count(topic.questions, "question")
                ).write(&page)
            }
        }
    }
}

/// A line with a bar: which part of a whole.
struct ShareBar {
    let label: String
    /// Nil: there is none.
    let share: Double?
    let note: String
    var kind = "right"

    func write(_ page: inout HTML) {
        page.element("div", ["class": "bar"]) { page in
            page.element("span", ["class": "label"]) { $0.name(label) }
            page.element("span", ["class": "value"]) { page in
                if let share { page.element("b", Figures.percent(share)) }
                page.text(" \(note)")
            }
            page.element(
                "svg", ["viewBox": "0 0 100 1", "preserveAspectRatio": "none", "class": kind, "aria-hidden": "true"]
            ) { page in
                page.element("rect", ["class": "track", "width": "100", "height": "1"]) { _ in }
                let width = Figures.coordinate((share ?? 0) * 100)
                page.element("rect", ["class": "fill", "width": width, "height": "1"]) { _ in }
            }
        }
    }
}
