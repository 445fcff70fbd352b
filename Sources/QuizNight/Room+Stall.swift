import QuizProtocol
import QuizRules

/// What a room holds while nothing can be saved.
struct Stall {
    let since: Milliseconds
    let problem: Problem
    /// What happened in the world meanwhile: it is put to the game afterwards.
    var held: [ToRoom] = []
}

/// When the disk takes nothing, a game stands: its clock stops, new requests are told `not_saved`, and what was applied
/// before waits for its receipt.
extension Room {
    /// `reason`: why nothing can be saved, as in "the disk is full".
    func stand(because reason: String, since: Milliseconds) {
        guard stall == nil else { return }
        let message = "Nothing can be saved just now: \(reason). The clock stands. Please try again in a moment."
        stall = Stall(since: since, problem: Problem(.notSaved, message))
        for attachment in members.hostAttachments {
            sendAtOnce(.reply(attachment, nil, .error(Problem(.notSaved, message)), isSeen: false), to: attachment)
        }
    }

    /// Things can be saved again: the game goes on with the time that was left.
    func goOn(at now: Milliseconds) {
        guard let stall else { return }
        self.stall = nil
        if game.nextDeadline != nil || !game.isPaused {
            // Refused where no clock runs, as in the lobby.
            apply(.pause, at: stall.since)
            if game.isPaused { apply(.continue, at: now) }
        }
        for message in stall.held { receive(message, at: now) }
    }

    /// Says `not_saved`, which is the only reply then.
    func turnAway(_ message: ToRoom) {
        guard let problem = stall?.problem else { return }
        switch message {
        case .come(let attachment, let id, _, _):
            sendAtOnce(.refused(attachment, id, problem, guess: false), to: attachment)
        case .ask(let attachment, _, let id, .leave, _):
            sendAtOnce(.end(attachment, id, .left), to: attachment)
        case .ask(let attachment, let role, let id, _, _):
            guard members.member(attachment, as: role) != nil else { return }
            sendAtOnce(.reply(attachment, id, .error(problem), isSeen: false), to: attachment)
        case .open, .vacate, .served, .silent, .gone:
            stall?.held.append(message)
        }
    }
}
