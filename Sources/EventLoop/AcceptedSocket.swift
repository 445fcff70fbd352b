internal import Glibc
internal import Synchronization

/// A client that has been accepted and has no connection yet. It may go to another thread's loop; if no `TCPConnection`
/// takes it, the client is hung up on when the last copy goes.
public struct AcceptedSocket: Sendable {
    /// In digits, such as "192.0.2.7"; an IPv4 client on an IPv6 socket is told as IPv4.
    public let peerAddress: String
    public let peerPort: UInt16
    /// The client is on this machine (127.0.0.0/8 or ::1).
    public let isLoopback: Bool

    private let descriptor: OwnedDescriptor

    init(descriptor: Int32, peer: SocketAddress) {
        peerAddress = peer.host
        peerPort = peer.port
        isLoopback = peer.isLoopback
        self.descriptor = OwnedDescriptor(descriptor)
    }

    /// Hands the descriptor over, to the first who asks.
    func takeDescriptor() -> Int32? {
        descriptor.take()
    }
}

/// A descriptor that is closed unless someone takes it.
private final class OwnedDescriptor: Sendable {
    private static let taken: Int32 = -1
    private let descriptor: Atomic<Int32>

    init(_ descriptor: Int32) {
        self.descriptor = Atomic(descriptor)
    }

    deinit {
        if let descriptor = take() { Glibc.close(descriptor) }
    }

    func take() -> Int32? {
        let descriptor = descriptor.exchange(Self.taken, ordering: .acquiringAndReleasing)
        return descriptor == Self.taken ? nil : descriptor
    }
}
