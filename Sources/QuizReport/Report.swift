public import QuizRules

/// Where and when an evening was, as it stands at the head of a report.
public struct ReportHeading: Sendable {
    /// The game's number in its journal.
    public var game: Int
    public var room: String
    public var startedAt: Milliseconds
    public var endedAt: Milliseconds?

    public init(game: Int, room: String, startedAt: Milliseconds, endedAt: Milliseconds?) {
        self.game = game
        self.room = room
        self.startedAt = startedAt
        self.endedAt = endedAt
    }
}

/// What an evening came to, for whoever held it: results by player, team and question, and what the answers say of the
/// questions themselves. The measures are defined in docs/report.md.
public struct Report: Sendable {
    public let heading: ReportHeading
    public let results: GameResults
    public let items: [ItemAnalysis]
    public let topics: [TopicShare]
    /// How reliably the whole tells people apart (KR-20); nil where it is not defined.
    public let reliability: Double?

    public init(_ results: GameResults, heading: ReportHeading) {
        self.heading = heading
        self.results = results
        let sheet = ResponseSheet(results)
        items = results.questions.indices.map { ItemAnalysis(sheet, question: $0) }
        topics = TopicShare.all(items)
        reliability = sheet.reliability
    }

    /// Players, the best first; who left or was put out comes last.
    var ranking: [GameResults.Competitor] {
        results.players.sorted { ($0.rank ?? .max, $0.player) < ($1.rank ?? .max, $1.player) }
    }

    var teamRanking: [TeamStanding] { results.teams.sorted { $0.rank < $1.rank } }
}

/// How much of what was asked on a topic was answered right.
public struct TopicShare: Sendable {
    public let topic: String
    public let questions: Int
    public let asked: Int
    public let right: Int

    public var share: Double { Double(right) / Double(asked) }

    /// By topic, in the order in which they first came up; empty where no question has one.
    static func all(_ items: [ItemAnalysis]) -> [TopicShare] {
        let counted = items.filter { $0.counts && $0.asked > 0 }
        var topics: [String] = []
        for item in counted {
            if let topic = item.topic, !topics.contains(topic) { topics.append(topic) }
        }
        return topics.map { topic in
            let its = counted.filter { $0.topic == topic }
            return TopicShare(
                topic: topic, questions: its.count, asked: its.reduce(0) { $0 + $1.asked },
                right: its.reduce(0) { $0 + $1.right })
        }
    }
}
