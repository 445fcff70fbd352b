import QuizProtocol
import Testing

/// Whatever comes, and however it is split or stopped, the lines are the same.
@Suite struct FramingProperties {
    @Test(arguments: 0..<200) func `any split of the bytes gives the same lines`(seed: Int) {
        var dice = Dice(seed)
        let bytes = dice.bytes()
        var whole = Client(limit: 12)
        whole.send(bytes)
        var split = Client(limit: 12)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = min(rest.count, dice.number(1...dice.one(of: [1, 3, 40])))
            split.send(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        #expect(split.pieces == whole.pieces)
        #expect(split.replies == whole.replies)
        #expect(split.framer.negotiates == whole.framer.negotiates)
        #expect(split.framer.reportedWidth == whole.framer.reportedWidth)
    }

    @Test(arguments: 0..<200) func `stopping anywhere and going on later gives the same lines`(seed: Int) {
        var dice = Dice(seed)
        let bytes = dice.bytes()
        var whole = Client(limit: 12)
        whole.send(bytes)
        var stopped = Client(limit: 12)
        var rest = bytes[...]
        while !rest.isEmpty {
            stopped.stopsAfter = dice.maybe { $0.number(1...3) }
            if dice.number(0...2) == 0 { stopped.resume() }
            let count = min(rest.count, dice.number(1...30))
            stopped.send(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        stopped.stopsAfter = nil
        stopped.resume()
        #expect(stopped.pieces == whole.pieces)
        #expect(stopped.replies == whole.replies)
    }

    @Test(arguments: 0..<40) func `no line is longer than the limit, and nothing piles up`(seed: Int) {
        var dice = Dice(seed)
        var client = Client(limit: 12)
        for _ in 0..<50 {
            client.send(dice.bytes())
            #expect(client.framer.bytesKept <= 12 + 1 + 64)
        }
        for case .line(let bytes) in client.pieces { #expect(bytes.count <= 12) }
    }

    @Test(arguments: 0..<200) func `a program's lines come as they were sent`(seed: Int) {
        var dice = Dice(seed)
        let lines = (0..<10).map { _ in
            var line = Array("{".utf8)
            while dice.number(0...20) > 0 {
                let byte = UInt8(dice.number(0...255))
                // Of these, telnet's line end is made.
                if byte != 0x0A, byte != 0x0D { line.append(byte) }
            }
            return line
        }
        var client = Client()
        client.send(lines.flatMap { $0 + [0x0A] })
        #expect(client.pieces == lines.map { .line(bytes: $0) })
    }
}

extension Dice {
    /// Bytes among which those that mean something to the framer are frequent.
    mutating func bytes() -> [UInt8] {
        let isProgram = heads()
        return (0..<number(0...200)).flatMap { _ -> [UInt8] in
            switch number(0...23) {
            case 0...2: [0x0A]
            case 3: [0x0D, 0x0A]
            case 4: [0x0D, 0x00]
            case 5: [0x0D]
            case 6: [0x00]
            case 7: [isProgram ? UInt8(ascii: "\"") : 0x08]
            case 8: [0x7F]
            case 9: [0xFF]
            case 10: [0xFF, one(of: [251, 252, 253, 254]), one(of: [1, 3, 24, 31, 0x0A])]
            case 11: [0xFF, 250, 31, 0, UInt8(number(0...255)), 0, 40, 0xFF, 240]
            case 12: [0xFF, 250, one(of: [24, 31, 99])]
            case 13: [0xFF, 240]
            case 14: [0xFF, UInt8(number(0...255))]
            case 15: Array("é👍🏽".utf8)
            case 16: [UInt8(number(0...255))]
            case 17: isProgram ? [0x0A, UInt8(ascii: "{")] : [0x15]
            case 18: [UInt8](repeating: UInt8(ascii: "a"), count: number(0...20))
            default: [UInt8(number(0x20...0x7E))]
            }
        }
    }
}
