import Foundation
import QuizProtocol
import QuizRules
import Testing

/// The published schema, by a validator that is not ours (Python's jsonschema).
@Suite(.enabled(if: SchemaCheck.isThere, "needs Python's jsonschema")) struct SchemaTests {
    @Test func `everything that the server says conforms`() throws {
        let faults = try SchemaCheck.run(.server, Sample.all.map(\.line))
        #expect(faults == [:])
    }

    @Test func `no line has a member that the schema does not know`() throws {
        let lines = try Sample.all.flatMap { try spoilt($0.line) }
        let faults = try SchemaCheck.run(.server, lines)
        let passed = lines.indices.filter { faults[$0] == nil }.map { lines[$0] }
        #expect(passed == [])
    }

    @Test func `what the server reads, a client may send`() throws {
        var dice = Dice(1)
        let lines = (0..<300).map { _ in dice.request().json }
        let faults = try SchemaCheck.run(.client, lines)
        #expect(faults == [:])
    }

    @Test func `what the server refuses for its members, the schema refuses`() throws {
        let codes: [Problem.Code] = [.missingMember, .badMember, .unknownType, .notAnObject]
        let lines = Bad.all.filter { codes.contains($0.code) }.map(\.line)
        let faults = try SchemaCheck.run(.client, lines)
        let passed = lines.indices.filter { faults[$0] == nil }.map { lines[$0] }
        #expect(passed == [])
    }

    /// The line, once with a stranger in each of its objects.
    private func spoilt(_ line: String) throws -> [String] {
        line.indices.filter { line[$0] == "{" }.map { place in
            var spoilt = line
            let next = line.index(after: place)
            spoilt.insert(contentsOf: line[next] == "}" ? "\"stranger\":1" : "\"stranger\":1,", at: next)
            return spoilt
        }
    }
}

@Suite struct SchemaNameTests {
    @Test func `the schema names every code, reason, kind and mode`() throws {
        let server = try SchemaCheck.definitions("server.json")
        let common = try SchemaCheck.definitions("common.json")
        #expect(names(server["error"], "code") == Set(Problem.Code.allCases.map(\.rawValue)))
        #expect(names(server["bye"], "reason") == Set(Farewell.allCases.map(\.rawValue)))
        #expect(names(server["receipt"], "status") == Set(Receipt.Status.allCases.map(\.rawValue)))
        #expect(names(common["kind"]) == Set(KindName.allCases.map(\.rawValue)))
        #expect(names(common["mode"]) == Set(ModeName.allCases.map(\.rawValue)))
    }

    private func names(_ definition: Any?, _ property: String? = nil) -> Set<String> {
        var definition = definition as? [String: Any]
        if let property {
            definition = (definition?["properties"] as? [String: Any])?[property] as? [String: Any]
        }
        return Set(definition?["enum"] as? [String] ?? [])
    }
}

@Suite struct SpecificationTests {
    @Test func `the specification says what every code, reason, status, kind and option means`() throws {
        let page = try String(contentsOf: SchemaCheck.folder.appending(path: "../PROTOCOL.md"), encoding: .utf8)
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("|") }.map { row in
            // What stands in the first column, in code style.
            Set(row.split(separator: "|")[0].split(separator: "`").map(String.init))
        }
        let explained = rows.reduce(into: Set<String>()) { $0.formUnion($1) }
        let options = try SchemaCheck.definitions("client.json")["create"] as? [String: Any]
        let properties = (options?["properties"] as? [String: Any])?["options"] as? [String: Any]
        var names = Problem.Code.allCases.map(\.rawValue) + Farewell.allCases.map(\.rawValue)
        names += Receipt.Status.allCases.map(\.rawValue) + KindName.allCases.map(\.rawValue)
        names += (properties?["properties"] as? [String: Any] ?? [:]).keys
        #expect(Set(names).subtracting(explained) == [])
        #expect(names.count > 70)
    }
}

/// Runs `Protocol/schema/check`.
enum SchemaCheck {
    enum Side: String { case server, client }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Protocol/schema").standardized

    static let isThere: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import jsonschema, referencing"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    static func definitions(_ file: String) throws -> [String: Any] {
        let data = try Data(contentsOf: folder.appending(path: file))
        let schema = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        return schema?["$defs"] as? [String: Any] ?? [:]
    }

    /// What it says of each line that does not conform, by the line's position.
    static func run(_ side: Side, _ lines: [String]) throws -> [Int: String] {
        let input = FileManager.default.temporaryDirectory.appending(path: "schema-\(UUID()).jsonl")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }
        let process = Process()
        process.executableURL = folder.appending(path: "check")
        process.arguments = [side.rawValue]
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        var faults: [Int: String] = [:]
        for line in said.split(separator: "\n") where line.hasPrefix("line ") {
            let parts = line.dropFirst(5).split(separator: ":", maxSplits: 1)
            if let number = Int(parts[0]) { faults[number - 1] = String(parts[1]) }
        }
        #expect((process.terminationStatus == 0) == faults.isEmpty)
        return faults
    }
}
