import EventLoop
import Foundation
import Testing

/// Runs `clients` on a thread of its own and the loop on this one, until the clients have ended; returns what they found
/// once the loop is closed and everything on it.
func play<Found: Sendable>(_ loop: Loop, _ clients: @escaping @Sendable () throws -> Found) throws -> Found {
    var found: Result<Found, any Error>?
    let ended = try Mailbox<Result<Found, any Error>>(on: loop) { results in
        found = results.first
        loop.stop()
    }
    Thread.detachNewThread { ended.post(Result(catching: clients)) }
    try run(loop)
    return try #require(found, "the clients did not come to an end").get()
}

/// Runs the loop until something stops it; a test that goes wrong fails after a minute instead of hanging.
func run(_ loop: Loop) throws {
    let patience = Deadline(on: loop) {
        Issue.record("the loop was not stopped")
        loop.stop()
    }
    patience.set(MonotonicClock.now() + .seconds(60))
    try loop.run()
    #expect(loop.openHandles == 0)
}

let localhost = ListenAddress(host: "127.0.0.1", port: 0)
