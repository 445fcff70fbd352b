import Foundation

/// Lengths of the lines of a real game, their ends included, for peers that are to send as much.
struct LineLengths: Codable {
    var question = 0
    var answer = 0
    var receipt = 0
    var reveal = 0
    var leaderboard = 0

    /// Of the bank made for this, where no game was played to learn them from.
    static let usual = LineLengths(question: 440, answer: 50, receipt: 150, reveal: 640, leaderboard: 800)
}

/// A game on our own server, question after question: hosts, storms, reveals, boards.
struct QuizEvening {
    let session: Session
    /// Questions that the host closes.
    var questions: Int
    /// Windows of the storms in seconds, in turn; 0: all at once.
    var storms: [Double]
    /// Questions that close by their time, with some players silent.
    var timedQuestions = 0
    private var hasStarted = false
    private(set) var lengths = LineLengths()

    init(_ session: Session, questions: Int, storms: [Double], timedQuestions: Int = 0) {
        self.session = session
        self.questions = questions
        self.storms = storms
        self.timedQuestions = timedQuestions
    }

    mutating func play() throws {
        for index in 0..<questions {
            session.begin("question \(index + 1) of \(questions + timedQuestions)")
            guard let opened = try open() else { return }
            try playHosted(opened, window: storms.isEmpty ? 0 : storms[index % storms.count])
        }
        for index in 0..<timedQuestions {
            session.begin("question \(questions + index + 1) of \(questions + timedQuestions), closed by its time")
            guard let opened = try open() else { return }
            try playTimed(opened)
        }
    }

    /// One more question, closed by the host.
    mutating func playNext(window: Double, _ what: String) throws {
        session.begin(what)
        guard let opened = try open() else { throw LoadError("the bank has too few questions for this run") }
        try playHosted(opened, window: window)
    }

    /// The next question; nil where the game is over.
    private mutating func open() throws -> Session.Cost? {
        let line = hasStarted ? Self.next : "{\"type\":\"start\"}\n"
        hasStarted = true
        let cost = try session.play(
            "question", hostLine: line, wanted: [.question, .round, .gameOver], kept: [.question])
        if cost.played.lines[LineKind.gameOver.rawValue] > 0 {
            session.ledger.remark("\(session.subject): the bank has too few questions for this run")
            return nil
        }
        guard cost.played.lines[LineKind.round.rawValue] > 0 else { return cost }
        return try session.play("question", hostLine: Self.next, wanted: [.question], kept: [.question])
    }

    private mutating func playHosted(_ opened: Session.Cost, window: Double) throws {
        session.noteFanOut(opened)
        session.begin(window == 0 ? "all answer at once" : "all answer within \(window) s")
        let storm = try session.play(
            window == 0 ? "answer" : nil, answers: session.answers(window: UInt64(window * 1e9)), patience: window + 30)
        session.noteStorm(storm, paced: window > 0)
        let reveal = try session.play("reveal", hostLine: "{\"type\":\"close\"}\n", wanted: [.reveal])
        note(reveal, last: .revealLast, cpu: .revealCPU)
        let players = session.troupe.playerCount
        session.ledger.note(session.subject, .revealAllocations, reveal.allocations(each: players))
        session.ledger.note(session.subject, .revealBytes, reveal.bytes(each: players))
        session.ledger.note(session.subject, .revealInstructions, reveal.instructions(each: players))
        let board = try session.play("board", hostLine: Self.next, wanted: [.leaderboard])
        note(board, last: .leaderboardLast, cpu: .leaderboardCPU)
        if window == 0 { noteCycle([opened, storm, reveal, board]) }
        lengths = LineLengths(
            question: opened.played.meanBytes(.question), answer: storm.played.meanAnswerBytes,
            receipt: storm.played.meanBytes(.receipt), reveal: reveal.played.meanBytes(.reveal),
            leaderboard: board.played.meanBytes(.leaderboard))
    }

    private func note(_ cost: Session.Cost, last: Figure, cpu: Figure) {
        session.ledger.note(session.subject, last, session.delays(cost.played).max())
        session.ledger.note(session.subject, cpu, cost.cpu(each: session.troupe.playerCount))
    }

    private func noteCycle(_ costs: [Session.Cost]) {
        let cpu = costs.compactMap(\.cpu)
        guard cpu.count == costs.count else { return }
        let out = costs.reduce(0) { $0 + $1.played.lines.reduce(0, +) }
        let inward = costs.reduce(0) { sum, cost in
            sum + cost.played.answered.count { $0 > 0 } + cost.played.hostsSpoke.count
        }
        session.ledger.note(
            session.subject, .cycleCPU, Double(cpu.reduce(0, +)) / 1000 / Double(max(1, out + inward)))
    }

    /// One in ten stays silent until the reveal, and asks then: the receipt of an answer that is late says when its
    /// player's time began. So the true end is known: the last silent player's start, time and credit.
    private mutating func playTimed(_ opened: Session.Cost) throws {
        let seconds = opened.played.kept.first?.integer("seconds") ?? LoadBank.seconds
        var answers = session.answers(window: UInt64(max(0.5, Double(seconds) - 1.5) * 1e9))
        answers.silent = 10
        let play = try session.play(
            answers: answers, wanted: [.reveal], kept: [.reveal], patience: Double(seconds) + 20)
        var late = session.answers(window: 0)
        late.silent = 10
        late.onlySilent = true
        late.keepsReceipts = true
        let receipts = try session.play(answers: late).played.receipts
        noteCloses(play.played.kept, receipts, seconds: seconds)
        _ = try session.play(hostLine: Self.next, wanted: [.leaderboard])
    }

    private func noteCloses(_ reveals: [KeptLine], _ receipts: [KeptReceipt], seconds: Int) {
        let ends = Dictionary(grouping: receipts.filter { $0.status == "late" }, by: \.room).mapValues { receipts in
            receipts.map { $0.startedAt + seconds * 1000 + $0.credit }.max() ?? 0
        }
        let errors = reveals.compactMap { reveal -> Double? in
            guard let end = ends[reveal.room], let at = reveal.integer("at") else { return nil }
            if at < end { session.ledger.remark("\(session.subject): a question closed \(end - at) ms early") }
            return Double(at - end)
        }
        session.ledger.note(session.subject, .closeError, each: errors)
    }

    private static let next = "{\"type\":\"next\"}\n"
}

extension KeptLine {
    func integer(_ name: StaticString) -> Int? {
        Array(line.utf8).withUnsafeBytes { JSONText.integer(name, in: $0) }
    }
}

extension Played {
    func meanBytes(_ kind: LineKind) -> Int {
        let count = lines[kind.rawValue]
        return count == 0 ? 0 : (bytes[kind.rawValue] + count / 2) / count
    }

    var meanAnswerBytes: Int {
        let count = answered.count { $0 > 0 }
        return count == 0 ? 0 : (answerBytes + count / 2) / count
    }
}
