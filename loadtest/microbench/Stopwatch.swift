import Glibc

/// Times small things: each is run in batches that take some milliseconds, and the median of the batches counts, so that
/// whatever else the machine does in between spoils a few batches and not the figure.
struct Stopwatch {
    /// One line of the results.
    struct Row {
        let name: String
        let nanoseconds: Double
        /// The quickest batch: what it costs when nothing disturbs it.
        let least: Double
        /// Calls of the allocator for one run; nil where they are not counted.
        let allocations: Double?
        let runs: Int
    }

    private(set) var rows: [Row] = []
    private static let batches = 25
    private static let batchNanoseconds = 8_000_000.0

    /// Times `body`, which does the thing `each` times.
    mutating func time(_ name: String, each: Int = 1, _ body: () -> Void) {
        var count = 1
        var took = run(count, body)
        while took < Self.batchNanoseconds / 4, count < 1 << 24 {
            count *= 2
            took = run(count, body)
        }
        count = max(1, min(1 << 24, Int(Double(count) * Self.batchNanoseconds / max(took, 1))))
        let allocations = Allocations.count
        let batches = (0..<Self.batches).map { _ in run(count, body) / Double(count * each) }.sorted()
        let runs = count * each * Self.batches
        let row = Row(
            name: name, nanoseconds: batches[batches.count / 2], least: batches[0],
            allocations: Allocations.count.flatMap { after in
                allocations.map { Double(after - $0) / Double(runs) }
            }, runs: runs)
        rows.append(row)
        print(Self.text(row))
    }

    static let header =
        pad("", 58, left: true) + pad("median", 12) + pad("least", 12) + pad("allocations", 13)

    private static func text(_ row: Row) -> String {
        pad(row.name, 58, left: true) + pad(time(row.nanoseconds), 12) + pad(time(row.least), 12)
            + pad(row.allocations.map { tenths($0) } ?? "–", 13)
    }

    private static func time(_ nanoseconds: Double) -> String {
        switch nanoseconds {
        case ..<10_000: tenths(nanoseconds) + " ns"
        case ..<10_000_000: tenths(nanoseconds / 1000) + " µs"
        default: tenths(nanoseconds / 1_000_000) + " ms"
        }
    }

    private static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func pad(_ text: String, _ width: Int, left: Bool = false) -> String {
        let padding = String(repeating: " ", count: max(0, width - text.count))
        return left ? text + padding : padding + text
    }

    private func run(_ count: Int, _ body: () -> Void) -> Double {
        let began = Self.now()
        for _ in 0..<count { body() }
        return Double(Self.now() - began)
    }

    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// What the counting allocator has counted, where it was loaded before this program (LD_PRELOAD).
enum Allocations {
    private typealias Counter = @convention(c) () -> UInt64

    private static let counter: Counter? = dlsym(nil, "quizline_allocations").map {
        unsafeBitCast($0, to: Counter.self)
    }

    static var count: UInt64? { counter?() }
}

/// Keeps the optimiser from leaving out what nobody looks at.
@inline(never) func use<Value>(_ value: Value) { withExtendedLifetime(value) {} }
