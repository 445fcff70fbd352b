import EventLoop
import Foundation
import Testing

/// Both sides send and read by chance, in every way there is; all must arrive, intact and in order.
@Suite struct ConversationTests {
    private static let clientBytes = 400_000
    private static let serverBytes = 1_200_000

    @Test(arguments: 1...6) func `whatever both sides do, all they say arrives in order`(_ seed: Int) throws {
        let loop = try Loop()
        var chance = SeededChance(seed: UInt64(seed))
        var speakers: [ObjectIdentifier: Speaker] = [:]
        let server = try TestServer(on: loop)
        let address = server.address
        server.onAccept = { connection in
            speakers[ObjectIdentifier(connection)] = Speaker(connection, Self.serverBytes, seed: chance.next())
        }
        server.handler.onRead = { connection, bytes in speakers[ObjectIdentifier(connection)]?.hear(bytes) }
        server.handler.onEnd = { connection in speakers[ObjectIdentifier(connection)]?.peerHasSaidAll = true }
        server.handler.onHandedOver = { connection, mark in speakers[ObjectIdentifier(connection)]?.told(mark) }
        loop.onEndOfTurn = {
            for connection in server.connections {
                if speakers[ObjectIdentifier(connection)]?.act() == true { loop.wake() }
            }
        }
        let heard = try server.play {
            try (0..<3).map { number in try Talker(address, seed: UInt64(seed * 10 + number), says: Self.clientBytes) }
                .map { try $0.hearToEnd() }
        }
        #expect(heard.allSatisfy { $0 == Self.serverBytes })
        #expect(speakers.count == 3)
        for speaker in speakers.values {
            #expect(speaker.heard == Self.clientBytes)
            #expect(speaker.isIntact)
            #expect(speaker.marksTold == speaker.marksSet)
        }
        #expect(server.handler.overflows == 0)
        #expect(server.handler.closes == 3)
    }
}

/// The server's side of a conversation.
private final class Speaker {
    private(set) var heard = 0
    private(set) var isIntact = true
    private(set) var marksSet: [UInt64] = []
    private(set) var marksTold: [UInt64] = []
    var peerHasSaidAll = false

    private let connection: TCPConnection
    private let length: Int
    private var said = 0
    private var chance: SeededChance

    init(_ connection: TCPConnection, _ length: Int, seed: UInt64) {
        self.connection = connection
        self.length = length
        chance = SeededChance(seed: seed)
    }

    func hear(_ bytes: [UInt8]) {
        if bytes != Stream.bytes(heard..<heard + bytes.count) { isIntact = false }
        heard += bytes.count
    }

    func told(_ mark: UInt64) {
        marksTold.append(mark)
    }

    /// Does one thing by chance; false when there is no more to do until something comes.
    func act() -> Bool {
        if said == length {
            connection.resumeReading()
            if peerHasSaidAll { connection.close() }
            return false
        }
        // A mark tells when there is room again.
        guard connection.queuedBytes < 30_000 else { return false }
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: connection.pauseReading()
        case 1: connection.resumeReading()
        case 2, 3: connection.send(next(40))
        case 4: connection.send(SharedBytes(next(30_000)), marker: mark())
        case 5: connection.send(SharedBytes(next(3000)), rest: next(50), marker: mark())
        case 6: connection.send([], marker: mark())
        default: connection.send(next(60_000), marker: mark())
        }
        return true
    }

    private func next(_ most: Int) -> [UInt8] {
        let count = min(Int.random(in: 0...most, using: &chance), length - said)
        defer { said += count }
        return Stream.bytes(said..<said + count)
    }

    private func mark() -> UInt64 {
        marksSet.append(UInt64(marksSet.count))
        return marksSet[marksSet.count - 1]
    }
}

/// The client's side: it says what it has to say on a thread of its own, and reads a little or a lot at a time.
private final class Talker {
    private let client: ClientSocket
    private var chance: SeededChance

    init(_ address: ListenAddress, seed: UInt64, says length: Int) throws {
        chance = SeededChance(seed: seed)
        let client = try ClientSocket(address, receiveBuffer: seed % 2 == 0 ? 4096 : nil)
        self.client = client
        var chance = SeededChance(seed: seed + 1)
        let cuts = (0..<60).map { _ in Int.random(in: 0...length, using: &chance) }.sorted()
        Thread.detachNewThread {
            for (start, end) in zip([0] + cuts, cuts + [length]) {
                guard (try? client.send(Stream.bytes(start..<end))) != nil else { return }
            }
            client.finish()
        }
    }

    /// How many bytes came; -1 when any was wrong.
    func hearToEnd() throws -> Int {
        var heard = 0
        while true {
            let bytes = try client.receive(most: Int.random(in: 1...50_000, using: &chance))
            if bytes.isEmpty { return heard }
            guard bytes == Stream.bytes(heard..<heard + bytes.count) else { return -1 }
            heard += bytes.count
        }
    }
}
