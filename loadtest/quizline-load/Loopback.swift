import Glibc

/// Questions to this machine's own network, answered at once. Nothing else is ever connected to.
enum Loopback {
    /// A port that nobody listens on, for a server that cannot choose one itself.
    static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withAddress(&address, port: 0) { bind(descriptor, $0, length) }
        let named = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard status == 0, named == 0 else { throw LoadError("no port is free") }
        return UInt16(bigEndian: address.sin_port)
    }

    static func canConnect(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        return withAddress(&address, port: port) {
            Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }

    /// A connection whose kernel takes about so many bytes that nobody reads. Blocks.
    static func connect(_ port: UInt16, receiveBuffer bytes: Int32) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw LoadError("no descriptor is left: \(String(cString: strerror(errno)))") }
        var bytes = bytes
        // Before it is connected, since the first window that is offered is never taken back.
        setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        let status = withAddress(&address, port: port) {
            Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
        guard status == 0 else {
            close(descriptor)
            throw LoadError("cannot connect to port \(port): \(String(cString: strerror(errno)))")
        }
        return descriptor
    }

    private static func withAddress<Result>(
        _ address: inout sockaddr_in, port: UInt16, _ call: (UnsafePointer<sockaddr>) -> Result
    ) -> Result {
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0) }
        }
    }
}
