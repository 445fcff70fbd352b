import Dispatch
import EventLoop
import Foundation

/// A second loop on a thread of its own, that echoes for the clients it is handed.
final class HallThread: Sendable {
    let clients: Mailbox<AcceptedSocket>
    private let ended = DispatchSemaphore(value: 0)

    init() throws {
        let opened = DispatchSemaphore(value: 0)
        let handover = Handover()
        Thread.detachNewThread { [ended] in
            defer { ended.signal() }
            guard let loop = try? Loop() else {
                opened.signal()
                return
            }
            let handler = RecordingHandler()
            handler.onRead = { connection, bytes in connection.send(bytes) }
            handover.clients = try? Mailbox<AcceptedSocket>(on: loop) { sockets in
                for socket in sockets { _ = try? TCPConnection(socket, on: loop, handler: handler) }
            }
            handover.bell = try? Mailbox<Void>(on: loop) { _ in loop.stop() }
            opened.signal()
            try? run(loop)
        }
        opened.wait()
        guard let clients = handover.clients, let bell = handover.bell else { throw NotOpened() }
        self.clients = clients
        self.bell = bell
    }

    /// Returns when the loop is closed.
    func end() {
        bell.post(())
        ended.wait()
    }

    private let bell: Mailbox<Void>

    private struct NotOpened: Error {}

    /// Written by the new thread before it signals, read by the other one after.
    private final class Handover: @unchecked Sendable {
        var clients: Mailbox<AcceptedSocket>?
        var bell: Mailbox<Void>?
    }
}
