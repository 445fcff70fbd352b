import EventLoop
import Testing

@Suite struct EchoTests {
    @Test func `what a client sends comes back`() throws {
        let loop = try Loop()
        let server = try TestServer(on: loop).echo()
        let address = server.address
        let answer = try server.play {
            let client = try ClientSocket(address)
            try client.send("hello")
            return try client.receiveText(5)
        }
        #expect(answer == "hello")
        #expect(server.handler.closes == 1)
    }
}
