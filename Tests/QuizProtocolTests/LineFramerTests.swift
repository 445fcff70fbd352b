import QuizProtocol
import Testing

@Suite struct LineFramerTests {
    @Test func `lines end as terminals, programs and telnets end them`() {
        var client = Client()
        client.send("join K7QX Ada\nb\r\nc\r\0\n")
        #expect(client.lines == ["join K7QX Ada", "b", "c", ""])
    }

    @Test func `half a line waits for its end`() {
        var client = Client()
        client.send("{\"type\":")
        #expect(client.pieces.isEmpty)
        client.send("\"ping\"}\n")
        #expect(client.lines == ["{\"type\":\"ping\"}"])
    }

    @Test func `a line that is too long is told of once, as soon as it is certain, and skipped to its end`() {
        var client = Client(limit: 8)
        client.send("12345678\r\n")
        #expect(client.lines == ["12345678"])
        client.send("12345678\r")
        #expect(client.pieces == [.line("12345678")])
        client.send("9")
        #expect(client.pieces == [.line("12345678"), .tooLong])
        client.send("and so on, for ever and ever\nb\n")
        #expect(client.pieces == [.line("12345678"), .tooLong, .line("b")])
    }

    @Test func `whoever must wait gets the rest of the lines later`() {
        var client = Client()
        client.stopsAfter = 1
        client.send("join K7QX Ada\nb\nc\nd")
        #expect(client.lines == ["join K7QX Ada"])
        client.stopsAfter = 2
        client.resume()
        #expect(client.lines == ["join K7QX Ada", "b", "c"])
        client.stopsAfter = nil
        client.send("e\n")
        #expect(client.lines == ["join K7QX Ada", "b", "c", "de"])
    }
}

@Suite struct ErasingTests {
    @Test(arguments: [
        ("jion\u{8}\u{8}\u{8}oin K7QX Ada\n", "join K7QX Ada"),
        ("caf\u{E9}\u{7F}e\n", "cafe"),
        ("cafe\u{301}\u{7F}\u{7F}\n", "ca"),
        ("a👩‍👩‍👧\u{7F}b👍🏽\u{7F}c\n", "abc"),
        ("\u{8}\u{8}b\n", "b"),
        ("anything\u{15}b\n", "b"),
    ])
    func `a person's backspace takes back one character`(typed: String, read: String) {
        var client = Client()
        client.send(typed)
        #expect(client.lines == [read])
    }

    @Test func `a program's delete is a character like any other`() {
        var client = Client()
        client.send("{\"name\":\"\u{7F}\"}\n")
        #expect(client.lines == ["{\"name\":\"\u{7F}\"}"])
        #expect(!client.framer.erases)
    }
}

@Suite struct TelnetTests {
    @Test func `nobody who does not negotiate is sent anything`() {
        var client = Client()
        client.send("help\n")
        #expect(client.replies.isEmpty)
        #expect(!client.framer.negotiates)
    }

    @Test func `a telnet is asked for its width and its terminal, and declined the rest`() {
        var client = Client()
        // DO SUPPRESS-GO-AHEAD, WILL NAWS, WILL TSPEED, as telnet sends them at the start.
        client.send([255, 253, 3, 255, 251, 31, 255, 251, 32])
        #expect(client.framer.negotiates)
        #expect(client.replies == [255, 253, 31, 255, 253, 24, 255, 252, 3, 255, 254, 32])
        client.send([255, 251, 24])
        #expect(client.replies.suffix(6) == [255, 250, 24, 1, 255, 240])
        client.send([255, 250, 31, 0, 120, 0, 40, 255, 240])
        #expect(client.framer.reportedWidth == 120)
        client.send([255, 250, 24, 0] + Array("XTERM".utf8) + [255, 240])
        #expect(client.framer.reportedTerminal == "XTERM")
        client.send("b\r\0")
        #expect(client.lines == ["b"])
    }

    @Test func `a width that holds the escape byte is read right`() {
        var client = Client()
        client.send([255, 251, 31, 255, 250, 31, 0, 255, 255, 0, 10, 255, 240])
        #expect(client.framer.reportedWidth == 255)
    }

    @Test func `two that decline each other fall silent`() {
        var one = Client()
        var other = Client()
        one.send([255, 253, 1])
        var sent = one.replies
        for _ in 0..<10 where !sent.isEmpty {
            other.send(sent)
            swap(&one, &other)
            sent = one.takeNewReplies()
        }
        #expect(sent.isEmpty)
    }

    @Test func `a flood of negotiation is answered to a bound`() {
        var client = Client()
        for _ in 0..<1000 { client.send([UInt8](repeatElement([255, 253, 1, 255, 251, 1], count: 100).joined())) }
        #expect(client.replies.count <= 300 * 6)
        client.send("b\n")
        #expect(client.lines == ["b"])
    }

    @Test func `a subnegotiation that never ends does not swallow the evening`() {
        var client = Client()
        client.send([255, 250, 24] + [UInt8](repeating: 65, count: 511))
        client.send("\nb\n")
        #expect(client.lines.last == "b")
    }

    @Test func `telnet's own keys erase`() {
        var client = Client()
        client.send(Array("xyz".utf8) + [255, 248] + Array("bc".utf8) + [255, 247] + Array("\r\n".utf8))
        #expect(client.lines == ["b"])
    }

    @Test func `a stray byte in a program's line is left for the parser to refuse`() {
        var client = Client()
        client.send(Array("{\"name\":\"".utf8) + [255, 254] + Array("\"}\n{}\n".utf8))
        #expect(client.pieces.count == 2)
        #expect(client.pieces.first == .line(bytes: Array("{\"name\":\"".utf8) + [255, 254] + Array("\"}".utf8)))
    }
}
