import Logging
import QuizBanks
import QuizJournal
import QuizNight
import QuizProtocol
import QuizRules

/// What all loops of a server are made from.
struct ServerPlan: Sendable {
    let setting: Night.Setting
    let limits: Limits
    let directory: Directory
    let library: @Sendable () -> BankLibrary
    let log: Logger
    let clock: ServerClock
    /// Nil: nothing is kept.
    let journal: JournalStore?
    /// Rooms of an earlier process; each loop takes those that are its own (`home`).
    let recovered: [RecoveredRoom]

    /// The rooms that are to live on a loop: they are dealt to the loops in turn.
    func recovered(for loop: Int) -> [RecoveredRoom] {
        recovered.enumerated().filter { $0.offset % directory.loops == loop }.map(\.element)
    }
}

extension Logger {
    /// Logs what a night notes, one line an event.
    func record(_ note: Note) {
        switch note {
        case .roomOpened(let code, let title, let mode):
            info("room opened", metadata: ["room": "\(code)", "title": "\(title)", "mode": "\(mode.rawValue)"])
        case .roomEnded(let code): info("room ended", metadata: ["room": "\(code)"])
        case .gameOver(let code): info("game over", metadata: ["room": "\(code)"])
        case .ended(let farewell, let address):
            debug("goodbye", metadata: ["reason": "\(farewell.rawValue)", "address": "\(address)"])
        }
    }
}
