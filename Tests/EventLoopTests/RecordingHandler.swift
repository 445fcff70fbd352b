import EventLoop

/// Notes what it is told, and does what a test says.
final class RecordingHandler: TCPConnectionHandler {
    var received: [UInt8] = []
    var ends = 0
    var handedOver: [UInt64] = []
    var handedOverTimes: [Instant] = []
    var overflows = 0
    var closes = 0

    var onReadAt: (Instant) -> Void = { _ in }
    var onRead: (TCPConnection, [UInt8]) -> Void = { _, _ in }
    var onEnd: (TCPConnection) -> Void = { _ in }
    var onHandedOver: (TCPConnection, UInt64) -> Void = { _, _ in }
    var onOverflow: (TCPConnection) -> Void = { _ in }
    var onClose: (TCPConnection) -> Void = { _ in }

    /// Lets go of what a test wants done, which may hold what holds this.
    func forget() {
        onReadAt = { _ in }
        onRead = { _, _ in }
        onEnd = { _ in }
        onHandedOver = { _, _ in }
        onOverflow = { _ in }
        onClose = { _ in }
    }

    var receivedText: String { String(decoding: received, as: UTF8.self) }

    func connection(_ connection: TCPConnection, didRead bytes: UnsafeRawBufferPointer, at: Instant) {
        received += bytes
        onReadAt(at)
        onRead(connection, Array(bytes))
    }

    func connectionDidReachEnd(_ connection: TCPConnection) {
        ends += 1
        onEnd(connection)
    }

    func connection(_ connection: TCPConnection, handedOver marker: UInt64, at: Instant) {
        handedOver.append(marker)
        handedOverTimes.append(at)
        onHandedOver(connection, marker)
    }

    func connectionDidOverflow(_ connection: TCPConnection) {
        overflows += 1
        onOverflow(connection)
    }

    func connectionDidClose(_ connection: TCPConnection) {
        closes += 1
        onClose(connection)
    }
}
