import Foundation
import QuizRules

extension Report {
    /// All of it, for programs: one JSON object, members in snake_case.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(ReportRecord(self)), as: UTF8.self) + "\n"
    }
}

private struct ReportRecord: Encodable {
    struct Player: Encodable {
        let player: String
        let name: String
        let team: String?
        let rank: Int?
        let score: Int
        let right: Int
    }

    struct Team: Encodable {
        let name: String
        let rank: Int
        let score: Int
        let players: Int
    }

    struct Answer: Encodable {
        let player: String
        let asked: Bool
        let answer: String?
        let right: Bool?
        let elapsed: Int64?
        let points: Int
        let score: Int
    }

    struct Drawn: Encodable {
        let key: String?
        let text: String
        let right: Bool
        let count: Int
        let names: [String]
    }

    struct Item: Encodable {
        let question: Int
        let round: String
        let text: String
        let topic: String?
        let difficulty: String?
        let correct: [String]
        let void: Bool
        let regraded: Bool
        let asked: Int
        let answered: Int
        let right: Int
        let p: Double?
        let pointBiserial: Double?
        let medianElapsed: Double?
        let drawn: [Drawn]
        let answers: [Answer]
    }

    struct Topic: Encodable {
        let topic: String
        let questions: Int
        let share: Double
    }

    let game: Int
    let room: String
    let startedAt: Int64
    let endedAt: Int64?
    let title: String
    let mode: String
    let over: Bool
    let scored: Int
    let reliability: Double?
    let players: [Player]
    let teams: [Team]?
    let questions: [Item]
    let topics: [Topic]

    init(_ report: Report) {
        let results = report.results
        game = report.heading.game
        room = report.heading.room
        startedAt = report.heading.startedAt.value
        endedAt = report.heading.endedAt?.value
        title = results.title
        mode = results.mode.rawValue
        over = results.isOver
        scored = results.scored
        reliability = report.reliability
        players = report.ranking.map {
            Player(
                player: $0.player.description, name: $0.name, team: $0.team, rank: $0.rank, score: $0.score,
                right: $0.correct)
        }
        teams =
            report.hasTeams
            ? report.teamRanking.map { Team(name: $0.name, rank: $0.rank, score: $0.score, players: $0.players) }
            : nil
        questions = zip(report.items, results.questions).map { Item($0, $1) }
        topics = report.topics.map { Topic(topic: $0.topic, questions: $0.questions, share: $0.share) }
    }
}

extension ReportRecord.Item {
    fileprivate init(_ item: ItemAnalysis, _ played: GameResults.Played) {
        self.init(
            question: item.number, round: item.round, text: item.text, topic: item.topic,
            difficulty: item.stated?.rawValue, correct: item.correct, void: item.isVoid, regraded: item.isRegraded,
            asked: item.asked, answered: item.answered, right: item.right, p: item.difficulty,
            pointBiserial: item.discrimination, medianElapsed: item.medianTime,
            drawn: item.drawn.map {
                ReportRecord.Drawn(key: $0.key, text: $0.text, right: $0.isRight, count: $0.count, names: $0.names)
            },
            answers: played.players.enumerated().map { index, line in
                ReportRecord.Answer(
                    player: PlayerID(number: index + 1).description, asked: line.wasAsked,
                    answer: line.given.map { AnswerWords.short($0.form) }, right: line.given?.isRight,
                    elapsed: line.given?.elapsed.value, points: line.points, score: line.score)
            })
    }
}
