import EventLoop
import Testing

@Suite struct DescriptorsRunOutTests {
    @Test func `when descriptors run out a player is told so, and who comes when there are some again is let in`() async
    {
        await #expect(processExitsWith: .success) {
            setDescriptorLimit(256)
            let (refusals, answer, admitted) = try withOwnDescriptors {
                let loop = try Loop()
                let server = try TestServer(on: loop).echo()
                let address = server.address
                let unlucky = try (0..<3).map { _ in try ClientSocket(address) }
                let hoard = DescriptorHoard(below: 256)
                let (refusals, answer) = try server.play {
                    let refusals = try unlucky.map { try $0.receiveTextToEnd() }
                    hoard.giveBack()
                    let lucky = try ClientSocket(address)
                    try lucky.send("hello")
                    return (refusals, try lucky.receiveText(5))
                }
                return (refusals, answer, server.connections.count)
            }
            #expect(refusals == ["full\n", "full\n", "full\n"])
            #expect(answer == "hello")
            #expect(admitted == 1)
        }
    }

    @Test func `when there is not even one to refuse with, players wait and are let in later`() async {
        await #expect(processExitsWith: .success) {
            setDescriptorLimit(256)
            let (admittedBefore, answer) = try withOwnDescriptors {
                // Below 64 nothing is free, and what the listener holds is above.
                _ = DescriptorHoard(below: 64)
                let loop = try Loop()
                let server = try TestServer(on: loop).echo()
                let patient = try ClientSocket(server.address)
                try patient.send("hello")
                setDescriptorLimit(64)
                var turns = 0
                var admittedBefore: Int?
                loop.onEndOfTurn = {
                    turns += 1
                    // The first turn ends before the loop has looked for clients, the second after it has.
                    if turns == 2 {
                        admittedBefore = server.connections.count
                        setDescriptorLimit(256)
                    }
                }
                let answer = try server.play { try patient.receiveText(5) }
                return (admittedBefore, answer)
            }
            #expect(admittedBefore == 0)
            #expect(answer == "hello")
        }
    }

    @Test func `a loop that cannot be had is an error, and nothing is left of it`() async {
        await #expect(processExitsWith: .success) {
            setDescriptorLimit(256)
            let outcome = try withOwnDescriptors {
                let hoard = DescriptorHoard(below: 256)
                defer { hoard.giveBack() }
                return Result { try Loop().openHandles }
            }
            let error = #expect(throws: LoopError.self) { try outcome.get() }
            #expect(error?.description == "cannot create an event loop: too many open files")
        }
    }
}
