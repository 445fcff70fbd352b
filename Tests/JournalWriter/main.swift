import Foundation
import QuizJournal
import QuizRecords
import QuizRules

// A process that keeps an evening and says on its standard output what has become durable, for tests that end it:
//   journal-writer DIRECTORY DURABILITY [USER]
// It goes on until it is ended. Batch n is what `turn(n)` says. With USER (a number) it runs as that user.

func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
}

func turn(_ number: Int) -> [(input: Input, at: Milliseconds)] {
    let at = Milliseconds(1_764_000_000_000 + number)
    let answer = GivenAnswer.form(.text("answer \(number)"))
    return [
        (.say("batch \(number)"), at),
        (.answer(PlayerID(number: number), question: number, answer, received: at - 1, credit: 0), at),
    ]
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let durability = Durability(rawValue: arguments[2]) else {
    say("usage: journal-writer DIRECTORY DURABILITY [USER]")
    exit(2)
}
if arguments.count > 3, let user = UInt32(arguments[3]) { setuid(user) }

/// How far the writer may be ahead of the disk.
let window = 20
let room = DispatchSemaphore(value: window)

do {
    var limits = JournalLimits()
    // Small, so that the log is copied into the database often.
    limits.logBytes = 64 << 10
    let store = try JournalStore(.directory(arguments[1]), durability: durability, rulesVersion: 1, limits: limits) {
        say("failed \($0)")
        exit(3)
    }
    nonisolated(unsafe) var last = 0
    let port = store.port { news in
        guard case .durable(let batches) = news, let number = batches.first?.number else { return }
        say("durable \(number)")
        for _ in last..<number { room.signal() }
        last = number
    }
    let setup = GameSetup(title: "Lights out", rounds: [], mode: .classic, options: GameOptions(), seed: 1)
    let game = port.begin(room: "K7QX", setup: setup, hostToken: "token", at: 1_764_000_000_000)
    var number = 0
    while true {
        room.wait()
        number += 1
        var batch = InputBatch(number: number, capacity: 2)
        for (input, at) in turn(number) { batch.append(input, at: at) }
        port.append(batch, to: game)
    }
} catch {
    say("error \(error)")
    exit(1)
}
