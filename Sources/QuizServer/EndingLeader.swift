import EventLoop

/// Leads all loops through the end of the server (`Ending`). Confined to the first loop's thread.
final class EndingLeader {
    private let door: FrontDoor
    private let loops: [Mailbox<LoopMessage>]
    private let loop: Loop
    private var ending: Ending
    private var patience: Deadline?

    init(_ door: FrontDoor, _ loops: [Mailbox<LoopMessage>], on loop: Loop) {
        self.door = door
        self.loops = loops
        self.loop = loop
        ending = Ending(loops: loops.count)
    }

    /// Begins the end; asked again, it waits for nobody any more.
    func stop() {
        door.close()
        guard let step = ending.begin() else { return tell(.sayGoodbye) }
        tell(step)
        // A disk that does not answer must not keep everybody.
        let patience = Deadline(on: loop) { [unowned self] in tell(.sayGoodbye) }
        patience.set(loop.now + .milliseconds(1500))
        self.patience = patience
    }

    /// A loop has taken a step.
    func took(_ step: Ending.Step, loop: Int) {
        if let next = ending.took(step, loop: loop) { tell(next) }
    }

    private func tell(_ step: Ending.Step) {
        if step == .sayGoodbye {
            patience = nil
            ending.finish()
        }
        for loop in loops { loop.post(.step(step)) }
    }
}
