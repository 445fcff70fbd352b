import Dispatch
import EventLoop
import Foundation
import QuizNight

/// The threads of all loops but the first, which runs on the thread that starts the server.
final class LoopThreads {
    private let plan: ServerPlan
    private let running = DispatchGroup()

    init(_ plan: ServerPlan) { self.plan = plan }

    /// Starts them, and waits until each has a loop; returns where each is reached.
    func start() throws(LoopError) -> [Mailbox<LoopMessage>] {
        var mailboxes: [Mailbox<LoopMessage>] = []
        for number in 1..<max(1, plan.directory.loops) {
            do throws(LoopError) {
                mailboxes.append(try start(number))
            } catch {
                for mailbox in mailboxes { mailbox.post(.step(.sayGoodbye)) }
                throw error
            }
        }
        return mailboxes
    }

    /// Waits for the end of all.
    func join() { running.wait() }

    private func start(_ number: Int) throws(LoopError) -> Mailbox<LoopMessage> {
        let started = Handoff<Result<Mailbox<LoopMessage>, LoopError>>()
        let plan = plan
        let running = running
        running.enter()
        let thread = Thread {
            defer { running.leave() }
            do throws(LoopError) {
                let runner = try LoopRunner(plan, number: number)
                started.put(.success(runner.mailbox))
                try runner.loop.run()
            } catch {
                started.put(.failure(error))
            }
        }
        thread.name = "loop \(number)"
        thread.start()
        return try started.take().get()
    }
}
