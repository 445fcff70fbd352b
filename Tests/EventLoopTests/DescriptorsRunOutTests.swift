import EventLoop
import Glibc
import Testing

/// Each in a process of its own, for the limit of descriptors is the process's.
@Suite struct DescriptorsRunOutTests {
    @Test func `when descriptors run out a player is told so, and who comes when there are some again is let in`() async
    {
        await #expect(processExitsWith: .success) {
            let loop = try Loop()
            let server = try TestServer(on: loop).echo()
            let address = server.address
            let unlucky = try (0..<3).map { _ in try ClientSocket(address) }
            let hoard = DescriptorHoard()
            let (refusals, answer) = try server.play {
                let refusals = try unlucky.map { try $0.receiveTextToEnd() }
                hoard.giveBack()
                let lucky = try ClientSocket(address)
                try lucky.send("hello")
                return (refusals, try lucky.receiveText(5))
            }
            #expect(refusals == ["full\n", "full\n", "full\n"])
            #expect(answer == "hello")
            #expect(server.connections.count == 1)
        }
    }

    @Test func `a loop that cannot be had is an error, and nothing is left of it`() async {
        await #expect(processExitsWith: .success) {
            let hoard = DescriptorHoard()
            let error = #expect(throws: LoopError.self) { try Loop() }
            #expect(error?.description == "cannot create an event loop: too many open files")
            hoard.giveBack()
            let loop = try Loop()
            loop.stop()
            try run(loop)
        }
    }

    @Test func `when there is not even one to refuse with, players wait and are let in later`() async {
        await #expect(processExitsWith: .success) {
            let loop = try Loop()
            let server = try TestServer(on: loop).echo()
            let patient = try ClientSocket(server.address)
            var turns = 0
            loop.onEndOfTurn = {
                turns += 1
                // The first turn ends before the loop has looked for clients, the second after it has.
                if turns == 2 {
                    #expect(server.connections.isEmpty)
                    setDescriptorLimit(1024)
                }
            }
            try patient.send("hello")
            setDescriptorLimit(0)
            let answer = try server.play { try patient.receiveText(5) }
            #expect(answer == "hello")
            #expect(server.handler.closes == 1)
        }
    }
}

func setDescriptorLimit(_ soft: rlim_t) {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = soft
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}

/// All the descriptors that the process can have, but for those in use.
final class DescriptorHoard: Sendable {
    private let descriptors: [Int32]

    init() {
        setDescriptorLimit(256)
        var descriptors: [Int32] = []
        while true {
            let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { break }
            descriptors.append(descriptor)
        }
        self.descriptors = descriptors
    }

    func giveBack() {
        for descriptor in descriptors { close(descriptor) }
    }
}
