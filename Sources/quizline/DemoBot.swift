import Foundation

/// A player of the demo.
struct DemoBot: Sendable {
    let name: String
    /// How likely it is to know an answer, 0 to 1.
    let skill: Double
    let room: String
    let socket: LineSocket

    func play(knowing solution: SharedSolution) {
        do {
            try socket.send(["type": "join", "room": room, "name": name])
            while true {
                let event = try socket.next()
                guard event["type"] as? String == "question", let number = event["question"] as? Int else { continue }
                pause(Double.random(in: 0.8...3.2))
                let known = Double.random(in: 0..<1) < skill ? solution.answer : nil
                var answer = known ?? guess(event)
                answer["type"] = "answer"
                answer["question"] = number
                try socket.send(answer)
            }
        } catch {
            socket.close()
        }
    }

    private func guess(_ question: [String: Any]) -> [String: Any] {
        let keys = (question["options"] as? [[String: Any]] ?? []).compactMap { $0["key"] as? String }
        switch question["kind"] as? String {
        case "multiple":
            return ["choices": keys.filter { _ in Bool.random() }.isEmpty ? [keys[0]] : Array(keys.prefix(2))]
        case "blanks":
            let gaps = question["blanks"] as? Int ?? 1
            return ["blanks": (0..<gaps).compactMap { _ in keys.randomElement() }]
        case "order": return ["order": keys.shuffled()]
        case "text": return ["text": ["no idea", "a duck", "42"].randomElement() ?? "a duck"]
        case "number": return ["number": Int.random(in: 1...100)]
        default: return ["choice": keys.randomElement() ?? "A"]
        }
    }
}
