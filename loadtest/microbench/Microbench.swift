import ArgumentParser
import Foundation

@main
struct Microbench: ParsableCommand {
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case framing, decode, encode, apply, leaderboard, recovery, all
    }

    static let configuration = CommandConfiguration(
        commandName: "quizline-microbench",
        abstract: "Times the small things a server does for each line, one by one, without any I/O.")

    @Argument(help: "What to time: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).")
    var part = Part.all

    @Flag(help: "Count allocations too: runs again with the counting allocator loaded.")
    var countAllocations = false

    func run() throws {
        if countAllocations, Allocations.count == nil { try runCounting() }
        // Seconds, not nanoseconds, so not one of `all`.
        if part == .recovery { return try RecoveryBench.run(players: 10_000, questions: 50) }
        var stopwatch = Stopwatch()
        print(Stopwatch.header)
        if part == .framing || part == .all { FramingBench.run(&stopwatch) }
        if part == .decode || part == .all { DecodeBench.run(&stopwatch) }
        if part == .encode || part == .all { EncodeBench.run(&stopwatch) }
        if part == .apply || part == .all { ApplyBench.run(&stopwatch) }
        if part == .leaderboard || part == .all { LeaderboardBench.run(&stopwatch) }
    }

    /// Becomes the same program with the allocator in front.
    private func runCounting() throws {
        let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let library = own.deletingLastPathComponent().appendingPathComponent("libCountingMalloc.so").path
        guard FileManager.default.isReadableFile(atPath: library) else {
            throw ValidationError("\(library) is not there; build it first (swift build --product CountingMalloc)")
        }
        setenv("LD_PRELOAD", library, 1)
        let words = ([own.path] + CommandLine.arguments.dropFirst()).map { strdup($0) }
        execv(own.path, words + [nil])
        throw ValidationError("cannot start again: \(String(cString: strerror(errno)))")
    }
}
