import EventLoop
import QuizNight
import QuizRules

/// One connection and its session: what the loop reports goes to the night, what the night wishes to the connection.
final class Client: TCPConnectionHandler, Outlet {
    private unowned let edge: Edge
    private var connection: TCPConnection?
    private var session: Session?
    private var leastRoundTrip: Int?

    init(_ socket: AcceptedSocket, edge: Edge) throws(LoopError) {
        self.edge = edge
        connection = try TCPConnection(socket, on: edge.loop, handler: self)
    }

    /// Takes the session that the night made for it.
    func begin(_ session: Session) { self.session = session }

    // MARK: - What the loop reports

    func connection(_ connection: TCPConnection, didRead bytes: UnsafeRawBufferPointer, at instant: Instant) {
        guard let session else { return }
        edge.night.read(session, bytes, at: edge.clock.time(of: instant))
    }

    func connectionDidReachEnd(_ connection: TCPConnection) {
        guard let session else { return }
        edge.night.reachedEnd(session, at: edge.clock.time(of: edge.loop.now))
    }

    func connection(_ connection: TCPConnection, handedOver marker: UInt64, at instant: Instant) {
        guard let session else { return }
        edge.night.handedOver(session, marker: marker, at: edge.clock.time(of: instant))
    }

    func connectionDidOverflow(_ connection: TCPConnection) {
        guard let session else { return }
        edge.night.overflowed(session, at: edge.clock.time(of: edge.loop.now))
    }

    func connectionDidClose(_ connection: TCPConnection) {
        if let session { edge.night.ended(session, at: edge.clock.time(of: edge.loop.now)) }
        session = nil
        self.connection = nil
        edge.lost()
    }

    // MARK: - What the night wishes

    func send(_ bytes: [UInt8], marker: UInt64?) { connection?.send(bytes, marker: marker) }

    func send(_ line: SharedLine, rest: [UInt8], marker: UInt64?, isLast: Bool) {
        connection?.send(edge.shared(line), rest: rest, marker: marker, isLast: isLast)
    }

    func pauseReading() { connection?.pauseReading() }
    func resumeReading() { connection?.resumeReading() }
    func hangUp() { connection?.close() }
    var queuedBytes: Int { connection?.queuedBytes ?? 0 }

    var outputLimit: Int {
        get { connection?.outputLimit ?? 0 }
        set { connection?.outputLimit = newValue }
    }

    /// The kernel forgets its minimum after five minutes (tcp_min_rtt_wlen); the rules count the connection's whole life.
    var figures: LinkFigures {
        guard let figures = connection?.networkFigures else { return LinkFigures() }
        leastRoundTrip = min(leastRoundTrip ?? .max, figures.minRoundTrip)
        return LinkFigures(minimumRoundTrip: leastRoundTrip, sinceLastReceived: figures.sinceLastReceived)
    }

    /// The kernel is asked only where bytes may have waited for as long as it can tell: that is a call for each answer.
    var figuresOfRead: LinkFigures {
        guard let leastRoundTrip, connection?.isReadWithin(milliseconds: LinkFigures.coarseness) ?? false else {
            return figures
        }
        return LinkFigures(minimumRoundTrip: leastRoundTrip, sinceLastReceived: 0)
    }

    var address: String { connection?.peerAddress ?? "" }
    var isLoopback: Bool { connection?.isLoopback ?? false }
}
