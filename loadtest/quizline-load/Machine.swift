import Foundation

/// The machine that figures were taken on.
struct Machine: Codable {
    let cores: Int
    let processor: String
    let memory: String
    let kernel: String
    let system: String
    let date: String

    init() {
        let cpu = Self.read("/proc/cpuinfo")
        cores = ProcessInfo.processInfo.activeProcessorCount
        processor = Self.value("model name", ":", in: cpu) ?? "unknown"
        let total = Self.value("MemTotal", ":", in: Self.read("/proc/meminfo")) ?? ""
        memory = total.split(separator: " ").first.flatMap { Int($0) }.map { "\($0 / 1_048_576) GiB" } ?? "unknown"
        kernel = Self.read("/proc/sys/kernel/osrelease").trimmingCharacters(in: .whitespacesAndNewlines)
        system =
            Self.value("PRETTY_NAME", "=", in: Self.read("/etc/os-release"))?.replacing("\"", with: "") ?? "unknown"
        date = String(ISO8601DateFormatter().string(from: Date()).prefix(10))
    }

    var text: String {
        "\(cores) cores (\(processor)), \(memory), \(system), Linux \(kernel); players, peers and servers share it. \(date)."
    }

    private static func read(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    private static func value(_ name: String, _ separator: String, in text: String) -> String? {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line.flatMap { line in
            line.range(of: separator).map { line[$0.upperBound...].trimmingCharacters(in: .whitespaces) }
        }
    }
}
