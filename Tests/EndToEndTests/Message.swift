import Foundation

/// One line of a JSON client, in or out, read by dotted paths: `message["you.score"]`.
struct Message {
    let line: String
    private let members: [String: Any]

    init?(_ line: String) {
        guard line.hasPrefix("{"),
            let members = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        else { return nil }
        self.line = line
        self.members = members
    }

    var type: String { string("type") ?? "" }

    func string(_ path: String) -> String? { value(path) as? String }
    func int(_ path: String) -> Int? { (value(path) as? NSNumber)?.intValue }
    func bool(_ path: String) -> Bool? { (value(path) as? NSNumber)?.boolValue }
    func strings(_ path: String) -> [String] { value(path) as? [String] ?? [] }
    func has(_ path: String) -> Bool { value(path) != nil }

    func messages(_ path: String) -> [Message] {
        (value(path) as? [[String: Any]] ?? []).compactMap(Message.init(members:))
    }

    func message(_ path: String) -> Message? { (value(path) as? [String: Any]).flatMap(Message.init(members:)) }

    private init?(members: [String: Any]) {
        guard let data = try? JSONSerialization.data(withJSONObject: members, options: .sortedKeys) else { return nil }
        line = String(decoding: data, as: UTF8.self)
        self.members = members
    }

    private func value(_ path: String) -> Any? {
        path.split(separator: ".").reduce(members as Any?) { ($0 as? [String: Any])?[String($1)] }
    }
}

/// A request as a line: `request("join", ["room": room, "name": "Ada"])`.
func request(_ type: String, _ members: [String: Any] = [:]) -> String {
    let object = members.merging(["type": type]) { $1 }
    let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data ?? Data(), as: UTF8.self)
}

extension Program {
    /// The next message of this type; others are passed over.
    func event(_ type: String, where isWanted: (Message) -> Bool = { _ in true }) throws -> Message {
        var found: Message?
        try line("a “\(type)”") { line in
            guard let message = Message(line), message.type == type, isWanted(message) else { return false }
            found = message
            return true
        }
        guard let found else { throw Missed("\(name): no “\(type)”") }
        return found
    }

    /// All JSON lines that came so far.
    var messages: [Message] { text.split(separator: "\n").compactMap { Message(String($0)) } }

    /// Asks, and waits for what is said to it.
    @discardableResult
    func ask(_ type: String, _ members: [String: Any] = [:], expect reply: String = "ok") throws -> Message {
        let id = "\(type)-\(Int.random(in: 0..<1 << 30))"
        try self.type(request(type, members.merging(["id": id]) { $1 }))
        let answer = try line("a reply to \(type)") { Message($0)?.string("re") == id }
        guard let message = Message(answer), message.type == reply else {
            throw Missed("\(name) asked “\(type)” and got \(answer)")
        }
        return message
    }
}
