import QuizRules

/// Who led when: scores over the questions, the best few each in a colour of their own.
struct ScoreRace {
    private struct Runner {
        let name: String
        /// After each question, from the first that the runner was there for; with where that is.
        let scores: [Int]
        let first: Int
        let final: Int
    }

    /// How many stand out.
    private static let leaders = 6
    /// How many more are drawn behind them.
    private static let mostOthers = 200
    private static let width = 720.0, height = 380.0
    private static let left = 62.0, right = 556.0, top = 16.0, bottom = 340.0

    private let runners: [Runner]
    private let questions: [Int]

    init(_ report: Report) {
        let results = report.results
        questions = results.questions.map(\.number)
        if report.hasTeams {
            runners = report.teamRanking.compactMap { team in
                guard let index = results.teams.firstIndex(where: { $0.name == team.name }) else { return nil }
                return Self.runner(team.name, final: team.score, results.questions.map { $0.teams }, index)
            }
        } else {
            runners = report.ranking.map { player in
                Self.runner(
                    player.name, final: player.score, results.questions.map { $0.players }, player.player.index)
            }
        }
    }

    private static func runner(_ name: String, final: Int, _ lines: [[GameResults.Line]], _ index: Int) -> Runner {
        let first = lines.firstIndex { $0.count > index } ?? lines.count
        return Runner(name: name, scores: lines[first...].map { $0[index].score }, first: first, final: final)
    }

    var isWorthwhile: Bool { questions.count > 1 && runners.contains { $0.final > 0 } }

    func write(_ page: inout HTML) {
        page.element("div", ["class": "wide", "tabindex": "0"]) { page in
            page.element(
                "svg",
                [
                    "viewBox": "0 0 720 380", "class": "race", "role": "img",
                    "aria-label": "Scores after each question. Final order: "
                        + runners.prefix(Self.leaders).map { "\($0.name) \($0.final)" }.joined(separator: ", "),
                ]
            ) { page in
                grid(&page)
                for runner in runners.dropFirst(Self.leaders).prefix(Self.mostOthers) {
                    line(of: runner, "others", &page)
                }
                for (place, runner) in runners.prefix(Self.leaders).enumerated().reversed() {
                    line(of: runner, "l\(place + 1)", &page)
                }
                labels(&page)
            }
        }
        page.element("ol", ["class": "legend"]) { page in
            for (place, runner) in runners.prefix(Self.leaders).enumerated() {
                page.element("li", ["class": "l\(place + 1)"]) { page in
                    page.name(runner.name)
                    page.text(" \(runner.final)")
                }
            }
        }
        if runners.count > Self.leaders {
            page.element("p", ["class": "quiet"]) {
                $0.raw("The best are named; the thin lines are the others. Late corrections are included.")
            }
        }
    }

    // MARK: - Scales

    private var most: Double { Double(max(1, runners.flatMap(\.scores).max() ?? 1, runners.map(\.final).max() ?? 1)) }

    /// A round step so that there are at most six lines.
    private var step: Double {
        var step = 1.0
        while true {
            for factor in [1.0, 2, 5] where most / (step * factor) <= 6 { return step * factor }
            step *= 10
        }
    }

    /// Place 0 is before the first question.
    private func x(_ place: Int) -> Double {
        Self.left + (Self.right - Self.left) * Double(place) / Double(questions.count)
    }

    private func y(_ score: Double) -> Double {
        let highest = (most / step).rounded(.up) * step
        return Self.bottom - (Self.bottom - Self.top) * score / highest
    }

    // MARK: - Parts

    private func grid(_ page: inout HTML) {
        for line in 0...Int((most / step).rounded(.up)) {
            let score = Double(line) * step, y = Figures.coordinate(y(score))
            page.element(
                "line",
                [
                    "class": "grid", "x1": Figures.coordinate(Self.left), "x2": Figures.coordinate(Self.right), "y1": y,
                    "y2": y,
                ]
            ) { _ in }
            page.element(
                "text",
                ["x": Figures.coordinate(Self.left - 8), "y": y, "dy": "0.32em", "text-anchor": "end"], "\(Int(score))")
        }
        let every = (questions.count + 14) / 15
        for (place, number) in questions.enumerated() where (place + 1).isMultiple(of: every) {
            page.element(
                "text",
                [
                    "x": Figures.coordinate(x(place + 1)), "y": Figures.coordinate(Self.bottom + 20),
                    "text-anchor": "middle",
                ], "\(number)")
        }
        page.element(
            "text",
            [
                "x": Figures.coordinate((Self.left + Self.right) / 2), "y": Figures.coordinate(Self.height - 4),
                "text-anchor": "middle",
            ], "after question")
    }

    private func line(of runner: Runner, _ kind: String, _ page: inout HTML) {
        guard !runner.scores.isEmpty else { return }
        var points = runner.first == 0 ? [(x(0), y(0))] : []
        points += runner.scores.enumerated().map { (x(runner.first + $0 + 1), y(Double($1))) }
        let path = points.map { "\(Figures.coordinate($0.0)),\(Figures.coordinate($0.1))" }.joined(separator: " ")
        page.element("polyline", ["class": kind, "points": path]) { _ in }
    }

    /// Names beside the ends of the lines, moved apart where they would lie on each other.
    private func labels(_ page: inout HTML) {
        let gap = 18.0
        let order = runners.prefix(Self.leaders).enumerated()
            .sorted { ($0.element.scores.last ?? 0) > ($1.element.scores.last ?? 0) }
        var places = order.map { y(Double($0.element.scores.last ?? 0)) }
        for place in places.indices.dropFirst() { places[place] = max(places[place], places[place - 1] + gap) }
        if let last = places.last, last > Self.bottom {
            places[places.count - 1] = Self.bottom
            for place in places.indices.dropLast().reversed() {
                places[place] = min(places[place], places[place + 1] - gap)
            }
        }
        for (label, y) in zip(order, places) {
            page.element(
                "text",
                [
                    "class": "l\(label.offset + 1)", "x": Figures.coordinate(Self.right + 8),
                    "y": Figures.coordinate(y), "dy": "0.32em",
                ], "\(label.element.name.onOneLine(14)) \(label.element.final)")
        }
    }
}

extension Figures {
    /// To a hundredth.
    static func coordinate(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return hundredths.isMultiple(of: 100) ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
    }
}
