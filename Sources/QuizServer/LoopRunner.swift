import EventLoop
import QuizJournal
import QuizNight

/// One loop with its edge and the mailbox that it is reached by. Made on the thread that runs it.
final class LoopRunner {
    let loop: Loop
    let edge: Edge
    let mailbox: Mailbox<LoopMessage>
    /// On the first loop: who leads the end of the server.
    weak var leader: EndingLeader?
    private let inbox: Inbox
    private let journal: RoomJournal?

    /// What a mailbox delivers before its runner is complete has nowhere to go; nothing is delivered before the loop runs.
    private final class Inbox { weak var runner: LoopRunner? }

    init(_ plan: ServerPlan, number: Int) throws(LoopError) {
        let loop = try Loop()
        let inbox = Inbox()
        let mailbox = try Mailbox<LoopMessage>(on: loop) { messages in
            for message in messages { inbox.runner?.receive(message) }
        }
        journal = plan.journal.map { RoomJournal($0.port { mailbox.post(.journal($0)) }) }
        let night = Night(
            plan.setting, number: number, limits: plan.limits, directory: plan.directory,
            shelf: BankShelf(plan.library), journal: journal ?? Unjournaled(), chance: SystemRandomNumberGenerator(),
            at: plan.clock.time(of: loop.now))
        night.note = { plan.log.record($0) }
        self.inbox = inbox
        self.loop = loop
        self.mailbox = mailbox
        edge = Edge(loop: loop, night: night, directory: plan.directory, clock: plan.clock)
        inbox.runner = self
        for recovered in plan.recovered(for: number) {
            journal?.resume(recovered.stored, in: recovered.room.code)
            night.restore(recovered.room, at: edge.now)
        }
    }

    private func receive(_ message: LoopMessage) {
        switch message {
        case .begin(let loops, let addresses):
            edge.begin(loops, addresses: addresses)
            let number = edge.night.number
            edge.stepped = { step in loops[0].post(.stepped(step, loop: number)) }
        case .client(let socket): edge.accept(socket)
        case .makePlace: _ = edge.night.makePlace(at: edge.now)
        case .parcel(let parcel): edge.receive(parcel)
        case .journal(.durable(let batches)): journal?.durable(batches)
        case .journal(.stalled(let stall)): edge.night.journalStalled(because: "\(stall)", at: edge.now)
        case .journal(.healed): edge.night.journalHealed(at: edge.now)
        case .stop: leader?.stop()
        case .step(let step): edge.take(step)
        case .stepped(let step, let loop): leader?.took(step, loop: loop)
        }
    }
}
