public final class Loop {
    public init() throws(LoopError) {}
    public var now: Instant { MonotonicClock.now() }
    public var onEndOfTurn: (() -> Void)?
    public func wake() {}
    public func run() throws(LoopError) {}
    public func stop() {}
    public var openHandles: Int { 0 }
}

@available(*, unavailable)
extension Loop: Sendable {}

public final class Deadline {
    public init(on loop: Loop, _ action: @escaping () -> Void) {}
    public func set(_ at: Instant?) { self.at = at }
    public private(set) var at: Instant?
}

public final class Mailbox<Message: Sendable>: @unchecked Sendable {
    public init(on loop: Loop, deliver: @escaping ([Message]) -> Void) throws(LoopError) {}
    public func post(_ message: Message) -> Bool { false }
    public func close() {}
}

public final class TCPListener {
    public init(
        on loop: Loop, addresses: [ListenAddress], backlog: Int32 = 4096, acceptsPerTurn: Int = 64,
        mayAccept: @escaping () -> Bool, refusal: @escaping () -> [UInt8], accept: @escaping (AcceptedSocket) -> Void
    ) throws(ListenError) {}
    public var boundAddresses: [ListenAddress] { [] }
    public func close() {}
}

public struct AcceptedSocket: Sendable {
    public let peerAddress: String
    public let peerPort: UInt16
    public let isLoopback: Bool
}

public protocol TCPConnectionHandler: AnyObject {
    func connection(_ connection: TCPConnection, didRead bytes: UnsafeRawBufferPointer, at: Instant)
    func connectionDidReachEnd(_ connection: TCPConnection)
    func connection(_ connection: TCPConnection, handedOver marker: UInt64, at: Instant)
    func connectionDidOverflow(_ connection: TCPConnection)
    func connectionDidClose(_ connection: TCPConnection)
}

public final class TCPConnection {
    public init(_ socket: AcceptedSocket, on loop: Loop, handler: any TCPConnectionHandler) throws(LoopError) {
        peerAddress = socket.peerAddress
        peerPort = socket.peerPort
        isLoopback = socket.isLoopback
    }
    public func send(_ bytes: [UInt8], marker: UInt64? = nil) {}
    public func send(_ shared: SharedBytes, rest: [UInt8] = [], marker: UInt64? = nil) {}
    public var queuedBytes: Int { 0 }
    public var outputLimit = 96 * 1024
    public var closeTimeout = Duration.seconds(2)
    public func pauseReading() {}
    public func resumeReading() {}
    public func close() {}
    public func abort() {}
    public let peerAddress: String
    public let peerPort: UInt16
    public let isLoopback: Bool
    public var networkFigures: NetworkFigures? { nil }
}

public final class SignalWatcher {
    public init(on loop: Loop, _ signals: [Int32], _ action: @escaping (Int32) -> Void) throws(LoopError) {}
    public func close() {}
}
