/// What the kernel knows of a connection's network (`TCP_INFO`, see tcp(7) and RFC 6298 for the smoothed round trip).
public struct NetworkFigures: Hashable, Sendable {
    /// The shortest round trip seen in the last five minutes, in microseconds.
    public let minRoundTrip: Int
    /// The smoothed round trip, in microseconds.
    public let roundTrip: Int
    /// Milliseconds since the last data came from the peer, good to the kernel's tick (4 ms).
    public let sinceLastReceived: Int
}
