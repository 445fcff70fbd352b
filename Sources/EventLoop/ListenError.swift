/// Why a server cannot listen.
public enum ListenError: Error, Equatable, CustomStringConvertible {
    /// Another process, or another listener of this one, has the port.
    case inUse(ListenAddress)
    /// The host is neither a numeric address nor a name that can be looked up; the reason is the resolver's.
    case unknownHost(ListenAddress, String)
    /// Anything else, in the system's words: the address is not of this machine, the port needs privileges …
    case cannotListen(ListenAddress, String)

    public var description: String {
        switch self {
        case .inUse(let address): "cannot listen on \(address): the port is taken by another program"
        case .unknownHost(let address, let reason): "cannot listen on \(address): unknown host (\(reason))"
        case .cannotListen(let address, let reason): "cannot listen on \(address): \(reason)"
        }
    }
}
