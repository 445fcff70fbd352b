import Foundation
import QuizNight
import QuizProtocol
import QuizRules
import Testing

/// A night without a network: clients whose bytes and times a test makes up, on one loop or several.
final class Evening {
    let nights: [Night]
    var now: Milliseconds = 1_700_000_000_000
    private var mail: [(parcel: Parcel, loop: Int)] = []
    private var clients: [Guest] = []

    init(loops: Int = 1, limits: Limits = Limits(), journal: any Journal = Unjournaled(), bank: Bank = .capitals) {
        let directory = Directory(loops: loops)
        let now = now
        nights = (0..<loops).map { number in
            Night(
                Night.Setting(version: "0", hostKey: "key", addresses: ["192.0.2.1:7777"]), number: number,
                limits: limits, directory: directory, shelf: OneBank(bank),
                journal: number == 0 ? journal : Unjournaled(), chance: Dice(UInt64(number) + 7), at: now)
        }
        for night in nights {
            night.send = { [unowned self] in mail.append(($0, $1)) }
            night.queuedBytes = { [unowned self, unowned night] in
                clients.reduce(0) { $0 + ($1.night === night ? $1.queuedBytes : 0) }
            }
        }
    }

    /// A new client, dealt to the loops in turn.
    func client(address: String = "192.0.2.9", loopback: Bool = false) -> Guest {
        let guest = Guest(self, nights[clients.count % nights.count], address: address, loopback: loopback)
        clients.append(guest)
        return guest
    }

    /// A host with a room; its code.
    func host(_ options: String = "{}", mode: String = "classic") -> (host: Guest, room: String) {
        let host = client(loopback: true)
        host.say(#"{"type":"create","bank":"capitals","mode":"\#(mode)","options":\#(options)}"#)
        return (host, host.last("created")?["room"] as? String ?? "")
    }

    func player(_ name: String, in room: String) -> Guest {
        let player = client()
        player.say(#"{"type":"join","room":"\#(room)","name":"\#(name)"}"#)
        return player
    }

    /// Lets time pass, with every deadline at its time.
    func pass(_ time: Milliseconds) {
        let end = now + time
        while let next = nights.compactMap(\.nextDeadline).min(), next <= end {
            now = max(now, next)
            for night in nights where night.nextDeadline.map({ $0 <= now }) ?? false { night.tick(at: now) }
            settle()
        }
        now = end
        settle()
    }

    /// Ends turns on all loops until there is no more mail between them. What was handed over in one turn is put to the
    /// room in the next.
    func settle() {
        for _ in 0..<2 {
            for night in nights { night.endTurn(at: now) }
            while !mail.isEmpty {
                let (parcel, loop) = mail.removeFirst()
                nights[loop].receive(parcel, at: now)
                nights[loop].endTurn(at: now)
            }
        }
    }
}

/// One client of an evening.
final class Guest: Outlet {
    private unowned let evening: Evening
    let night: Night
    private var joined: Session?
    var session: Session {
        guard let joined else { preconditionFailure("a guest is welcomed as it comes") }
        return joined
    }
    private var bytes: [UInt8] = []
    private(set) var isReading = true
    private(set) var hasHungUp = false
    var queuedBytes = 0
    var outputLimit = 0
    var figures = LinkFigures(minimumRoundTrip: 0)
    let address: String
    let isLoopback: Bool
    /// Whether what is sent counts as handed over at once.
    var isServed = true

    init(_ evening: Evening, _ night: Night, address: String, loopback: Bool) {
        self.evening = evening
        self.night = night
        self.address = address
        isLoopback = loopback
        joined = night.welcome(self, at: evening.now)
    }

    func send(_ bytes: [UInt8], marker: UInt64?) {
        self.bytes += bytes
        if let marker, isServed { serve(marker) }
    }

    func send(_ line: SharedLine, rest: [UInt8], marker: UInt64?, isLast: Bool) {
        send(line.bytes + rest, marker: marker)
    }
    func pauseReading() { isReading = false }
    func resumeReading() { isReading = true }
    func hangUp() { hasHungUp = true }

    func serve(_ marker: UInt64) { night.handedOver(session, marker: marker, at: evening.now) }

    /// Sends lines in one packet, and ends the turn.
    func say(_ lines: String...) { say(bytes: Array((lines.joined(separator: "\n") + "\n").utf8)) }

    func say(bytes: [UInt8]) {
        bytes.withUnsafeBytes { night.read(session, $0, at: evening.now) }
        evening.settle()
    }

    func drop() {
        night.ended(session, at: evening.now)
        evening.settle()
    }

    // MARK: - What it was sent

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var events: [[String: Any]] {
        text.split(separator: "\n").compactMap {
            try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    var types: [String] { events.compactMap { $0["type"] as? String } }
    func last(_ type: String) -> [String: Any]? { events.last { $0["type"] as? String == type } }
    func count(_ type: String) -> Int { types.count { $0 == type } }
    var lastError: String? { last("error")?["code"] as? String }
    func forget() { bytes = [] }
}

final class OneBank: Shelf {
    private let bank: Bank
    init(_ bank: Bank) { self.bank = bank }
    func bank(named name: String) -> Bank? { name == bank.name ? bank : nil }
    var summaries: [BankSummary] {
        [BankSummary(name: bank.name, title: bank.title, questions: bank.questionCount, rounds: 1, language: "en")]
    }
}

/// Chance that comes out the same in every test.
struct Dice: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

extension Bank {
    /// Two questions whose first option is right, unshuffled.
    static var capitals: Bank {
        func question(_ id: String, _ text: String, _ options: [String]) -> Question {
            var question = Question(id: id, text: text, kind: Choice(options: options, correct: [0]))
            question.shuffle = false
            return question
        }
        return Bank(
            name: "capitals", title: "Capitals", language: "en",
            rounds: [
                Round(
                    name: "",
                    questions: [
                        question("fr", "The capital of France?", ["Paris", "Lyon"]),
                        question("it", "The capital of Italy?", ["Rome", "Milan"]),
                    ])
            ])
    }
}
