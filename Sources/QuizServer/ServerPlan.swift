import Logging
import QuizBanks
import QuizNight
import QuizProtocol
import QuizRules

/// What all loops of a server are made from.
struct ServerPlan: Sendable {
    let setting: Night.Setting
    let limits: Limits
    let directory: Directory
    let library: BankLibrary
    let log: Logger
    let clock = ServerClock()
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
