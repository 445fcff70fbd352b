/// Bytes that many clients are sent, kept once.
public final class SharedLine: Sendable {
    public let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// What the kernel knows of the network between a client and the server.
public struct LinkFigures: Hashable, Sendable {
    /// The least round trip seen in the connection's life, in microseconds (`tcpi_min_rtt`); nil where none is known.
    public var minimumRoundTrip: Int?
    /// How long ago the last data came, in milliseconds (`tcpi_last_data_recv`); nil where it is not known.
    public var sinceLastReceived: Int?

    /// Up to so many milliseconds `sinceLastReceived` says nothing: the kernel counts it in ticks of 4 ms.
    public static let coarseness = 8

    public init(minimumRoundTrip: Int? = nil, sinceLastReceived: Int? = nil) {
        self.minimumRoundTrip = minimumRoundTrip
        self.sinceLastReceived = sinceLastReceived
    }
}

/// What a session wishes of its connection. Sent lines go out in order, together at the end of the turn.
public protocol Outlet: AnyObject {
    /// `marker`: a number to be told of (`Night.handedOver`) when the kernel has taken these bytes and all before.
    func send(_ bytes: [UInt8], marker: UInt64?)
    /// `isLast`: nothing more is said to this client in this turn, so it may go out at once.
    func send(_ line: SharedLine, rest: [UInt8], marker: UInt64?, isLast: Bool)
    func pauseReading()
    func resumeReading()
    /// Ends the connection once what was sent is through.
    func hangUp()
    /// How many bytes the client has not taken yet.
    var queuedBytes: Int { get }
    /// How many it may leave untaken before it is cut off.
    var outputLimit: Int { get set }
    var figures: LinkFigures { get }
    /// The same for what has just been read: they may be older where nothing can have waited for long.
    var figuresOfRead: LinkFigures { get }
    /// Where the client is, without a port.
    var address: String { get }
    var isLoopback: Bool { get }
}

extension Outlet {
    public var figuresOfRead: LinkFigures { figures }
}
