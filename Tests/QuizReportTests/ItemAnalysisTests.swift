import Foundation
import QuizReport
import QuizRules
import Testing

@Suite struct ItemAnalysisTests {
    /// The worked example of docs/report.md: five players, four questions, a is right.
    private var example: Evening {
        var evening = Evening((1...4).map { .choice("Question \($0)") })
        evening.join("Ada", "Ben", "Cleo", "Dan", "Eve")
        evening.ask([("a", 1000), ("a", 2000), ("a", 3000), ("a", 4000), ("b", 9000)])
        evening.ask([("a", 2000), ("a", 2500), ("b", 4000), ("b", 1500), ("c", 3500)])
        evening.ask([("b", 1000), ("b", 2000), ("b", 3000), ("a", 4000), ("a", 5000)])
        evening.ask([("a", 5000), ("a", 6000), ("a", 7000), nil, nil])
        return evening
    }

    @Test func `the worked example comes out as the documentation says`() throws {
        let items = example.report.items
        #expect(items.map(\.difficulty) == [0.8, 0.4, 0.4, 0.6])
        #expect(items.map(\.medianTime) == [3000, 2500, 3000, 6000])
        let r = items.map { $0.discrimination ?? .nan }
        for (found, expected) in zip(r, [0.4082, 0.4082, -0.9102, 0.1667]) {
            #expect(abs(found - expected) < 0.00005, "\(r)")
        }
        #expect(
            items[2].remarks == [
                "those who knew the rest missed it: check the key", "more chose B than the right answer",
            ])
        #expect(items[1].drawn.map(\.names) == [["Ada", "Ben"], ["Cleo", "Dan"], ["Eve"]])
        #expect(items[1].strongestWrong?.key == "B" && items[3].silent == ["Dan", "Eve"])
    }

    @Test(arguments: 1...8) func `every figure is what Python comes to`(seed: UInt64) throws {
        var chance = SplitMix64(seed: seed)
        func number(_ bound: Int) -> Int { Int(chance.next() % UInt64(bound)) }
        var evening = Evening((1...7).map { .choice("Question \($0)") })
        evening.join("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hal", "Ivy")
        for question in 1...7 {
            if question == 3 { evening.join("Late") }
            if question == 5 { evening.put(.leave(PlayerID(number: 2))) }
            evening.ask(
                evening.game.players.map { player in
                    guard evening.game.players[player.id.index].presence == .here, number(6) > 0 else { return nil }
                    // Some know more than others.
                    return (number(10) < player.id.number ? "a" : ["b", "c"][number(2)], 100 + number(15_000))
                })
        }
        let report = evening.report
        let rows = report.results.questions.map { played in
            played.players.map { line -> [Any] in
                let elapsed = line.given.map { $0.elapsed.value as Any } ?? NSNull()
                return [line.wasAsked ? 1 : 0, line.given?.isRight == true ? 1 : 0, elapsed]
            }
        }
        let python = try Python.run("item_analysis.py", rows)
        let items = try #require(python["items"] as? [[String: Any]])
        #expect(items.count == report.items.count)
        for (item, expected) in zip(report.items, items) {
            #expect(isSame(item.difficulty, expected["p"]), "p of \(item.number)")
            #expect(isSame(item.discrimination, expected["r"]), "r of \(item.number)")
            #expect(isSame(item.medianTime, expected["median"]), "median of \(item.number)")
        }
        #expect(isSame(report.reliability, python["kr20"]))
        #expect(items.contains { $0["r"] is Double })
    }

    private func isSame(_ found: Double?, _ expected: Any?) -> Bool {
        guard let expected = expected as? NSNumber else { return found == nil }
        return found.map { abs($0 - expected.doubleValue) < 1e-9 } ?? false
    }

    @Test func `a voided question is left out of the others' measures`() throws {
        var evening = example
        evening.put(.void(question: 3))
        let items = evening.report.items
        #expect(items[2].difficulty == nil && items[2].discrimination == nil && items[2].remarks == ["void"])
        // Without the question that the best missed, the others agree better.
        #expect(try #require(items[1].discrimination) > 0.5)
    }

    @Test func `typed answers that are the same to a reader count as one`() {
        var evening = Evening([.text("Capital of France?", "Paris")])
        evening.join("Ada", "Ben", "Cleo", "Dan")
        evening.ask([("Lyon", 1000), ("lyon ", 1000), ("Nice", 1000), ("paris", 1000)])
        let drawn = evening.report.items[0].drawn
        #expect(drawn.map(\.text) == ["Lyon", "Nice", "paris"] && drawn.map(\.count) == [2, 1, 1])
        #expect(drawn.map(\.isRight) == [false, false, true])
    }

    @Test func `in teams it is the team that answers`() {
        var evening = Evening([.choice(), .choice()], mode: .teams)
        evening.join("Ada", "Ben", team: "Owls")
        evening.join("Cleo", team: "Cats")
        evening.ask([("a", 1000), nil, ("b", 1000)])
        evening.ask([nil, ("a", 1000), ("a", 1000)])
        let items = evening.report.items
        #expect(items.map(\.asked) == [2, 2] && items.map(\.difficulty) == [0.5, 1])
        #expect(items[0].drawn[1].names == ["Cats"])
    }
}

/// Python's standard library, to compare with.
enum Python {
    static func run(_ script: String, _ input: Any) throws -> [String: Any] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Tools")
        let process = Process(), stdin = Pipe(), stdout = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", folder.appendingPathComponent(script).path]
        process.standardInput = stdin
        process.standardOutput = stdout
        try process.run()
        stdin.fileHandleForWriting.write(try JSONSerialization.data(withJSONObject: input))
        try stdin.fileHandleForWriting.close()
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONSerialization.jsonObject(with: output) as? [String: Any] ?? [:]
    }
}
