import Foundation
import QuizNight
import QuizServer
import Testing

@Suite struct ConfigurationTests {
    private func read(_ yaml: String) throws -> Configuration {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml")
        try Data(yaml.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var configuration = Configuration()
        do {
            try configuration.read(file: file.path())
        } catch {
            throw ConfigurationError(error.problems.map { $0.replacing(file.path(), with: "FILE") })
        }
        return configuration
    }

    @Test func `a file sets what it names and leaves the rest`() throws {
        let configuration = try read(
            """
            port: 7000
            host: [127.0.0.1, "::1"]
            host_key: open sesame
            limits:
              requests_per_second: 50
              own_rooms: 7
            """)
        #expect(configuration.port == 7000)
        #expect(configuration.hosts == ["127.0.0.1", "::1"])
        #expect(configuration.hostKey == "open sesame")
        #expect(configuration.limits.requestsPerSecond == 50)
        #expect(configuration.limits.ownRooms == 7 && configuration.limits.rooms == 5000)
        #expect(configuration.limits.requestBurst == Configuration().limits.requestBurst)
    }

    @Test func `all that is wrong with a file is said at once, each with its line`() {
        let error = #expect(throws: ConfigurationError.self) {
            try read("prot: 7000\nport: many\nlimits:\n  rooms: 0\n")
        }
        let problems = error?.problems ?? []
        #expect(problems.count == 3)
        #expect(problems.first?.hasPrefix("FILE:1: there is no setting 'prot'") ?? false)
        #expect(problems.dropFirst().first == "FILE:2: port is a whole number from 0 to 65535, not 'many'")
        #expect(problems.last?.hasPrefix("FILE:4: rooms is a whole number from 1") ?? false)
    }

    @Test func `the environment and then the command line win`() throws {
        var configuration = try read("port: 7000\nmax_clients: 5\n")
        try configuration.read(environment: ["QUIZLINE_PORT": "7001", "QUIZLINE_HOST": "127.0.0.1,::1"])
        #expect(configuration.port == 7001 && configuration.hosts == ["127.0.0.1", "::1"])
        try configuration.set("port", to: ["7002"])
        #expect(configuration.port == 7002 && configuration.limits.clients == 5)
        #expect(throws: ConfigurationError.self) { try configuration.set("port", to: ["70000"]) }
    }

    @Test func `an empty file is the defaults, a missing one an error`() throws {
        #expect(try read("").port == 7777)
        var configuration = Configuration()
        #expect(throws: ConfigurationError.self) { try configuration.read(file: "/nowhere/at/all.yaml") }
    }
}
