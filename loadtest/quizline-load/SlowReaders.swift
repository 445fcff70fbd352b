import Foundation
import Glibc
import Synchronization

/// Players and watchers of a room who stop reading when they are told to. They are real connections, with little room in
/// their kernel (`SO_RCVBUF`), so that what they do not read stays with the server. A thread reads for them until then.
///
/// They never answer: whether they read or not is all that differs for the others.
final class SlowReaders: Sendable {
    private let guests: Mutex<[SlowReader]>
    private let isReading = Atomic(true)
    private let isOver = Atomic(false)
    /// Bytes that each one's kernel takes: enough for the longest line of a game, doubled by the kernel (socket(7)).
    private static let receiveBuffer: Int32 = 32 * 1024

    /// Connects them and brings them into the room: first the players, then the watchers.
    ///
    /// - Throws: `LoadError` where one does not come in within 10 s.
    init(port: UInt16, room: String, players: Int, watchers: Int) throws {
        _ = try Descriptors.raise()
        var all: [SlowReader] = []
        for number in 0..<players + watchers {
            let isPlayer = number < players
            let name = isPlayer ? "slow-\(number + 1)" : nil
            let descriptor = try Loopback.connect(port, receiveBuffer: Self.receiveBuffer)
            all.append(try SlowReader(descriptor, room: room, name: name))
        }
        guests = Mutex(all)
        Thread.detachNewThread { [self] in
            while !isOver.load(ordering: .acquiring) {
                usleep(500)
                guests.withLock { guests in
                    let readers = isReading.load(ordering: .acquiring) ? guests.indices : Self.wakeful(guests)
                    Self.readWhatComes(&guests, readers)
                }
            }
        }
    }

    /// The last watcher reads on, so that it can be told what the others should have seen.
    private static func wakeful(_ guests: [SlowReader]) -> Range<Int> { max(0, guests.count - 1)..<guests.count }

    /// From now on nobody but the last watcher reads.
    func stall() { isReading.store(false, ordering: .releasing) }

    /// One of them reads all that has come, and goes on as before.
    ///
    /// - Parameter milliseconds: all has come when nothing more did for so long.
    /// - Returns: the reason of its `bye`, where that came.
    func catchUp(_ number: Int, quietFor milliseconds: Int32 = 100) -> String? {
        guests.withLock { guests in
            guests[number].readAll(quietFor: milliseconds)
            return guests[number].bye
        }
    }

    func seen(_ number: Int) -> SlowReader.Seen { guests.withLock { $0[number].seen } }

    func leave() {
        isOver.store(true, ordering: .releasing)
        guests.withLock { guests in
            for guest in guests { close(guest.descriptor) }
            guests = []
        }
    }

    private static func readWhatComes(_ guests: inout [SlowReader], _ who: Range<Int>) {
        let open = who.filter { !guests[$0].hasEnded }
        var polls = open.map { pollfd(fd: guests[$0].descriptor, events: Int16(POLLIN), revents: 0) }
        guard !polls.isEmpty, poll(&polls, nfds_t(polls.count), 5) > 0 else { return }
        for (index, ready) in zip(open, polls) where ready.revents != 0 { guests[index].readNow() }
    }
}

/// One of them.
struct SlowReader {
    /// What was in the lines it has read.
    struct Seen {
        var counts = 0
        /// Of what is told to everybody, by the numbers that all such lines carry.
        var events = 0
        var missed = 0
        /// The connection has ended: with bytes that nobody acknowledges for 30 s the kernel gives it up.
        var hasEnded = false
    }

    let descriptor: Int32
    private(set) var seen = Seen()
    fileprivate var hasEnded: Bool { seen.hasEnded }
    private(set) var bye: String?
    private var isIn = false
    private var problem: String?
    private var unfinished: [UInt8] = []
    private var lastNumber: Int?

    /// - Parameter name: of a player; nil watches.
    fileprivate init(_ descriptor: Int32, room: String, name: String?) throws {
        self.descriptor = descriptor
        let line =
            name.map { "{\"type\":\"join\",\"room\":\"\(room)\",\"name\":\"\($0)\"}\n" }
            ?? "{\"type\":\"watch\",\"room\":\"\(room)\"}\n"
        let bytes = Array(line.utf8)
        guard Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw LoadError("a slow player could not ask to come in")
        }
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while !isIn {
            guard poll(&ready, 1, 10_000) > 0 else { throw LoadError("a slow player did not come in") }
            readNow()
            if let problem { throw LoadError("a slow player did not come in: \(problem)") }
            if hasEnded { throw LoadError("a slow player was turned away") }
        }
    }

    /// Reads until nothing has come for so many milliseconds, or the end.
    fileprivate mutating func readAll(quietFor milliseconds: Int32) {
        var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while !hasEnded, poll(&ready, 1, milliseconds) > 0 { readNow() }
    }

    fileprivate mutating func readNow() {
        var bytes = [UInt8](repeating: 0, count: 64 * 1024)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        if count < 0, errno == EAGAIN { return }
        guard count > 0 else { return seen.hasEnded = true }
        unfinished += bytes[..<count]
        var rest = unfinished[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            Array(rest[rest.startIndex..<end]).withUnsafeBytes { took($0) }
            rest = rest[(end + 1)...]
        }
        unfinished = Array(rest)
    }

    private mutating func took(_ line: UnsafeRawBufferPointer) {
        switch Peer.quizline.classify(line) {
        case .error: problem = String(decoding: line, as: UTF8.self)
        case .bye: bye = JSONText.string("reason", in: line) ?? ""
        case .count: seen.counts += 1
        case .entered, .watching: isIn = true
        default: noteNumber(line)
        }
    }

    private mutating func noteNumber(_ line: UnsafeRawBufferPointer) {
        guard let number = JSONText.integer("seq", in: line) else { return }
        seen.events += 1
        if let lastNumber { seen.missed += max(0, number - lastNumber - 1) }
        lastNumber = number
    }
}
