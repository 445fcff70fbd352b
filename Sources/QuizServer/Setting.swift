import Logging
import QuizJournal
import QuizNight
import QuizRules

/// One setting: its name in a configuration file, and what its value does. The environment's name is the same in capitals
/// after `QUIZLINE_`.
struct Setting: Sendable {
    let name: String
    /// Takes the values (one, but for lists); throws a sentence that says what is wrong with them.
    let apply: @Sendable ([String], inout Configuration) throws(Invalid) -> Void

    struct Invalid: Error { let message: String }

    var environmentName: String { "QUIZLINE_" + name.uppercased() }

    /// Those at the top of a file.
    static let main: [Setting] = [
        number("port", 0...65535) { $0.port = $1 },
        Setting(name: "host") { values, configuration throws(Invalid) in
            guard !values.isEmpty, values.allSatisfy({ !$0.isEmpty }) else {
                throw Invalid(message: "host needs an address to listen on, for instance 0.0.0.0")
            }
            configuration.hosts = values
        },
        text("bank_dir") { $0.bankDirectory = $1 },
        text("data") { $0.data = DataDirectory($1) },
        Setting(name: "durability") { values, configuration throws(Invalid) in
            guard values.count == 1, let durability = Durability(rawValue: values[0].lowercased()) else {
                let all = Durability.allCases.map(\.rawValue).joined(separator: ", ")
                throw Invalid(message: "durability is one of \(all)")
            }
            configuration.durability = durability
        },
        Setting(name: "practice") { values, configuration throws(Invalid) in
            guard values.count == 1, let rule = PracticeRule(rawValue: values[0].lowercased()) else {
                let rules = PracticeRule.allCases.map(\.rawValue).joined(separator: ", ")
                throw Invalid(message: "practice is one of \(rules)")
            }
            configuration.practice = rule
        },
        text("host_key") { $0.hostKey = $1 },
        number("loops", 1...64) { $0.loops = $1 },
        number("max_clients", 1...1_000_000) { $0.limits.clients = $1 },
        Setting(name: "log_level") { values, configuration throws(Invalid) in
            guard values.count == 1, let level = Logger.Level(rawValue: values[0].lowercased()) else {
                let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
                throw Invalid(message: "log_level is one of \(levels)")
            }
            configuration.logLevel = level
        },
    ]

    /// Those under `limits`.
    static let limits: [Setting] = [
        number("line_bytes", 512...1_048_576) { $0.limits.lineBytes = $1 },
        number("long_lines_per_minute", 1...1000) { $0.limits.longLinesPerMinute = $1 },
        number("requests_per_second", 1...100_000) { $0.limits.requestsPerSecond = $1 },
        number("request_burst", 1...100_000) { $0.limits.requestBurst = $1 },
        number("refused_per_minute", 1...1_000_000) { $0.limits.refusedPerMinute = $1 },
        number("wrong_codes_per_minute", 1...100_000) { $0.limits.wrongCodesPerMinute = $1 },
        number("wrong_codes_per_address", 1...1_000_000) { $0.limits.wrongCodesPerAddress = $1 },
        number("idle_seconds", 10...86_400) { $0.limits.idleTime = .seconds($1) },
        number("silent_seconds", 1...86_400) { $0.limits.silentTime = .seconds($1) },
        number("player_output_kib", 16...65_536) { $0.limits.playerOutputBytes = $1 << 10 },
        number("host_output_kib", 16...65_536) { $0.limits.hostOutputBytes = $1 << 10 },
        number("counts_output_kib", 1...65_536) { $0.limits.countsOutputBytes = $1 << 10 },
        number("total_output_mib", 1...1_048_576) { $0.limits.totalOutputBytes = $1 << 20 },
        number("rooms", 1...1_000_000) { $0.limits.rooms = $1 },
        number("own_rooms", 0...1_000_000) { $0.limits.ownRooms = $1 },
        number("hosts_per_room", 1...1000) { $0.limits.hostsPerRoom = $1 },
        number("watchers_per_room", 0...1_000_000) { $0.limits.watchersPerRoom = $1 },
        number("empty_room_hours", 1...8760) { $0.limits.emptyRoomTime = .seconds($1 * 3600) },
        number("empty_own_room_days", 1...3650) { $0.limits.emptyOwnRoomTime = .seconds($1 * 86_400) },
    ]

    private static func number(
        _ name: String, _ range: ClosedRange<Int>, _ set: @escaping @Sendable (inout Configuration, Int) -> Void
    ) -> Setting {
        Setting(name: name) { values, configuration throws(Invalid) in
            guard values.count == 1, let number = Int(values[0]), range.contains(number) else {
                let message = "\(name) is a whole number from \(range.lowerBound) to \(range.upperBound)"
                throw Invalid(message: message + ", not '\(values.joined(separator: ", "))'")
            }
            set(&configuration, number)
        }
    }

    private static func text(
        _ name: String, _ set: @escaping @Sendable (inout Configuration, String) -> Void
    ) -> Setting {
        Setting(name: name) { values, configuration throws(Invalid) in
            guard values.count == 1, !values[0].isEmpty else { throw Invalid(message: "\(name) needs a value") }
            set(&configuration, values[0])
        }
    }
}
