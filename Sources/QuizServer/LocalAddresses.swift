import Foundation

/// This machine's own addresses that others may reach: IPv4 first, without loopback and link-local ones.
func localAddresses() -> [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return [] }
    defer { freeifaddrs(list) }
    var four: [String] = []
    var six: [String] = []
    var entry = list
    while let current = entry {
        defer { entry = current.pointee.ifa_next }
        guard current.pointee.ifa_flags & UInt32(IFF_UP) != 0, let address = current.pointee.ifa_addr else {
            continue
        }
        let family = Int32(address.pointee.sa_family)
        guard family == AF_INET || family == AF_INET6, let text = numeric(address, family) else { continue }
        if family == AF_INET { four.append(text) } else { six.append(text) }
    }
    return four.filter { !$0.hasPrefix("127.") && !$0.hasPrefix("169.254.") }
        + six.filter { $0 != "::1" && !$0.lowercased().hasPrefix("fe80") }
}

private func numeric(_ address: UnsafeMutablePointer<sockaddr>, _ family: Int32) -> String? {
    let size = family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
    var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let status = getnameinfo(address, socklen_t(size), &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST)
    guard status == 0 else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
