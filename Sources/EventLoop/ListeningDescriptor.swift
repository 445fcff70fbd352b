internal import Glibc

/// The making of a descriptor that listens.
enum ListeningDescriptor {
    /// An error of the system at some step, by its number.
    struct Failure: Error {
        let code: Int32

        /// The machine has no IPv6, or none on its interfaces.
        var lacksFamily: Bool { code == EAFNOSUPPORT || code == EADDRNOTAVAIL }

        func asListenError(_ address: ListenAddress) -> ListenError {
            code == EADDRINUSE ? .inUse(address) : .cannotListen(address, String(cString: strerror(code)))
        }
    }

    static func open(_ address: SocketAddress, backlog: Int32) throws(Failure) -> Int32 {
        let descriptor = socket(address.family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        do {
            try configure(descriptor, address)
            try check(address.pass { bind(descriptor, $0, $1) })
            try check(listen(descriptor, backlog))
            return descriptor
        } catch {
            close(descriptor)
            throw error
        }
    }

    static func boundAddress(of descriptor: Int32) -> SocketAddress {
        var address = SocketAddress()
        _ = address.fill { getsockname(descriptor, $0, $1) }
        return address
    }

    private static func configure(_ descriptor: Int32, _ address: SocketAddress) throws(Failure) {
        try check(fcntl(descriptor, F_SETFD, FD_CLOEXEC))
        try check(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK))
        // A server that is started again at once finds the connections of the last one in TIME_WAIT.
        try check(SocketOption.set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1))
        if address.family == AF_INET6, address.isWildcard {
            // Else [::] would take IPv4 too, and 0.0.0.0 on the same port could not be bound.
            try check(SocketOption.set(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, 1))
        }
    }

    private static func check(_ status: Int32) throws(Failure) {
        if status < 0 { throw Failure(code: errno) }
    }
}

enum SocketOption {
    @discardableResult
    static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32, _ value: Int32) -> Int32 {
        var value = value
        return setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size))
    }
}
