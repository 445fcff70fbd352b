internal import Glibc

/// An address as the system's calls take it.
struct SocketAddress {
    private(set) var storage = sockaddr_storage()
    private(set) var length = socklen_t(MemoryLayout<sockaddr_storage>.size)

    /// Empty, for a call that fills it in.
    init() {}

    init(copying address: UnsafePointer<sockaddr>, length: socklen_t) {
        self.length = min(length, self.length)
        withUnsafeMutableBytes(of: &storage) { bytes in
            bytes.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(self.length)))
        }
    }

    var family: Int32 { Int32(storage.ss_family) }

    func pass<Result>(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, length) }
        }
    }

    mutating func fill<Result>(
        _ call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Result
    ) -> Result {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, &length) }
        }
    }

    /// The port sits at the same place for both families (sockaddr_in and sockaddr_in6), in network order.
    var port: UInt16 {
        get { withUnsafeBytes(of: storage) { UInt16(bigEndian: $0.load(fromByteOffset: 2, as: UInt16.self)) } }
        set {
            withUnsafeMutableBytes(of: &storage) {
                $0.storeBytes(of: newValue.bigEndian, toByteOffset: 2, as: UInt16.self)
            }
        }
    }

    /// The 4 bytes of an IPv4 address or the 16 of an IPv6 one.
    var addressBytes: [UInt8] {
        withUnsafeBytes(of: storage) { bytes in
            family == AF_INET6 ? Array(bytes[8..<24]) : Array(bytes[4..<8])
        }
    }

    /// ::ffff:a.b.c.d, an IPv4 peer on an IPv6 socket (RFC 4291, 2.5.5.2).
    private var mapped: [UInt8]? {
        let bytes = addressBytes
        guard bytes.count == 16, bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF else {
            return nil
        }
        return Array(bytes[12...])
    }

    /// In digits, a scope included (`fe80::1%eth0`); a mapped IPv4 address as IPv4.
    var host: String {
        if let mapped { return mapped.map { String($0) }.joined(separator: ".") }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(NI_MAXHOST)) { buffer in
            let status = pass { getnameinfo($0, $1, buffer.baseAddress, socklen_t(NI_MAXHOST), nil, 0, NI_NUMERICHOST) }
            guard status == 0, let start = buffer.baseAddress else { return "" }
            return String(cString: start)
        }
    }

    /// 127.0.0.0/8 or ::1.
    var isLoopback: Bool {
        let bytes = mapped ?? addressBytes
        return bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
    }

    /// The same place to listen on.
    func isSame(as other: SocketAddress) -> Bool {
        family == other.family && port == other.port && host == other.host
    }

    /// 0.0.0.0 or [::].
    var isWildcard: Bool {
        addressBytes.allSatisfy { $0 == 0 }
    }
}

extension ListenAddress {
    /// The addresses the host stands for: itself when it is numeric, else what the resolver knows. Blocks on the resolver.
    func resolve() throws(ListenError) -> [SocketAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var first: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &first)
        defer { if let first { freeaddrinfo(first) } }
        guard status == 0 else { throw .unknownHost(self, String(cString: gai_strerror(status))) }
        var found: [SocketAddress] = []
        var next = first
        while let info = next?.pointee {
            if let address = info.ai_addr { found.append(SocketAddress(copying: address, length: info.ai_addrlen)) }
            next = info.ai_next
        }
        return found
    }
}
