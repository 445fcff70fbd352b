internal import CLibuv
internal import Glibc

/// A connection to a server, in the making. Once it is made, its socket becomes a `TCPConnection` like any other.
///
/// It stays until it has said how it went, even if nobody holds it.
public final class TCPConnector {
    private let loop: Loop
    private let descriptor: Int32
    private let peer: SocketAddress
    private let poll = UnsafeMutablePointer<uv_poll_t>.allocate(capacity: 1)
    private let done: (Result<AcceptedSocket, LoopError>) -> Void
    private var result: Result<Void, LoopError>?
    private var isClosing = false

    private static let operation = "connect"

    /// Begins to connect. Names are looked up here, which may block.
    ///
    /// - Parameters:
    ///   - address: of the server; of a name, the first address it stands for.
    ///   - source: the numeric address of this machine to connect from; nil lets the system choose. A port is chosen when
    ///     the connection is made, so that each source has all ports for each server (`IP_BIND_ADDRESS_NO_PORT`, ip(7)).
    ///   - done: called once, on the loop's thread, and never from in here.
    /// - Throws: where there is no such name or source, or no descriptor is left.
    public init(
        on loop: Loop, to address: ListenAddress, from source: String? = nil,
        done: @escaping (Result<AcceptedSocket, LoopError>) -> Void
    ) throws(LoopError) {
        self.loop = loop
        self.done = done
        do {
            try loop.mustBeOpen(to: Self.operation)
            peer = try Self.lookUp(address)
            descriptor = try Self.open(peer, from: source)
        } catch {
            poll.deallocate()
            throw error
        }
        let status = uv_poll_init(loop.raw, poll, descriptor)
        guard status == 0 else {
            poll.deallocate()
            Glibc.close(descriptor)
            throw LoopError(Self.operation, status: status)
        }
        poll.pointee.data = unretained(self)
        loop.adopt(self)
        begin()
    }

    /// Gives up; `done` is told so.
    public func cancel() {
        closeHandle()
    }

    /// A socket that failed at once is polled too: it is ready at once, and so `done` is never called from `init`.
    private func begin() {
        let status = peer.pass { connect(descriptor, $0, $1) }
        if status < 0, errno != EINPROGRESS { result = .failure(Self.failure(errno)) }
        uv_poll_start(poll, Int32(UV_WRITABLE.rawValue)) { poll, _, _ in
            owner(poll?.pointee.data, as: TCPConnector.self)?.didConnect()
        }
    }

    private func didConnect() {
        if result == nil {
            let error = SocketOption.pendingError(of: descriptor)
            result = error == 0 ? .success(()) : .failure(Self.failure(error))
        }
        closeHandle()
    }

    /// The descriptor is out of libuv's hands by now, so another handle may take it.
    private func didClose() {
        poll.deallocate()
        loop.release(self)
        switch result ?? .failure(LoopError(Self.operation, reason: "it was given up")) {
        case .success: done(.success(AcceptedSocket(descriptor: descriptor, peer: peer)))
        case .failure(let error):
            Glibc.close(descriptor)
            done(.failure(error))
        }
    }

    private static func failure(_ code: Int32) -> LoopError {
        LoopError(operation, reason: String(cString: strerror(code)))
    }
}

extension TCPConnector: HandleOwner {
    func closeHandle() {
        guard !isClosing else { return }
        isClosing = true
        uv_close(asHandle(poll)) { poll in owner(poll?.pointee.data, as: TCPConnector.self)?.didClose() }
    }
}

@available(*, unavailable)
extension TCPConnector: Sendable {}

// MARK: - The socket

extension TCPConnector {
    private static func lookUp(_ address: ListenAddress) throws(LoopError) -> SocketAddress {
        do throws(ListenError) {
            guard let first = try address.resolve().first else { throw ListenError.unknownHost(address, "no address") }
            return first
        } catch {
            throw LoopError(operation, reason: "unknown host \(address.host)")
        }
    }

    private static func open(_ peer: SocketAddress, from source: String?) throws(LoopError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(peer.family, type, 0)
        guard descriptor >= 0 else { throw failure(errno) }
        guard let source else { return descriptor }
        do throws(LoopError) {
            let own = try lookUp(ListenAddress(host: source, port: 0))
            SocketOption.set(descriptor, Int32(IPPROTO_IP), IP_BIND_ADDRESS_NO_PORT, 1)
            if own.pass({ bind(descriptor, $0, $1) }) < 0 { throw failure(errno) }
            return descriptor
        } catch {
            Glibc.close(descriptor)
            throw error
        }
    }
}

extension SocketOption {
    /// What went wrong on a socket in the background; 0: nothing. Reading it clears it.
    fileprivate static func pendingError(of descriptor: Int32) -> Int32 {
        var error: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        let status = getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)
        return status < 0 ? errno : error
    }
}
