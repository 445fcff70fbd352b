import QuizRules

/// What came of a simulated evening: the first thing that was wrong, the rare states it reached, and its story.
final class Record {
    private(set) var fault: String?
    private(set) var seen: Set<Rare> = []
    /// The last moments, told only where somebody will read them: telling costs more than playing.
    private(set) var story: [String] = []
    /// A number that two runs of one seed share, and no two others.
    private(set) var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    /// Lines that the server sent.
    private(set) var lines = 0
    /// Calls to the disk.
    var storageCalls = 0
    let isTelling: Bool
    var now: () -> Milliseconds = { 0 }
    private let start: Milliseconds

    init(isTelling: Bool, from start: Milliseconds) {
        self.isTelling = isTelling
        self.start = start
    }

    func saw(_ rare: Rare) { seen.insert(rare) }

    /// Something does not hold that must. The first such thing is what counts.
    func fail(_ message: @autoclosure () -> String) {
        guard fault == nil else { return }
        fault = "\(message()) (\(moment))"
        tell("FAULT: \(message())")
    }

    func expect(_ condition: Bool, _ message: @autoclosure () -> String) {
        if !condition { fail(message()) }
    }

    func tell(_ event: @autoclosure () -> String) {
        guard isTelling else { return }
        story.append("\(moment)  \(event())")
        if story.count > 4000 { story.removeFirst(2000) }
    }

    func digest(_ bytes: [UInt8]) {
        lines += 1
        var digest = digest
        for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
        self.digest = digest
    }

    private var moment: String {
        let span = (now() - start).value
        let thousandths = "\(1000 + span % 1000)".dropFirst()
        return "\(span / 1000).\(thousandths) s"
    }
}
