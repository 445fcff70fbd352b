/// Where a server listens: an address or a name, and a port.
public struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    /// A numeric IPv4 or IPv6 address (without brackets), or a name that is looked up when listening starts.
    public let host: String
    /// 0 asks the system for a free one.
    public let port: UInt16

    public init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// As in a URL: `0.0.0.0:7777`, `[::]:7777`.
    public var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
