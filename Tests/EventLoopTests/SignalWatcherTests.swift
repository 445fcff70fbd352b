import EventLoop
import Glibc
import Testing

@Suite(.serialized) struct SignalWatcherTests {
    @Test func `a watched signal is told on the loop, by its number`() throws {
        let loop = try Loop()
        var came: [Int32] = []
        let watcher = try SignalWatcher(on: loop, [SIGUSR1, SIGUSR2]) { signal in
            came.append(signal)
            if came.count == 1 { kill(getpid(), SIGUSR1) } else { loop.stop() }
        }
        kill(getpid(), SIGUSR2)
        try run(loop)
        #expect(came == [SIGUSR2, SIGUSR1])
        watcher.close()
    }

    @Test func `two watchers hear the same signal, and one that is closed hears nothing`() throws {
        let loop = try Loop()
        var came: [String] = []
        let stop = { if came.count == 2 { loop.stop() } }
        let one = try SignalWatcher(on: loop, [SIGUSR1]) { _ in
            came.append("one"); stop()
        }
        let other = try SignalWatcher(on: loop, [SIGUSR1]) { _ in
            came.append("other"); stop()
        }
        let closed = try SignalWatcher(on: loop, [SIGUSR1]) { _ in came.append("closed") }
        closed.close()
        kill(getpid(), SIGUSR1)
        try run(loop)
        #expect(came.sorted() == ["one", "other"])
        withExtendedLifetime((one, other)) {}
    }

    @Test func `a watcher may close itself`() throws {
        let loop = try Loop()
        var came = 0
        var watcher: SignalWatcher?
        watcher = try SignalWatcher(on: loop, [SIGUSR1]) { _ in
            came += 1
            watcher?.close()
            loop.stop()
        }
        kill(getpid(), SIGUSR1)
        try run(loop)
        #expect(came == 1)
        watcher = nil
    }

    @Test func `SIGKILL cannot be watched, and nothing is left of the attempt`() throws {
        let loop = try Loop()
        #expect(throws: LoopError.self) { try SignalWatcher(on: loop, [SIGUSR1, SIGKILL]) { _ in } }
        loop.stop()
        try run(loop)
    }
}
