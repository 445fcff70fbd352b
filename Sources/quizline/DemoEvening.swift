import Foundation
import QuizServer

/// The cast of the demo: a host, a dozen bots, and the projector's view on standard output.
struct DemoEvening: Sendable {
    let port: Int
    let bank: String

    private static let names = [
        "Ada", "Ben", "Cleo", "Dev", "Edith", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kira", "Linus",
    ]

    func run() throws {
        let host = try LineSocket(port: port)
        try host.send(["type": "create", "bank": bank, "key": ""])
        let created = try host.next(type: "created")
        guard let room = created["room"] as? String, let token = created["host_token"] as? String else {
            throw LineSocket.Failure.ended
        }
        try host.send(["type": "host", "room": room, "token": token, "solutions": true])
        _ = try host.next(type: "hosting")
        print("A quiz night with \(Self.names.count) bots, as the projector shows it.\n")
        // The projector writes past this program's own buffer.
        fflush(nil)
        let projector = try LineSocket(port: port)
        try projector.send(line: "watch \(room)")
        let projected = Handoff<Void>()
        Thread.detachNewThread {
            projector.copyToStandardOutput()
            projected.put(())
        }
        let solution = SharedSolution()
        let evening = Handoff<Void>()
        for (index, name) in Self.names.enumerated() {
            // The first know nearly everything, the last guess.
            let skill = 0.95 - 0.05 * Double(index)
            let bot = try DemoBot(name: name, skill: skill, room: room, socket: LineSocket(port: port))
            Thread.detachNewThread { bot.play(knowing: solution) }
        }
        try lead(host, solution)
        evening.put(())
        projector.close()
        projected.take()
    }

    /// The host's part: starts when all are in, and goes on when people have had time to read.
    private func lead(_ host: LineSocket, _ solution: SharedSolution) throws {
        while try host.next(type: "lobby")["players"] as? Int != Self.names.count {}
        pause(1)
        try host.send(["type": "start"])
        while true {
            let event = try host.next()
            switch event["type"] as? String {
            case "question": solution.set(event)
            case "reveal":
                pause(2.5)
                try host.send(["type": "next"])
            case "leaderboard":
                pause(2)
                try host.send(["type": "next"])
            case "game_over":
                pause(1)
                return
            default: break
            }
        }
    }
}

func pause(_ seconds: Double) { Thread.sleep(forTimeInterval: seconds) }

/// The open question's solution, which the host's console knows; the cleverer bots look it up.
final class SharedSolution: @unchecked Sendable {
    private let lock = NSLock()
    private var model: Data?

    func set(_ question: [String: Any]) {
        let correct = (question["solution"] as? [String: Any])?["correct"] as? [Any]
        let data = correct?.first.flatMap { try? JSONSerialization.data(withJSONObject: $0) }
        lock.withLock { model = data }
    }

    var answer: [String: Any]? {
        lock.withLock { model }.flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
    }
}
