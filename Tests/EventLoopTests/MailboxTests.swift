import EventLoop
import Foundation
import Synchronization
import Testing

@Suite struct MailboxTests {
    @Test func `letters from many threads all arrive, those of each in the order in which they were posted`() throws {
        let loop = try Loop()
        var received = [[Int]](repeating: [], count: 8)
        var emptyBatches = 0
        let mailbox = try Mailbox<(sender: Int, number: Int)>(on: loop) { letters in
            if letters.isEmpty { emptyBatches += 1 }
            for letter in letters { received[letter.sender].append(letter.number) }
            if received.allSatisfy({ $0.count == 2000 }) { loop.stop() }
        }
        onThreads(8) { sender in
            for number in 0..<2000 { mailbox.post((sender, number)) }
        }
        try run(loop)
        #expect(received.allSatisfy { $0 == Array(0..<2000) })
        #expect(emptyBatches == 0)
    }

    @Test func `a letter posted while letters are being read comes in a batch of its own`() throws {
        let loop = try Loop()
        var batches: [[String]] = []
        var mailbox: Mailbox<String>?
        mailbox = try Mailbox<String>(on: loop) { letters in
            batches.append(letters)
            if batches.count == 1 { mailbox?.post("reply") } else { loop.stop() }
        }
        mailbox?.post("one")
        mailbox?.post("two")
        try run(loop)
        #expect(batches == [["one", "two"], ["reply"]])
        mailbox = nil
    }

    @Test func `a mailbox closed while others post takes nothing more, and they are told so`() throws {
        let loop = try Loop()
        let posted = Tally()
        var received = 0
        let mailbox = try Mailbox<Int>(on: loop) { letters in received += letters.count }
        try play(loop) {
            let threads = onThreads(4) { sender in
                while mailbox.post(sender) { posted.count() }
            }
            while posted.sum < 1000 {}
            mailbox.close()
            threads.wait()
            #expect(!mailbox.post(0))
        }
        #expect(posted.sum >= 1000)
        #expect(received <= posted.sum)
    }

    @Test func `a mailbox closed by its own reader is read no more`() throws {
        let loop = try Loop()
        var batches = 0
        var mailbox: Mailbox<Int>?
        mailbox = try Mailbox<Int>(on: loop) { _ in
            batches += 1
            mailbox?.post(2)
            mailbox?.close()
            #expect(mailbox?.post(3) == false)
        }
        mailbox?.post(1)
        try play(loop) {}
        #expect(batches == 1)
        mailbox = nil
    }

    @Test func `whoever posts when the loop ends is told so, and nothing is rung that is gone`() throws {
        let loop = try Loop()
        var first = true
        let mailbox = try Mailbox<Int>(on: loop) { _ in
            if first { loop.stop() }
            first = false
        }
        let threads = onThreads(4) { _ in
            while mailbox.post(1) {}
        }
        try run(loop)
        threads.wait()
        #expect(!mailbox.post(1))
        mailbox.close()
    }

    @Test func `a letter that posts when it is let go does not block its mailbox`() throws {
        let loop = try Loop()
        let mailbox = try Mailbox<LastWord>(on: loop) { _ in }
        mailbox.post(LastWord(to: mailbox))
        mailbox.close()
        #expect(!mailbox.post(LastWord(to: mailbox)))
        try play(loop) {}
    }

    @Test func `no mailbox can be opened on a loop that has ended`() throws {
        let loop = try Loop()
        loop.stop()
        try run(loop)
        #expect(throws: LoopError.self) { try Mailbox<Int>(on: loop) { _ in } }
    }
}

/// Posts another letter when it is let go.
private final class LastWord: Sendable {
    private let mailbox: Mailbox<LastWord>?

    init(to mailbox: Mailbox<LastWord>?) {
        self.mailbox = mailbox
    }

    deinit {
        mailbox?.post(LastWord(to: nil))
    }
}

/// A count that many threads add to.
private final class Tally: Sendable {
    private let number = Atomic(0)

    var sum: Int { number.load(ordering: .relaxed) }

    func count() {
        number.add(1, ordering: .relaxed)
    }
}

/// Runs `work` on so many threads at once; wait for the group to know that all have ended.
@discardableResult
func onThreads(_ count: Int, _ work: @escaping @Sendable (_ number: Int) -> Void) -> DispatchGroup {
    let group = DispatchGroup()
    for number in 0..<count {
        group.enter()
        Thread.detachNewThread {
            work(number)
            group.leave()
        }
    }
    return group
}
